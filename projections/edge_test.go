package projections_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
)

func TestEdge_TwoDevicesOneRegisteredLate(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "early")
	b.feed()
	b.awaitFile("one", "early")
	tell(b.log, "one")
	tell(b.log, "two")
	b.feed()
	b.register("one", "late")
	b.feed()
	b.awaitFile("one", "late")

	b.requireRight("one", "early")
	b.requireRight("one", "late")
	require.Equal(t, b.content("one", "early"), b.content("one", "late"))
	counts, err := edge.Counts(t.Context(), b.path("one", "late"))
	require.NoError(t, err)
	require.Equal(t, map[string]int{"contacts": 5, "companies": 2, "pipelines": 2, "deals": 7, "tasks": 2, "members": 1}, counts)
	require.NotContains(t, b.content("one", "early"), "The two")

	files, err := filepath.Glob(filepath.Join(b.folder, "*", "*"))
	require.NoError(t, err)
	require.ElementsMatch(t, []string{b.path("one", "early"), b.path("one", "late")}, files, "nothing beside the files, none for revoked devices")
}

func TestEdge_ErasureLeavesNoTrace(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "tablet")
	b.feed()
	b.awaitFile("one", "tablet")
	crowd := b.crowd(300)
	s := tell(b.log, "one")
	b.feed()
	content, err := os.ReadFile(b.path("one", "tablet"))
	require.NoError(t, err)
	require.Contains(t, string(content), "Brown")

	late := s.erase()
	b.log.keys.erase(s.bert)
	b.log.keys.erase(s.cleo)
	b.feed()
	gone := []string{"Bert", "Brown", "Buyer", "Clark"}
	for i, id := range crowd {
		if i%3 == 0 {
			b.log.add(s.stream("contact", id), contact.Erased{ID: id, Reason: "asked for it", Moment: at(50)})
			b.log.keys.erase(id)
			gone = append(gone, nameInCrowd(i))
		}
		if i%100 == 0 {
			b.feed()
		}
	}
	b.feed()
	b.requireNoTrace(gone...)
	b.requireRight("one", "tablet")
	require.Contains(t, b.content("one", "tablet"), late)
	require.Contains(t, b.content("one", "tablet"), "García")

	before := b.content("one", "tablet")
	b.rebuild()
	b.awaitFile("one", "tablet")
	require.Equal(t, before, b.content("one", "tablet"))
	b.requireNoTrace(gone...)
}

// crowd adds contacts whose rows grow and shrink, one after the other, so
// that pages are split, merged and put in order, and copies of rows stay
// behind where SQLite no longer looks.
func (b *edgeBench) crowd(n int) []string {
	b.t.Helper()
	ids := make([]string, n)
	for i := range ids {
		ids[i] = newID()
		b.log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: ids[i]},
			contact.Created{ID: ids[i], Fields: contact.Fields{FirstName: new("Some"), LastName: new(nameInCrowd(i))}, Moment: at(1)})
	}
	for _, length := range []int{500, 3, 2000, 5000, 0} {
		for i, id := range ids {
			if (i+length)%3 > 0 {
				b.log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: id},
					contact.Updated{ID: id, Fields: contact.Fields{JobTitle: new(strings.Repeat("x", length+i%7))}, Moment: at(2)})
			}
			if i%50 == 0 {
				b.feed()
			}
		}
	}
	b.feed()
	return ids
}

func nameInCrowd(i int) string { return fmt.Sprintf("Crowd%04d", i) + strings.Repeat("e", i%40) }

// rebuild deletes the folder and starts again.
func (b *edgeBench) rebuild() {
	b.t.Helper()
	require.NoError(b.t, b.sink.Close())
	require.NoError(b.t, os.RemoveAll(b.folder))
	b.open()
	b.fed = eventstore.Start
	b.feed()
}

