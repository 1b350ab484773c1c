package analyst

import (
	"context"
	"sync"
	"time"
)

// turns bound how many statements run at once, of one tenant and of all, so
// that one who asks much takes neither the others' turns nor the sessions that
// the projections need.
type turns struct {
	all      chan struct{}
	each     int
	patience time.Duration

	mu  sync.Mutex
	own map[string]chan struct{} // there are no more tenants than fit in memory
}

func newTurns(l Limits) *turns {
	return &turns{all: make(chan struct{}, l.AtOnce), each: l.AtOnceEach, patience: l.Patience, own: map[string]chan struct{}{}}
}

// take waits for a turn of the tenant's and then for one of all.
func (t *turns) take(ctx context.Context, tenant string) (release func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, t.patience)
	defer cancel()
	own := t.of(tenant)
	select {
	case own <- struct{}{}:
	case <-ctx.Done():
		return nil, busy("Too many statements of yours run at once; wait until one ends.")
	}
	select {
	case t.all <- struct{}{}:
		return func() { <-t.all; <-own }, nil
	case <-ctx.Done():
		<-own
		return nil, busy("Too many statements run at once; try again in a moment.")
	}
}

func (t *turns) of(tenant string) chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.own[tenant] == nil {
		t.own[tenant] = make(chan struct{}, t.each)
	}
	return t.own[tenant]
}
