package projections

import (
	"context"
	"math/rand/v2"
	"time"
)

// backoff pauses longer each time, with a part left to chance so that the
// projections of a process do not all come back at once.
type backoff struct{ next time.Duration }

const (
	firstPause = 50 * time.Millisecond
	lastPause  = 5 * time.Second
)

func newBackoff() *backoff { return &backoff{firstPause} }

func (b *backoff) reset() { b.next = firstPause }

// wait pauses, or returns at once when the context has ended.
func (b *backoff) wait(ctx context.Context) {
	pause := b.next/2 + rand.N(b.next/2)
	b.next = min(b.next*2, lastPause)
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