func TestEdge_AnyRepeatChangesNothing(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "tablet")
	b.feed()
	b.awaitFile("one", "tablet")
	tell(b.log, "one").erase()
	b.feed()
	before := b.content("one", "tablet")
	at, err := b.sink.Checkpoint(t.Context())
	require.NoError(t, err)
	events := b.log.decoded()
	require.NoError(t, b.sink.Apply(t.Context(), events))
	for _, e := range events {
		require.NoError(t, b.sink.Apply(t.Context(), []codec.Decoded{e}))
	}
	for end := range events { // an old part alone
		require.NoError(t, b.sink.Apply(t.Context(), events[end/2:end+1]))
		require.Equal(t, before, b.content("one", "tablet"))
	}
	b.requireRight("one", "tablet")
	again, err := b.sink.Checkpoint(t.Context())
	require.NoError(t, err)
	require.Equal(t, at, again)
	require.Equal(t, events[len(events)-1].Position, again)
}

func TestEdge_ARevokedDeviceLosesItsFileForGood(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "tablet")
	b.register("one", "other")
	b.feed()
	b.awaitFile("one", "tablet")
	b.awaitFile("one", "other")
	tell(b.log, "one")
	b.revoke("one", "tablet")
	b.feed()
	require.NoFileExists(t, b.path("one", "tablet"))
	b.requireRight("one", "other")

	require.NoError(t, b.sink.Apply(t.Context(), b.log.decoded()[:1])) // its registration again
	b.reopen()
	b.rebuild()
	b.awaitFile("one", "other")
	require.NoFileExists(t, b.path("one", "tablet"))
	require.NoFileExists(t, edge.Building(b.path("one", "tablet")))
}

func TestEdge_ARestartTakesUpWhatIsThere(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "kept")
	b.register("one", "deleted")
	b.register("one", "ruined")
	b.register("one", "old")
	b.feed()
	for _, id := range []string{"kept", "deleted", "ruined", "old"} {
		b.awaitFile("one", id)
	}
	older, err := os.ReadFile(b.path("one", "old"))
	require.NoError(t, err)
	tell(b.log, "one")
	b.feed()
	require.NoError(t, b.sink.Close())
	require.NoError(t, os.Remove(b.path("one", "deleted")))
	require.NoError(t, os.WriteFile(b.path("one", "ruined"), []byte("not a database at all, and long enough to be looked at"), 0o600))
	require.NoError(t, os.WriteFile(b.path("one", "old"), older, 0o600)) // put back from a backup
	require.NoError(t, os.WriteFile(edge.Building(b.path("one", "deleted")), []byte("half of a file"), 0o600))
	require.NoError(t, os.WriteFile(b.path("one", "nobody"), []byte("of a device that was revoked"), 0o600))
	b.open()
	for _, id := range []string{"kept", "deleted", "ruined", "old"} {
		require.Eventually(t, func() bool {
			found, err := projections.CompareEdge(t.Context(), b.log, b.log.codec, b.path("one", id))
			return err == nil && len(found) == 0
		}, 20*time.Second, 10*time.Millisecond, id)
	}
	require.NoFileExists(t, b.path("one", "nobody"))
	b.log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: "x"}, contact.Created{ID: "x", Fields: contact.Fields{LastName: new("New")}, Moment: at(1)})
	b.feed()
	for _, id := range []string{"kept", "deleted", "ruined", "old"} {
		require.Eventually(t, func() bool {
			found, err := projections.CompareEdge(t.Context(), b.log, b.log.codec, b.path("one", id))
			return err == nil && len(found) == 0
		}, 20*time.Second, 10*time.Millisecond, id)
	}
}

