package esdbserver_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// These benchmarks are for profiles, and for a figure that other work on the machine hardly changes: the
// CPU time an event takes. How fast the server is, and beside what, is measured by bench/esdb.

// sized makes an event of n bytes.
func sized(n int) esdb.EventData {
	return esdb.EventData{EventID: uuid.New(), EventType: "sized", ContentType: esdb.ContentTypeJson,
		Data: append([]byte(`{"x":"`), append(bytes.Repeat([]byte("x"), n-8), '"', '}')...)}
}

func sizedEvents(n int) []esdb.EventData {
	events := make([]esdb.EventData, n)
	for i := range events {
		events[i] = sized(300)
	}
	return events
}

// BenchmarkAppend writes 300-byte events from many writers, each to a stream of its own, through the
// official client and one connection.
func BenchmarkAppend(b *testing.B) {
	for _, shape := range []struct{ writers, batch int }{{1, 1}, {200, 1}, {10, 100}} {
		b.Run(fmt.Sprintf("writers=%d/batch=%d", shape.writers, shape.batch), func(b *testing.B) {
			benchmarkAppend(b, shape.writers, shape.batch)
		})
	}
}

func benchmarkAppend(b *testing.B, writers, batch int) {
	s := setup(b)
	var wg sync.WaitGroup
	b.ResetTimer()
	before := cpuTime()
	for w := range writers {
		wg.Go(func() {
			for range b.N / writers / batch {
				_, err := s.client.AppendToStream(s.ctx, fmt.Sprintf("bench-%d", w), esdb.AppendToStreamOptions{}, sizedEvents(batch)...)
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(b.N), "cpu-µs/event")
}

// cpuTime is what client and server have used so far.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRead reads 300-byte events from one stream, and from $all.
func BenchmarkRead(b *testing.B) {
	s := setup(b)
	const stored, batch = 100_000, 500
	for range stored / batch {
		s.mustAppend("bench", esdb.Any{}, sizedEvents(batch)...)
	}
	b.Run("stream", func(b *testing.B) {
		benchmarkRead(b, stored, func(n uint64) (*esdb.ReadStream, error) {
			return s.client.ReadStream(s.ctx, "bench", esdb.ReadStreamOptions{}, n)
		})
	})
	b.Run("all", func(b *testing.B) {
		benchmarkRead(b, stored, func(n uint64) (*esdb.ReadStream, error) {
			return s.client.ReadAll(s.ctx, esdb.ReadAllOptions{}, n)
		})
	})
}

func benchmarkRead(b *testing.B, stored int, open func(n uint64) (*esdb.ReadStream, error)) {
	before := cpuTime()
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
	b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(b.N), "cpu-µs/event")
}
