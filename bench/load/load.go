// Package load drives many clients at once and says how long they waited.
package load

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Result is what a run measured.
type Result struct {
	Name      string
	Done      int
	Failed    int
	Took      time.Duration
	Latencies []time.Duration // sorted
	FirstErr  error
}

// Rate is how many calls ended well, a second.
func (r Result) Rate() float64 { return float64(r.Done) / r.Took.Seconds() }

// Quantile gives the latency that a share q of the calls did not exceed.
func (r Result) Quantile(q float64) time.Duration {
	if len(r.Latencies) == 0 {
		return 0
	}
	return r.Latencies[min(len(r.Latencies)-1, int(q*float64(len(r.Latencies))))]
}

// Row is a row of a Markdown table.
func (r Result) Row() string {
	ms := func(q float64) string { return fmt.Sprintf("%.1f", float64(r.Quantile(q).Microseconds())/1000) }
	return fmt.Sprintf("| %s | %d | %d | %.0f | %s | %s | %s |", r.Name, r.Done, r.Failed, r.Rate(), ms(0.5), ms(0.95), ms(0.99))
}

// Header is the head of the table of rows.
const Header = "| what | calls | failed | per second | p50 ms | p95 ms | p99 ms |\n|---|--:|--:|--:|--:|--:|--:|"

// Run lets clients make calls for a while, each its next as soon as the last
// one is answered. The call gets the number of its client and its own.
func Run(ctx context.Context, name string, clients int, during time.Duration, call func(ctx context.Context, client, n int) error) Result {
	var all sync.WaitGroup
	var next atomic.Int64
	var mu sync.Mutex
	result := Result{Name: name}
	start := time.Now()
	for client := range clients {
		all.Go(func() {
			var latencies []time.Duration
			var failed int
			var firstErr error
			for time.Since(start) < during && ctx.Err() == nil {
				began := time.Now()
				if err := call(ctx, client, int(next.Add(1))); err != nil {
					failed++
					firstErr = err
					continue
				}
				latencies = append(latencies, time.Since(began))
			}
			mu.Lock()
			defer mu.Unlock()
			result.Latencies = append(result.Latencies, latencies...)
			result.Failed += failed
			if firstErr != nil {
				result.FirstErr = firstErr
			}
		})
	}
	all.Wait()
	result.Took, result.Done = time.Since(start), len(result.Latencies)
	slices.Sort(result.Latencies)
	return result
}