func TestEdge_ResetBuildsAnewBesideTheOldFile(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "tablet")
	b.feed()
	b.awaitFile("one", "tablet")
	tell(b.log, "one")
	b.feed()
	before := b.content("one", "tablet")
	old, err := os.Stat(b.path("one", "tablet"))
	require.NoError(t, err)
	require.NoError(t, b.sink.Reset(t.Context()))
	require.Eventually(t, func() bool {
		now, err := os.Stat(b.path("one", "tablet"))
		require.NoError(t, err, "there is a file all the time")
		return !os.SameFile(old, now)
	}, 20*time.Second, time.Millisecond)
	require.Equal(t, before, b.content("one", "tablet"))
	b.log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: "x"}, contact.Created{ID: "x", Fields: contact.Fields{LastName: new("New")}, Moment: at(1)})
	b.feed()
	b.requireRight("one", "tablet")
}

func TestEdge_ALateDeviceLeavesOutWhatIsParked(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.parking = &parkedStreams{}
	b.reopen()
	b.register("one", "early")
	b.feed()
	b.awaitFile("one", "early")
	s := tell(b.log, "one")
	events := b.log.decoded()
	inStream := func(e codec.Decoded) bool { return e.Stream == s.stream("contact", s.ana) && e.Revision > 0 }
	good, waiting := slices.Clone(events), slices.DeleteFunc(slices.Clone(events), func(e codec.Decoded) bool { return !inStream(e) })
	good = slices.DeleteFunc(good, inStream)
	for _, e := range waiting {
		b.parking.events = append(b.parking.events, projections.Parked{Sink: "edge", Stream: e.Stream, Revision: e.Revision})
	}
	require.NoError(t, b.sink.Apply(t.Context(), good))
	b.fed = events[len(events)-1].Position
	b.register("one", "late")
	b.feed()
	b.awaitFile("one", "late")
	require.Equal(t, b.content("one", "early"), b.content("one", "late"))

	for _, e := range waiting {
		require.NoError(t, b.sink.Replay(t.Context(), []codec.Decoded{e}))
	}
	b.requireRight("one", "early")
	b.requireRight("one", "late")
}

// parkedStreams are parked events that somebody else parked.
type parkedStreams struct {
	projections.Parking
	events []projections.Parked
}

func (p *parkedStreams) Parked(context.Context, string) ([]projections.Parked, error) {
	return p.events, nil
}

// slowReader gives events only as they are let through, and then an error.
type slowReader struct {
	eventstore.Reader
	gate  chan struct{}
	fails chan struct{}
}

func (r *slowReader) ReadAll(ctx context.Context, after eventstore.Position, categories []string) iter.Seq2[eventstore.Recorded, error] {
	return func(yield func(eventstore.Recorded, error) bool) {
		select {
		case <-r.fails:
			yield(eventstore.Recorded{}, errors.New("the log is away"))
			return
		default:
		}
		for e, err := range r.Reader.ReadAll(ctx, after, categories) {
			select {
			case <-r.gate:
			case <-ctx.Done():
				yield(eventstore.Recorded{}, ctx.Err())
				return
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func TestEdge_OneThatCatchesUpStopsNoOther(t *testing.T) {
	t.Parallel()
	b := newEdgeBench(t)
	b.register("one", "early")
	b.feed()
	b.awaitFile("one", "early")
	tell(b.log, "one")
	b.feed()
	gate, fails := make(chan struct{}), make(chan struct{}, 1)
	fails <- struct{}{} // the first attempt fails, the second hangs
	b.reader = &slowReader{b.log, gate, fails}
	b.reopen()
	b.register("one", "late")
	b.feed()
	tell(b.log, "two")
	b.log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: "x"}, contact.Created{ID: "x", Fields: contact.Fields{LastName: new("New")}, Moment: at(1)})
	b.feed()
	b.requireRight("one", "early")
	require.NoFileExists(t, b.path("one", "late"))

	b.revoke("one", "late") // while it builds
	b.register("one", "later")
	b.feed()
	require.NoFileExists(t, edge.Building(b.path("one", "late")))
	close(gate)
	b.awaitFile("one", "later")
	b.requireRight("one", "later")
}
