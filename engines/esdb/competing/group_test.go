package competing

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

func settings(change func(*Settings)) Settings {
	s := Settings{
		MaxRetryCount: 2, MinCheckpointCount: 1, MaxCheckpointCount: 100, LiveBufferSize: 100, ReadBatchSize: 10,
		HistoryBufferSize: 100, MessageTimeout: time.Minute, CheckpointAfter: time.Second, Strategy: RoundRobin,
	}
	if change != nil {
		change(&s)
	}
	return s
}

func message(place uint64) *Message {
	e := &store.Event{Revision: int64(place), Position: place, ID: store.NewID(), Stream: []byte("s")}
	return &Message{Place: place, ID: e.ID, Event: e}
}

// take returns what was delivered since, as places.
func take(c *Consumer) (places []uint64, ids []store.ID) {
	for _, d := range c.Take() {
		places, ids = append(places, d.Place), append(ids, d.ID)
	}
	return places, ids
}

var now = time.Unix(1_000_000, 0)

func TestCheckpointStaysBelowWhatIsNotDone(t *testing.T) {
	t.Parallel()
	g, c := New(settings(nil), 0, false), NewConsumer(10)
	require.True(t, g.Connect(c))
	for place := range uint64(5) {
		g.Push(message(place))
	}
	g.Dispatch(now)
	_, ids := take(c)
	g.Ack(c, ids[1:3], now) // not the first
	_, ok := g.Checkpoint()
	require.False(t, ok)
	g.Ack(c, ids[:1], now)
	at, ok := g.Checkpoint()
	require.True(t, ok)
	require.EqualValues(t, 2, at)
	g.Nack(c, ids[3:4], Park, "")
	at, _ = g.Checkpoint()
	require.EqualValues(t, 2, at, "parking is not done before it is on disk")
	g.Parked(g.ToPark()[0].Message)
	at, _ = g.Checkpoint()
	require.EqualValues(t, 3, at)
	g.Nack(c, ids[4:], Stop, "")
	at, _ = g.Checkpoint()
	require.EqualValues(t, 3, at, "a stopped message is not done either")
}

func TestRetriesGoFirstInTheirOrder(t *testing.T) {
	t.Parallel()
	g, c := New(settings(nil), 0, false), NewConsumer(3)
	g.Connect(c)
	for place := range uint64(6) {
		g.Push(message(place))
	}
	g.Dispatch(now)
	_, ids := take(c)
	replayed := message(99)
	g.Replay(replayed)
	g.Nack(c, []store.ID{ids[2]}, Retry, "")
	g.Nack(c, []store.ID{ids[0], ids[1]}, Unknown, "")
	g.Dispatch(now)
	places, ids := take(c)
	require.Equal(t, []uint64{0, 1, 2}, places)
	g.Ack(c, ids, now)
	g.Dispatch(now)
	places, _ = take(c)
	require.Equal(t, []uint64{99, 3, 4}, places)
}

// Under any mixture of answers, timeouts and vanishing consumers: nobody holds more than the own slots,
// everything pushed is done in the end, and the checkpoint never passes what is not.
func TestRandomConsumers(t *testing.T) {
	t.Parallel()
	for _, strategy := range []Strategy{RoundRobin, DispatchToSingle, Pinned, PinnedByCorrelation} {
		random := rand.New(rand.NewPCG(7, uint64(len(strategy))))
		g := New(settings(func(s *Settings) { s.Strategy = strategy }), 0, false)
		var pushed, clock = uint64(0), now
		done := map[uint64]bool{}
		held := map[*Consumer][]Delivery{}
		checked := uint64(0)
		finish := func(c *Consumer, d Delivery) {
			done[d.Place] = true
			g.Ack(c, []store.ID{d.ID}, clock)
		}
		for range 5000 {
			switch random.IntN(6) {
			case 0:
				if len(g.Consumers()) < 4 {
					g.Connect(NewConsumer(1 + random.IntN(5)))
				}
			case 1:
				if n := len(g.Consumers()); n > 0 && random.IntN(5) == 0 {
					c := g.Consumers()[random.IntN(n)]
					delete(held, c)
					g.Disconnect(c)
				}
			case 2:
				for range min(g.Wants(), 3) {
					pushed++
					g.Push(message(pushed))
				}
			case 3:
				clock = clock.Add(20 * time.Second)
				g.Expire(clock)
			default:
				for c, list := range held {
					if len(list) == 0 {
						continue
					}
					d := list[0]
					held[c] = list[1:]
					if random.IntN(3) == 0 {
						g.Nack(c, []store.ID{d.ID}, Action(random.IntN(3)), "")
					} else if len(c.inFlight[d.ID]) > 0 {
						finish(c, d)
					}
				}
			}
			for _, p := range g.ToPark() {
				done[p.Message.Place] = true
				g.Parked(p.Message)
			}
			g.Dispatch(clock)
			for _, c := range g.Consumers() {
				held[c] = append(held[c], c.Take()...)
				require.LessOrEqual(t, c.InFlight(), c.Slots)
			}
			if at, ok := g.Checkpoint(); ok {
				for ; checked < at; checked++ {
					require.True(t, done[checked+1], "%s: %d of %d", strategy, checked+1, at)
				}
			}
		}
		require.Greater(t, pushed, uint64(100))
	}
}
