package esdbserver_test

import (
	"encoding/binary"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// BenchmarkLive measures from the call of append to the arrival on a live subscription to $all, at 5,000
// events a second.
func BenchmarkLive(b *testing.B) {
	s := setup(b)
	sub, err := s.client.SubscribeToAll(s.ctx, esdb.SubscribeToAllOptions{From: esdb.End{},
		Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{"live-"}}, MaxSearchWindow: 1000})
	require.NoError(b, err)
	defer sub.Close()
	for sub.Recv().CaughtUp == nil {
	}
	const writers, interval = 50, 10 * time.Millisecond // 50 / 10 ms = 5,000/s
	perWriter := max(b.N/writers, 1)
	b.ResetTimer()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			time.Sleep(interval * time.Duration(w) / writers) // not all at the same moment
			ticker := time.NewTicker(interval)
			defer ticker.Stop()
			for range perWriter {
				<-ticker.C
				e := sized(300)
				e.Metadata = binary.BigEndian.AppendUint64(nil, uint64(time.Now().UnixNano()))
				if _, err := s.client.AppendToStream(s.ctx, fmt.Sprintf("live-%d", w), esdb.AppendToStreamOptions{}, e); err != nil {
					b.Error(err)
				}
			}
		})
	}
	var latencies []time.Duration
	for len(latencies) < writers*perWriter {
		e := sub.Recv()
		require.Nil(b, e.SubscriptionDropped)
		if e.EventAppeared != nil {
			sent := int64(binary.BigEndian.Uint64(e.EventAppeared.Event.UserMetadata))
			latencies = append(latencies, time.Since(time.Unix(0, sent)))
		}
	}
	b.StopTimer()
	wg.Wait() // an event may arrive before its writer is told
	b.ReportMetric(float64(len(latencies))/b.Elapsed().Seconds(), "events/s")
	reportLatencies(b, [][]time.Duration{latencies})
}

// BenchmarkIdleSubscribers measures what a thousand subscribers cost who wait for something: client and
// server together, as they share the process.
func BenchmarkIdleSubscribers(b *testing.B) {
	const subscribers = 1000
	for range b.N {
		s := setup(b)
		s.mustAppend("s", esdb.Any{}, numbered(1)...)
		before := heap()
		for i := range subscribers {
			var err error
			if i%2 == 0 {
				_, err = s.client.SubscribeToStream(s.ctx, fmt.Sprint("idle-", i), esdb.SubscribeToStreamOptions{})
			} else {
				_, err = s.client.SubscribeToAll(s.ctx, esdb.SubscribeToAllOptions{From: esdb.End{}})
			}
			require.NoError(b, err)
		}
		b.ReportMetric(float64(heap()-before)/(1<<20), "MB/1000")
	}
}

// heap is what is in use after a collection, with stacks.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse + m.StackInuse)
}

// TestClientsComeAndGo: 500 clients connect, subscribe, write, and vanish without a word. Nothing of
// them is left, and the server serves on.
func TestClientsComeAndGo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(10)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	const clients = 500
	done := make(chan error, clients)
	for i := range clients {
		go func() { done <- visit(b, i) }()
	}
	for range clients {
		require.NoError(t, <-done)
	}
	require.Eventually(t, func() bool { return b.server.Statistics().Subscribers == 1 }, 20*time.Second, 10*time.Millisecond,
		"all but the group's own")
	require.Empty(t, b.info("s", "g").Connections)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
}

// visit is one client's short life.
func visit(b *bundle, i int) error {
	config, err := esdb.ParseConnectionString(b.server.URL())
	if err != nil {
		return err
	}
	config.Logger = esdb.NoopLogging()
	config.DefaultDeadline = new(2 * time.Minute) // five hundred at once, on a machine that may be busy
	client, err := esdb.NewClient(config)
	if err != nil {
		return err
	}
	defer client.Close()
	if _, err = client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: esdb.Start{}}); err != nil {
		return err
	}
	sub, err := client.SubscribeToStream(b.ctx, "s", esdb.SubscribeToStreamOptions{From: esdb.Start{}})
	if err != nil {
		return err
	}
	sub.Recv()
	if i%5 == 0 {
		group, err := client.SubscribeToPersistentSubscription(b.ctx, "s", "g", esdb.SubscribeToPersistentSubscriptionOptions{})
		if err != nil {
			return err
		}
		go group.Recv()
	}
	_, err = client.AppendToStream(b.ctx, "visitors-"+uuid.NewString(), esdb.AppendToStreamOptions{}, numbered(1)...)
	return err
}
