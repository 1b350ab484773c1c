package projections_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
)

// office is two processes that share a projection, and the desk. Until it is
// mended, neither can apply the events of ana, nor of cleo.
type office struct {
	*testBundle
	projections.Desk
	mended atomic.Bool
	one    *process
	two    *process
}

func newOffice(t *testing.T) *office {
	b := setup(t)
	o := &office{testBundle: b, Desk: projections.Desk{Store: b.store, Log: b.log}}
	refuse := func(d codec.Decoded) error {
		if !o.mended.Load() && (d.Stream.ID == b.story.ana && d.Revision >= 1 || d.Stream.ID == b.story.cleo) {
			return errors.New("not this one")
		}
		return nil
	}
	start := func() *process {
		p := &process{PostgresLeases: projections.NewPostgresLeases(b.store), thawed: make(chan struct{})}
		p.Runner = b.runner(&picky{projections.NewPostgres(b.store), refuse})
		p.Leases, p.Orders, p.Abreast = p, projections.PostgresOrders{Store: b.store}, 2
		require.NoError(t, p.Start(t.Context()))
		t.Cleanup(p.Stop)
		return p
	}
	o.one, o.two = start(), start()
	require.Eventually(t, func() bool { return o.one.holds() == 4 && o.two.holds() == 4 }, 20*time.Second, 10*time.Millisecond)
	b.awaitAll(t)
	return o
}

func (o *office) ref(id string) readmodels.ParkedStream {
	return readmodels.ParkedStream{Projection: "postgres", Tenant: "acme", Category: contact.Category, ID: id}
}

func (o *office) state(t *testing.T) readmodels.ProjectionState {
	t.Helper()
	p, err := o.Projection(t.Context(), "postgres")
	require.NoError(t, err)
	return p
}

func TestDesk_APoisonedStreamWaitsAndIsAppliedInOrderOnceMended(t *testing.T) {
	o := newOffice(t)
	o.log.add(o.story.stream("contact", o.story.ana), contact.Updated{ID: o.story.ana, Fields: contact.Fields{JobTitle: new("Owner")}, Moment: at(50)})
	tell(o.log, "globex")
	o.awaitAll(t)
	p := o.state(t)
	require.Equal(t, "LIVE", p.State(), "others flow")
	require.Equal(t, readmodels.ParkedStreams{Tenant: "acme", Streams: 2, Events: 5}, p.ParkedOf("acme"))
	require.Equal(t, 2, o.one.Status().Parked+o.two.Status().Parked, "each is told by the process that holds it")
	list, err := o.Parked(t.Context(), "globex", "", readmodels.Page{First: 10})
	require.NoError(t, err)
	require.Empty(t, list.Items)

	answer, err := o.Retry(t.Context(), o.ref(o.story.ana), "tester")
	require.NoError(t, err)
	require.True(t, answer.Done)
	require.Zero(t, answer.Applied)
	require.Contains(t, answer.Failure, "not this one")

	o.mended.Store(true)
	for _, id := range []string{o.story.ana, o.story.cleo} {
		answer, err = o.Retry(t.Context(), o.ref(id), "tester")
		require.NoError(t, err)
		require.Empty(t, answer.Failure)
		require.GreaterOrEqual(t, answer.Applied, 2)
	}
	o.requireSame(t)
	require.Empty(t, o.state(t).Parked)
	_, err = o.Retry(t.Context(), o.ref(o.story.ana), "tester")
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}

func TestDesk_ASkippedEventIsKeptWithItsReason(t *testing.T) {
	o := newOffice(t)
	_, _, err := o.Skip(t.Context(), o.ref(o.story.ana), "", "tester")
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	skipped, answer, err := o.Skip(t.Context(), o.ref(o.story.ana), "nobody needs it", "tester")
	require.NoError(t, err)
	require.EqualValues(t, 1, skipped.Revision)
	require.True(t, answer.Done)
	require.Contains(t, answer.Failure, "not this one", "the one behind it fails too")
	o.mended.Store(true)
	answer, err = o.Retry(t.Context(), o.ref(o.story.ana), "tester")
	require.NoError(t, err)
	require.Equal(t, readmodels.Answer{Done: true, Applied: 1}, answer)
	require.Equal(t, 1, o.state(t).Skipped)
	row, err := o.store.Contact(t.Context(), "acme", o.story.ana)
	require.NoError(t, err)
	require.EqualValues(t, 2, row.Revision)
	o.log.add(o.story.stream("contact", o.story.ana), contact.Updated{ID: o.story.ana, Fields: contact.Fields{JobTitle: new("Owner")}, Moment: at(50)})
	o.awaitAll(t)
	row, err = o.store.Contact(t.Context(), "acme", o.story.ana)
	require.NoError(t, err)
	require.Equal(t, "Owner", row.JobTitle, "what comes later is applied at once")
}

func TestDesk_APausedProjectionRestsEverywhere(t *testing.T) {
	o := newOffice(t)
	_, err := o.Pause(t.Context(), "nothing", "", "tester")
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	p, err := o.Pause(t.Context(), "postgres", "maintenance", "tester")
	require.NoError(t, err)
	require.Equal(t, "PAUSED", p.State())
	require.Equal(t, "maintenance", p.PausedFor)
	for _, each := range p.Processes {
		require.Equal(t, readmodels.Paused, each.State)
	}
	before := dump(t, o.store, "acme")
	tell(o.log, "acme")
	head, err := o.log.Head(t.Context(), nil)
	require.NoError(t, err)
	reached, err := o.one.Reached(t.Context(), head)
	require.NoError(t, err)
	require.True(t, reached, "nobody waits for it")
	answer, err := o.Retry(t.Context(), o.ref(o.story.ana), "tester")
	require.NoError(t, err)
	require.Contains(t, answer.Failure, "paused")
	p = o.state(t)
	require.Positive(t, p.LagEvents)
	require.True(t, p.LagExact)
	require.Equal(t, before, dump(t, o.store, "acme"))

	o.mended.Store(true)
	p, err = o.Resume(t.Context(), "postgres")
	require.NoError(t, err)
	require.NotEqual(t, "PAUSED", p.State())
	o.awaitAll(t)
	for _, id := range []string{o.story.ana, o.story.cleo} {
		_, err = o.Retry(t.Context(), o.ref(id), "tester")
		require.NoError(t, err)
	}
	o.requireSame(t)
}

func TestLagBehind_CountsAFewAndReckonsManyUp(t *testing.T) {
	t.Parallel()
	log := newLog(t)
	stream := eventstore.StreamID{Tenant: "acme", Category: "contact", ID: newID()}
	for range 3000 {
		log.add(stream, contact.Updated{ID: stream.ID, Fields: contact.Fields{JobTitle: new("x")}, Moment: at(1)})
	}
	lag, err := projections.LagBehind(t.Context(), log, log.events[2989].Position)
	require.NoError(t, err)
	require.Equal(t, 10, lag.Events)
	require.True(t, lag.Exact)
	require.Positive(t, lag.Age)
	lag, err = projections.LagBehind(t.Context(), log, eventstore.Start)
	require.NoError(t, err)
	require.Equal(t, 3000, lag.Events)
	require.False(t, lag.Exact)
	lag, err = projections.LagBehind(t.Context(), log, log.events[2999].Position)
	require.NoError(t, err)
	require.Equal(t, projections.Lag{Exact: true}, lag)
}
