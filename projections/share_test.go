package projections_test

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
)

// process is one that runs the Postgres projection. Frozen, it neither renews
// its leases nor writes, as one that was killed, or is about to wake up again.
type process struct {
	*projections.Runner
	projections.PostgresLeases
	frozen atomic.Bool
	thawed chan struct{}
}

// sinkOf is the process's sink, which stops in the middle of a batch when the
// process is frozen.
type sinkOf struct {
	*projections.Postgres
	*process
}

func (s sinkOf) Spec() projections.Spec { return s.Postgres.Spec() }

func (s sinkOf) Apply(ctx context.Context, b projections.Batch) error {
	if s.frozen.Load() {
		<-s.thawed
	}
	return s.Postgres.Apply(ctx, b)
}

func (p *process) Claim(ctx context.Context, sink string, slices int, doing projections.Status) ([]int, int, error) {
	if p.frozen.Load() {
		<-p.thawed
	}
	return p.PostgresLeases.Claim(ctx, sink, slices, doing)
}

func (b *testBundle) process(t *testing.T) *process {
	t.Helper()
	p := &process{PostgresLeases: projections.NewPostgresLeases(b.store), thawed: make(chan struct{})}
	p.Runner = b.runner(sinkOf{projections.NewPostgres(b.store), p})
	p.Leases, p.MaxBatch, p.Abreast = p, 200, 2
	require.NoError(t, p.Start(t.Context()))
	t.Cleanup(func() { p.thaw(); p.Stop() })
	return p
}

func (p *process) freeze() { p.frozen.Store(true) }

func (p *process) thaw() {
	if p.frozen.Swap(false) {
		close(p.thawed)
	}
}

func (p *process) holds() int { return len(p.Status().Held) }

// write goes on writing until the test ends, and gives how much there is.
func (b *testBundle) write(t *testing.T) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := 0; ctx.Err() == nil; n++ {
			id := newID()
			stream := eventstore.StreamID{Tenant: []string{"acme", "globex"}[n%2], Category: contact.Category, ID: id}
			b.log.add(stream, contact.Created{ID: id, Fields: contact.Fields{LastName: new(fmt.Sprint(n))}, Moment: at(n % 60)})
			b.log.add(stream, contact.Updated{ID: id, Fields: contact.Fields{JobTitle: new("Buyer")}, Moment: at(n % 60)})
			if n%50 == 0 {
				tell(b.log, []string{"acme", "globex"}[n/50%2]).erase()
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	return func() { cancel(); <-done }
}

func all(p ...*process) (held []int) {
	for _, each := range p {
		held = append(held, each.Status().Held...)
	}
	slices.Sort(held)
	return held
}

var everySlice = []int{0, 1, 2, 3, 4, 5, 6, 7}

func TestShare_ProcessesShareTheSlicesAndHandThemOver(t *testing.T) {
	b := setup(t)
	stop := b.write(t)
	one := b.process(t)
	require.Eventually(t, func() bool { return one.holds() == 8 }, 20*time.Second, 10*time.Millisecond, "alone it has all")
	two := b.process(t)
	require.Eventually(t, func() bool { return one.holds() == 4 && two.holds() == 4 }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, everySlice, all(one, two))
	three := b.process(t)
	require.Eventually(t, func() bool { return one.holds() <= 3 && two.holds() <= 3 && three.holds() >= 2 }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, everySlice, all(one, two, three))
	worked := three.Status().Applied
	require.Eventually(t, func() bool { return three.Status().Applied > worked }, 20*time.Second, 10*time.Millisecond)

	stopped := time.Now()
	one.Stop() // and hands over at once
	require.Eventually(t, func() bool { return two.holds() == 4 && three.holds() == 4 }, 20*time.Second, 10*time.Millisecond)
	require.Less(t, time.Since(stopped), 6*time.Second, "far less than a lease lasts")
	require.Zero(t, one.holds())
	stop()
	b.awaitAll(t)
	b.requireSame(t)
}

func TestShare_ADeadProcessIsTakenOverAndAZombieWritesNothing(t *testing.T) {
	b := setup(t)
	stop := b.write(t)
	dead, alive := b.process(t), b.process(t)
	require.Eventually(t, func() bool { return dead.holds() == 4 && alive.holds() == 4 }, 20*time.Second, 10*time.Millisecond)
	dead.freeze()
	froze := time.Now()
	require.Eventually(t, func() bool { return alive.holds() == 8 }, 20*time.Second, 10*time.Millisecond)
	require.Less(t, time.Since(froze), 15*time.Second)

	b.awaitAll(t)

	before := dead.Status().Applied
	dead.thaw() // in the middle of the batch that it had begun
	require.Eventually(t, func() bool { return dead.holds() == 4 && alive.holds() == 4 }, 20*time.Second, 10*time.Millisecond, "it is one of them again")
	require.Eventually(t, func() bool { return dead.Status().Applied > before }, 20*time.Second, 10*time.Millisecond)
	stop()
	b.awaitAll(t)
	b.requireSame(t)
	require.Zero(t, dead.Status().Parked+alive.Status().Parked)
}
