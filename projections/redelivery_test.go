package projections_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
)

// forgetful is a sink that is given every batch twice, and whose answers are
// lost now and then: what it did then comes again, in other batches.
type forgetful struct {
	*projections.Postgres
	t       *testing.T
	batches atomic.Int64
}

func (f *forgetful) Apply(ctx context.Context, b projections.Batch) error {
	if err := f.Postgres.Apply(ctx, b); err != nil {
		return err
	}
	if err := f.Postgres.Apply(ctx, b); ctx.Err() == nil && !errors.Is(err, projections.ErrMoved) {
		f.t.Errorf("a batch that was applied is applied again: %v", err)
	}
	if f.batches.Add(1)%5 == 0 {
		return projections.Transient(io.ErrUnexpectedEOF)
	}
	return nil
}

func TestRunner_BatchesThatComeTwiceOutOfSeveralProcessesChangeNothing(t *testing.T) {
	b := setup(t)
	sinks := make([]*forgetful, 3)
	for n := range sinks {
		sinks[n] = &forgetful{Postgres: projections.NewPostgres(b.store), t: t}
		r := b.runner(sinks[n])
		r.Leases, r.MaxBatch, r.Abreast = projections.NewPostgresLeases(b.store), 40+13*n, 1+n
		require.NoError(t, r.Start(t.Context()))
		t.Cleanup(r.Stop)
	}
	for _, name := range []string{"globex", "acme", "globex", "initech", "acme"} {
		tell(b.log, name).erase()
		time.Sleep(200 * time.Millisecond)
	}
	require.Eventually(t, func() bool {
		for _, s := range sinks {
			if s.batches.Load() < 5 {
				tell(b.log, "umbrella")
				return false
			}
		}
		return true
	}, 60*time.Second, time.Second, "each has lost an answer")
	b.awaitAll(t)
	b.requireSame(t)
}

// flakyLog is a log whose subscriptions break off after a few events.
type flakyLog struct {
	*memoryLog
	broken atomic.Int64
}

func (l *flakyLog) Subscribe(ctx context.Context, after eventstore.Position, categories []string) (eventstore.Subscription, error) {
	if rand.IntN(3) == 0 {
		l.broken.Add(1)
		return nil, io.ErrUnexpectedEOF
	}
	sub, err := l.memoryLog.Subscribe(ctx, after, categories)
	return &flakySubscription{sub, l, 1 + rand.IntN(60)}, err
}

type flakySubscription struct {
	eventstore.Subscription
	log  *flakyLog
	left int
}

func (s *flakySubscription) Next() (eventstore.Notice, error) {
	if s.left--; s.left < 0 {
		s.log.broken.Add(1)
		return eventstore.Notice{}, io.ErrUnexpectedEOF
	}
	return s.Subscription.Next()
}

func TestRunner_ASubscriptionThatBreaksLeavesNoGapAndNoRepeat(t *testing.T) {
	b := setup(t)
	for range 5 { // to catch up with
		tell(b.log, "globex")
	}
	flaky := &flakyLog{memoryLog: b.log}
	r := b.runner(b.sink)
	r.Log, r.MaxBatch = flaky, 25
	require.NoError(t, r.Start(t.Context()))
	t.Cleanup(r.Stop)
	for range 10 { // live, and while it catches up
		tell(b.log, "acme")
		time.Sleep(20 * time.Millisecond)
	}
	require.Eventually(t, func() bool { return r.Status().Applied >= uint64(len(b.log.decoded())) }, 60*time.Second, 10*time.Millisecond)
	b.requireSame(t)
	require.EqualValues(t, len(b.log.decoded()), r.Status().Applied, "each event once")
	require.Greater(t, flaky.broken.Load(), int64(5))
}
