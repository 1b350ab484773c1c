package coalesce

import (
	"context"
	"runtime"
)

// AwaitWaiting returns when n calls wait for the next batches.
func (g *Group[In, Out]) AwaitWaiting(ctx context.Context, n int) {
	for ctx.Err() == nil {
		g.mu.Lock()
		waiting := len(g.waiting)
		g.mu.Unlock()
		if waiting == n {
			return
		}
		runtime.Gosched()
	}
}
