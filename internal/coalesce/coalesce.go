// Package coalesce turns many small concurrent calls into few large ones: what
// arrives while a batch is under way waits and becomes the next batch. A lone
// call is never delayed. It is how fifty commands share one database commit.
package coalesce

import (
	"context"
	"sync"
)

// Group batches calls of In to Out.
type Group[In, Out any] struct {
	run     func(context.Context, []In) ([]Out, error)
	limit   int
	mu      sync.Mutex
	waiting []*call[In, Out]
	running bool
}

type call[In, Out any] struct {
	in   In
	out  Out
	err  error
	done chan struct{}
}

// New makes a group. Run is never called concurrently; it gets at most limit
// inputs and gives one output for each, in the same order, or one error for
// all. Its context is not that of any caller, since it works for several.
func New[In, Out any](limit int, run func(context.Context, []In) ([]Out, error)) *Group[In, Out] {
	return &Group[In, Out]{run: run, limit: limit}
}

// Do gives the output for one input. When the context ends first, the result
// is lost but the input may still be carried out.
func (g *Group[In, Out]) Do(ctx context.Context, in In) (Out, error) {
	c := &call[In, Out]{in: in, done: make(chan struct{})}
	g.mu.Lock()
	g.waiting = append(g.waiting, c)
	if !g.running {
		g.running = true
		go g.drain(context.WithoutCancel(ctx))
	}
	g.mu.Unlock()
	select {
	case <-c.done:
		return c.out, c.err
	case <-ctx.Done():
		var none Out
		return none, ctx.Err()
	}
}

// drain runs batches until nothing waits any more.
func (g *Group[In, Out]) drain(ctx context.Context) {
	for {
		g.mu.Lock()
		if len(g.waiting) == 0 {
			g.running = false
			g.mu.Unlock()
			return
		}
		n := min(len(g.waiting), g.limit)
		batch := g.waiting[:n:n]
		g.waiting = g.waiting[n:]
		g.mu.Unlock()
		g.flush(ctx, batch)
	}
}

func (g *Group[In, Out]) flush(ctx context.Context, batch []*call[In, Out]) {
	inputs := make([]In, len(batch))
	for i, c := range batch {
		inputs[i] = c.in
	}
	outputs, err := g.run(ctx, inputs)
	for i, c := range batch {
		if c.err = err; err == nil {
			c.out = outputs[i]
		}
		close(c.done)
	}
}
