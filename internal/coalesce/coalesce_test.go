package coalesce_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/coalesce"
)

// gate is a run function whose batches wait to be let through, one by one.
type gate struct {
	arrived chan []int
	through chan error
}

func newGate() *gate { return &gate{arrived: make(chan []int), through: make(chan error)} }

// run doubles its inputs.
func (g *gate) run(_ context.Context, in []int) ([]int, error) {
	g.arrived <- slices.Clone(in)
	if err := <-g.through; err != nil {
		return nil, err
	}
	out := make([]int, len(in))
	for i, n := range in {
		out[i] = 2 * n
	}
	return out, nil
}

type answer struct {
	out int
	err error
}

func call(ctx context.Context, g *coalesce.Group[int, int], n int) <-chan answer {
	done := make(chan answer, 1)
	go func() {
		out, err := g.Do(ctx, n)
		done <- answer{out, err}
	}()
	return done
}

func TestALoneCallRunsAtOnce(t *testing.T) {
	t.Parallel()
	g := newGate()
	done := call(t.Context(), coalesce.New(10, g.run), 21)
	require.Equal(t, []int{21}, <-g.arrived)
	g.through <- nil
	require.Equal(t, answer{out: 42}, <-done)
}

func TestWhatArrivesMeanwhileBecomesTheNextBatches(t *testing.T) {
	t.Parallel()
	g := newGate()
	group := coalesce.New(3, g.run)
	first := call(t.Context(), group, 0)
	require.Equal(t, []int{0}, <-g.arrived)

	calls := make([]<-chan answer, 7)
	for i := range calls {
		calls[i] = call(t.Context(), group, i+1)
	}
	group.AwaitWaiting(t.Context(), 7)
	g.through <- nil
	require.Equal(t, answer{}, <-first)

	var seen []int
	for _, size := range []int{3, 3, 1} {
		batch := <-g.arrived
		require.Len(t, batch, size)
		seen = append(seen, batch...)
		g.through <- nil
	}
	slices.Sort(seen)
	require.Equal(t, []int{1, 2, 3, 4, 5, 6, 7}, seen)
	for i, c := range calls {
		require.Equal(t, answer{out: 2 * (i + 1)}, <-c, "everybody gets the output of his own input")
	}
}

func TestAnErrorIsForTheWholeBatchAndNoOther(t *testing.T) {
	t.Parallel()
	g := newGate()
	group := coalesce.New(10, g.run)
	broken := errors.New("broken")
	bad := call(t.Context(), group, 1)
	<-g.arrived
	good := call(t.Context(), group, 2)
	g.through <- broken
	require.Equal(t, answer{err: broken}, <-bad)
	require.Equal(t, []int{2}, <-g.arrived)
	g.through <- nil
	require.Equal(t, answer{out: 4}, <-good)
}

func TestACallerThatLeavesTakesNobodyAlong(t *testing.T) {
	t.Parallel()
	g := newGate()
	group := coalesce.New(10, g.run)
	ctx, cancel := context.WithCancel(t.Context())
	leaver := call(ctx, group, 1)
	require.Equal(t, []int{1}, <-g.arrived)
	cancel()
	require.ErrorIs(t, (<-leaver).err, context.Canceled)
	stayer := call(t.Context(), group, 2)
	g.through <- nil // the first batch goes on without him whose context it was
	require.Equal(t, []int{2}, <-g.arrived)
	g.through <- nil
	require.Equal(t, answer{out: 4}, <-stayer)
}

type key struct{}

func TestTheBatchsContextHasValuesButNoEnd(t *testing.T) {
	t.Parallel()
	seen := make(chan context.Context, 1)
	group := coalesce.New(10, func(ctx context.Context, in []int) ([]int, error) {
		seen <- ctx
		return in, nil
	})
	ctx, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "trace"))
	cancel()
	_, _ = group.Do(ctx, 1) // the batch may be faster than the end of the caller's context
	batch := <-seen
	require.NoError(t, batch.Err())
	require.Equal(t, "trace", batch.Value(key{}))
}

// However calls come and go, each that stays gets its own answer, once;
// batches never overlap and are never too large.
func TestNoCallIsLost(t *testing.T) {
	t.Parallel()
	const callers, each, most = 32, 200, 7
	var running, batches, calls atomic.Int64
	odd := errors.New("a batch that begins with 13")
	group := coalesce.New(most, func(_ context.Context, in []int) ([]int, error) {
		if running.Add(1) != 1 || len(in) == 0 || len(in) > most {
			t.Errorf("a batch of %d while %d run", len(in), running.Load())
		}
		defer running.Add(-1)
		batches.Add(1)
		calls.Add(int64(len(in)))
		if in[0]%13 == 0 {
			return nil, odd
		}
		return slices.Clone(in), nil
	})
	var all sync.WaitGroup
	for c := range callers {
		all.Go(func() {
			dice := rand.New(rand.NewPCG(uint64(c), 2))
			for i := range each {
				n := c*each + i
				ctx, cancel := context.WithCancel(context.Background())
				if dice.IntN(10) == 0 {
					cancel()
				}
				out, err := group.Do(ctx, n)
				if err == nil && out != n || err != nil && !errors.Is(err, odd) && !errors.Is(err, context.Canceled) {
					t.Errorf("%d gave %d, %v", n, out, err)
				}
				cancel()
			}
		})
	}
	all.Wait()
	_, err := group.Do(context.Background(), 1) // behind every call that was left alone
	require.NoError(t, err)
	require.EqualValues(t, callers*each+1, calls.Load(), "what was asked for is carried out")
	require.LessOrEqual(t, batches.Load(), calls.Load())
}
