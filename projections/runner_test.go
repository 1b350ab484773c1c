package projections_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

func (b *testBundle) runner(sink projections.Sink) *projections.Runner {
	return &projections.Runner{
		Sink: sink, Log: b.log, Codec: b.log.codec, Logger: quiet,
		Parking: projections.PostgresParking{Store: b.store},
	}
}

func (b *testBundle) start(t *testing.T, sink projections.Sink) *projections.Runner {
	t.Helper()
	r := b.runner(sink)
	require.NoError(t, r.Start(t.Context()))
	t.Cleanup(r.Stop)
	return r
}

// awaitAll waits until the tables hold the whole log.
func (b *testBundle) awaitAll(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	all := b.log.decoded()
	require.NoError(t, b.store.WaitFor(ctx, all[len(all)-1].Position.Commit))
}

func TestRunner_FollowsTheLog(t *testing.T) {
	b := setup(t)
	r := b.start(t, b.sink)
	b.awaitAll(t)
	b.requireSame(t)
	b.story.erase()
	b.awaitAll(t)
	b.requireSame(t)
	s := r.Status()
	require.Equal(t, "postgres", s.Name)
	require.EqualValues(t, len(b.log.decoded()), s.Applied)
	r.Stop()
	r.Stop()
	tell(b.log, "globex")
	b.start(t, projections.NewPostgres(b.store))
	b.awaitAll(t)
	b.requireSame(t)
}

func TestRunner_StartsOverAfterReset(t *testing.T) {
	b := setup(t)
	b.start(t, b.sink)
	b.awaitAll(t)
	require.NoError(t, b.store.Reset(t.Context()))
	b.awaitAll(t) // though nothing new comes in
	b.requireSame(t)
	require.NoError(t, b.store.Reset(t.Context()))
	b.story.erase()
	b.awaitAll(t)
	b.requireSame(t)
}

// poison is a contact whose owner is no UUID, which Postgres cannot keep, and
// an event behind it.
func (b *testBundle) poison() eventstore.StreamID {
	id := newID()
	stream := b.story.stream("contact", id)
	b.log.add(stream,
		contact.Created{ID: id, Fields: contact.Fields{LastName: new("Poison")}, Moment: at(50)},
		contact.Updated{ID: id, Fields: contact.Fields{OwnerID: new("nobody")}, Moment: at(51)},
		contact.Updated{ID: id, Fields: contact.Fields{Source: new("fair")}, Moment: at(52)})
	return stream
}

func TestRunner_ParksAPoisonedStreamAndGoesOn(t *testing.T) {
	b := setup(t)
	stream := b.poison()
	other := tell(b.log, "globex")
	r := b.start(t, b.sink)
	b.awaitAll(t)

	row, err := b.store.Contact(t.Context(), "acme", stream.ID)
	require.NoError(t, err)
	require.EqualValues(t, 0, row.Revision, "what came before is applied")
	found, err := b.store.Contact(t.Context(), "globex", other.ana)
	require.NoError(t, err)
	require.Equal(t, "García", found.LastName, "what came behind is applied")

	parked, err := projections.PostgresParking{Store: b.store}.Parked(t.Context(), "postgres")
	require.NoError(t, err)
	require.Len(t, parked, 2)
	require.Equal(t, stream, parked[0].Stream)
	require.Contains(t, parked[0].Cause, `"nobody" is not a UUID`)
	require.Equal(t, "an earlier event of this stream is parked", parked[1].Cause)
	require.Equal(t, 1, r.Status().Parked)

	b.log.add(stream, contact.Updated{ID: stream.ID, Fields: contact.Fields{Source: new("web")}, Moment: at(53)})
	b.awaitAll(t)
	differences, err := projections.Compare(t.Context(), b.log, b.log.codec, b.store)
	require.NoError(t, err)
	require.Len(t, differences, 2, "the contact and its timeline")

	applied, err := r.Replay(t.Context(), stream)
	require.ErrorContains(t, err, "nobody")
	require.Zero(t, applied)
	r.Stop()

	again := b.start(t, projections.NewPostgres(b.store))
	require.Eventually(t, func() bool { return again.Status().Parked == 1 }, 30*time.Second, 10*time.Millisecond, "after a restart it is still parked")
}

// picky refuses an event's stream until it is told not to.
type picky struct {
	*projections.Postgres
	refuse func(codec.Decoded) error
}

func (p *picky) Apply(ctx context.Context, b projections.Batch) error {
	for _, d := range b.Events {
		if err := p.refuse(d); err != nil {
			return err
		}
	}
	return p.Postgres.Apply(ctx, b)
}

func TestRunner_ReplaysAParkedStream(t *testing.T) {
	b := setup(t)
	var mended atomic.Bool
	sink := &picky{b.sink, func(d codec.Decoded) error {
		if !mended.Load() && (d.Stream.ID == b.story.ana && d.Revision >= 1 || d.Stream.ID == b.story.cleo) {
			return errors.New("not this one")
		}
		return nil
	}}
	r := b.start(t, sink)
	b.awaitAll(t)
	require.Equal(t, 2, r.Status().Parked)
	mended.Store(true)
	applied, err := r.Replay(t.Context(), b.story.stream("contact", b.story.ana))
	require.NoError(t, err)
	require.Equal(t, 2, applied)
	applied, err = r.Replay(t.Context(), b.story.stream("contact", b.story.cleo))
	require.NoError(t, err)
	require.Equal(t, 2, applied)
	b.requireSame(t)
	require.Zero(t, r.Status().Parked)
}

