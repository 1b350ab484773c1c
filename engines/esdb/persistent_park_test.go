package esdbserver

import (
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// What a consumer has given up on is replayed, though the disk may have been too slow to park it yet.
func TestReplayTakesInWhatIsBeingParked(t *testing.T) {
	t.Parallel()
	s, err := Open(t.TempDir(), Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	_, err = s.store.Append(t.Context(), "s", store.NoStream, []store.Proposed{{ID: store.NewID(), Type: "t"}})
	require.NoError(t, err)
	settings := competing.Settings{HistoryBufferSize: 10, ReadBatchSize: 5, MessageTimeout: time.Hour, Strategy: competing.RoundRobin}
	require.NoError(t, s.groups.create(t.Context(), groupConfig{Stream: "s", Group: "g", Settings: settings, Start: "0"}))
	g, err := s.groups.find(groupKey{"s", "g"})
	require.NoError(t, err)
	m := &member{Consumer: competing.NewConsumer(1), dropped: make(chan struct{})}
	require.NoError(t, g.connect(m))
	g.dispatch()
	take := func() competing.Delivery {
		select {
		case <-m.Wake:
		case <-time.After(time.Minute):
			t.Fatal("it does not come again")
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		list := m.Take()
		require.Len(t, list, 1)
		return list[0]
	}
	for range 100 { // now and then the group is about to park it by itself
		given := take()
		g.mu.Lock()
		g.state.Nack(m.Consumer, []store.ID{given.ID}, competing.Park, "because")
		g.mu.Unlock()
		g.poke()
		require.NoError(t, g.replayParked(-1))
	}
	require.True(t, take().Replayed)
	require.NoError(t, s.groups.remove(t.Context(), g.config.key()))
	require.Error(t, g.replayParked(-1), "it is gone")
}
