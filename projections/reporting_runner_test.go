package projections_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
)

func awaitPosition(t *testing.T, sink projections.Sink, position eventstore.Position) {
	t.Helper()
	require.Eventually(t, func() bool {
		at, err := projections.At(t.Context(), sink)
		return err == nil && !position.After(at)
	}, 3*time.Minute, 10*time.Millisecond)
}

func TestReporting_IsBuiltAnewBehindARunnersBack(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	sink := projections.NewReporting(store)
	runner := &projections.Runner{Sink: sink, Log: log, Codec: log.codec.Blind(), Parking: &parkedStreams{}, Logger: quiet, MaxBatch: 7}
	require.NoError(t, runner.Start(t.Context()))
	defer runner.Stop()
	tell(log, "one")
	end := log.add(eventstore.StreamID{Tenant: "two", Category: "contact", ID: "x"}, contact.Created{ID: "x", Fields: contact.Fields{LastName: new("X")}, Moment: at(1)})
	awaitPosition(t, sink, end)

	require.NoError(t, store.Drop(t.Context(), "one")) // one tenant; nothing new comes in
	require.Eventually(t, func() bool {
		found, err := projections.CompareReporting(t.Context(), log, log.codec, store, "one")
		return err == nil && len(found) == 0
	}, 3*time.Minute, 20*time.Millisecond)
	awaitPosition(t, sink, end)

	require.NoError(t, sink.Reset(t.Context())) // everything
	end = log.add(eventstore.StreamID{Tenant: "two", Category: "contact", ID: "x"}, contact.Deleted{ID: "x", Moment: at(2)})
	awaitPosition(t, sink, end)
	runner.Stop()
	requireReporting(t, log, store, "one")
	requireReporting(t, log, store, "two")
}

func TestReporting_AnEngineThatIsKilledLosesNothing(t *testing.T) {
	t.Parallel()
	store, server := reportingEngine(t)
	log, sink := newLog(t), projections.NewReporting(store)
	runner := &projections.Runner{Sink: sink, Log: log, Codec: log.codec.Blind(), Parking: &parkedStreams{}, Logger: quiet, MaxBatch: 60}
	require.NoError(t, runner.Start(t.Context()))
	defer runner.Stop()
	for range 4 {
		for range 5 {
			tell(log, "one")
		}
		applied := runner.Status().Applied
		require.Eventually(t, func() bool { return runner.Status().Applied > applied }, 3*time.Minute, time.Millisecond)
		if engine, err := os.FindProcess(server.PID()); err == nil && server.PID() > 0 {
			require.NoError(t, engine.Kill())
		}
	}
	end := tell(log, "one").log.add(eventstore.StreamID{Tenant: "two", Category: "contact", ID: "x"}, contact.Created{ID: "x", Fields: contact.Fields{LastName: new("X")}, Moment: at(1)})
	awaitPosition(t, sink, end)
	runner.Stop()
	requireReporting(t, log, store, "one")
	requireReporting(t, log, store, "two")
}

func TestEdge_DevicesComeAndGoUnderARunner(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	runner := &projections.Runner{Sink: projections.Whole(b.sink), Log: b.log, Codec: b.log.codec, Parking: &parkedStreams{}, Logger: quiet, MaxBatch: 5}
	require.NoError(t, runner.Start(t.Context()))
	defer runner.Stop()
	for _, id := range []string{"a", "b", "c", "d"} { // each in the middle of what happens
		tell(b.log, "one")
		b.register("one", id)
		tell(b.log, "two")
	}
	b.revoke("one", "b")
	tell(b.log, "one").erase()
	end := b.log.add(eventstore.StreamID{Tenant: "two", Category: "device", ID: "other"}, device.Registered{ID: "other", MemberID: "m", Name: "tablet", Moment: at(3)})
	awaitPosition(t, projections.Whole(b.sink), end)
	b.awaitFile("two", "other")
	for _, id := range []string{"a", "c", "d"} {
		b.awaitFile("one", id)
	}
	runner.Stop()
	for _, id := range []string{"a", "c", "d"} {
		b.requireRight("one", id)
	}
	b.requireRight("two", "other")
	files, err := filepath.Glob(filepath.Join(b.folder, "*", "*"))
	require.NoError(t, err)
	require.Len(t, files, 4)
	_, err = os.Stat(b.path("one", "b"))
	require.ErrorIs(t, err, os.ErrNotExist)
}
