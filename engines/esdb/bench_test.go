package esdbserver_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// sized makes an event of n bytes.
func sized(n int) esdb.EventData {
	return esdb.EventData{EventID: uuid.New(), EventType: "sized", ContentType: esdb.ContentTypeJson,
		Data: append([]byte(`{"x":"`), append(bytes.Repeat([]byte("x"), n-8), '"', '}')...)}
}

// BenchmarkAppend writes single events from many writers, each to a stream of its own, through the
// official client and one connection.
func BenchmarkAppend(b *testing.B) {
	for _, writers := range []int{1, 50, 200} {
		for _, size := range []int{300, 600} {
			b.Run(fmt.Sprintf("writers=%d/size=%d", writers, size), func(b *testing.B) {
				benchmarkAppend(b, writers, 1, size)
			})
		}
	}
	b.Run("writers=10/batch=100/size=300", func(b *testing.B) { benchmarkAppend(b, 10, 100, 300) })
}

func benchmarkAppend(b *testing.B, writers, batch, size int) {
	s := setup(b)
	var wg sync.WaitGroup
	latencies := make([][]time.Duration, writers)
	b.ResetTimer()
	before := cpuTime()
	for w := range writers {
		wg.Go(func() {
			stream := fmt.Sprintf("bench-%d", w)
			for range b.N / writers / batch {
				events := make([]esdb.EventData, batch)
				for i := range events {
					events[i] = sized(size)
				}
				start := time.Now()
				if _, err := s.client.AppendToStream(s.ctx, stream, esdb.AppendToStreamOptions{}, events...); err != nil {
					b.Error(err)
					return
				}
				latencies[w] = append(latencies[w], time.Since(start))
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
	b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(b.N), "cpu-µs/event")
	reportLatencies(b, latencies)
}

// cpuTime is what client and server have used so far: a figure that other work on the machine hardly
// changes.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func reportLatencies(b *testing.B, lists [][]time.Duration) {
	var all []time.Duration
	for _, l := range lists {
		all = append(all, l...)
	}
	if len(all) == 0 {
		return
	}
	slices.Sort(all)
	at := func(q float64) float64 { return float64(all[int(q*float64(len(all)-1))].Microseconds()) / 1000 }
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
}

// BenchmarkRead reads 300-byte events from one stream, and from $all.
func BenchmarkRead(b *testing.B) {
	s := setup(b)
	const stored = 100_000
	for range stored / 500 {
		events := make([]esdb.EventData, 500)
		for i := range events {
			events[i] = sized(300)
		}
		_, err := s.client.AppendToStream(s.ctx, "bench", esdb.AppendToStreamOptions{}, events...)
		require.NoError(b, err)
	}
	drain := func(b *testing.B, open func(n uint64) (*esdb.ReadStream, error)) {
		for left := b.N; left > 0; left -= stored {
			r, err := open(uint64(min(left, stored)))
			require.NoError(b, err)
			for {
				if _, err := r.Recv(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
			r.Close()
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
	}
	b.Run("stream", func(b *testing.B) {
		drain(b, func(n uint64) (*esdb.ReadStream, error) {
			return s.client.ReadStream(s.ctx, "bench", esdb.ReadStreamOptions{}, n)
		})
	})
	b.Run("all", func(b *testing.B) {
		drain(b, func(n uint64) (*esdb.ReadStream, error) {
			return s.client.ReadAll(s.ctx, esdb.ReadAllOptions{}, n)
		})
	})
}