func TestRunner_ParksWhatCannotBeDecoded(t *testing.T) {
	b := setup(t)
	id := newID()
	stream := b.story.stream("contact", id)
	b.log.addRaw(stream, eventstore.Proposed{ID: uuid.New(), Type: "contact.Cloned", Data: []byte("{}"), Metadata: []byte(`{"version":1}`)})
	b.log.add(stream, contact.Deleted{ID: id, Moment: at(50)})
	b.start(t, b.sink)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	require.NoError(t, b.store.WaitFor(ctx, b.log.events[len(b.log.events)-1].Position.Commit))
	parked, err := projections.PostgresParking{Store: b.store}.Parked(t.Context(), "")
	require.NoError(t, err)
	require.Len(t, parked, 2)
	require.Contains(t, parked[0].Cause, "unknown event type")
}

func TestRunner_WaitsOutAnOutage(t *testing.T) {
	b := setup(t)
	failures := 5
	sink := &picky{b.sink, func(codec.Decoded) error {
		if failures--; failures >= 0 {
			return &pgconn.PgError{Code: "57P01", Message: "terminating connection due to administrator command"}
		}
		return nil
	}}
	r := b.start(t, sink)
	b.awaitAll(t)
	b.requireSame(t)
	require.Zero(t, r.Status().Parked)
	require.EqualValues(t, 5, r.Status().Retries)
}

func TestRunner_APanicIsAnErrorLikeAnyOther(t *testing.T) {
	b := setup(t)
	sink := &picky{b.sink, func(d codec.Decoded) error {
		if d.Stream.ID == b.story.small {
			panic("no fold for this")
		}
		return nil
	}}
	r := b.start(t, sink)
	b.awaitAll(t)
	require.Equal(t, 1, r.Status().Parked)
}

func TestRunner_LingersUnderLoadOnly(t *testing.T) {
	b := setup(t)
	r := b.runner(b.sink)
	r.Linger = 200 * time.Millisecond
	require.NoError(t, r.Start(t.Context()))
	t.Cleanup(r.Stop)
	b.awaitAll(t)
	start, batches := time.Now(), r.Status().Batches
	for i := range 100 {
		id := newID()
		b.log.add(b.story.stream("deal", id), deal.Opened{ID: id, Fields: deal.Fields{Title: new("Many"), Value: &value.Money{Currency: "EUR"}}, PipelineID: b.story.sales, StageID: b.story.first, Moment: at(i % 60)})
		time.Sleep(time.Millisecond)
	}
	b.awaitAll(t)
	require.LessOrEqual(t, r.Status().Batches-batches, uint64(time.Since(start)/r.Linger+2))
}

func TestRunner_TwoProcessesDoNotDisturbEachOther(t *testing.T) {
	b := setup(t)
	b.start(t, b.sink)
	b.start(t, projections.NewPostgres(b.store))
	for _, name := range []string{"globex", "initech", "umbrella"} {
		tell(b.log, name).erase()
	}
	b.awaitAll(t)
	b.requireSame(t)
}

func TestRunner_StopsInTheMiddleAndGoesOnThere(t *testing.T) {
	b := setup(t)
	for i := range 5 {
		r := b.runner(projections.NewPostgres(b.store))
		r.MaxBatch = 3
		require.NoError(t, r.Start(t.Context()))
		tell(b.log, "tenant"+string(rune('a'+i)))
		time.Sleep(time.Duration(i*7) * time.Millisecond)
		r.Stop()
	}
	b.start(t, b.sink)
	b.awaitAll(t)
	b.requireSame(t)
}

func TestRunner_LacksAPart(t *testing.T) {
	t.Parallel()
	require.Error(t, (&projections.Runner{}).Start(t.Context()))
	(&projections.Runner{}).Stop()
}

func TestRunner_SurvivesTheDeathOfPostgres(t *testing.T) {
	t.Parallel()
	store, kill := readmodelstest.Mortal(t)
	log := newLog(t)
	b := &testBundle{log, tell(log, "acme"), store, projections.NewPostgres(store)}
	r := b.start(t, b.sink)
	b.awaitAll(t)
	for i := range 3 {
		tell(b.log, "more"+string(rune('a'+i))).erase()
		if i > 0 { // in the middle of it
			time.Sleep(time.Duration(i*5) * time.Millisecond)
		} else { // when all is quiet: what was not synced is missed without a new event
			b.awaitAll(t)
		}
		kill()
		require.Eventually(t, func() bool {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			found, err := projections.Compare(ctx, b.log, b.log.codec, b.store)
			return err == nil && len(found) == 0
		}, 60*time.Second, 100*time.Millisecond)
	}
	require.Zero(t, r.Status().Parked)
}
