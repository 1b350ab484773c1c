package esdbserver

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// group runs one persistent subscription: it reads the source, moves time on, parks and saves
// checkpoints, and leaves every decision to package competing.
type group struct {
	server *Server
	config groupConfig
	source source
	wake   chan struct{} // there may be room, or something to park
	asked  chan replay
	ending chan struct{}
	ended  chan struct{}

	mu      sync.Mutex
	state   *competing.Group
	members map[*competing.Consumer]*member
	behind  bool // the source has more than was read
	parked  parked
	rate    rate

	next uint64 // the source's next place; the running goroutine's own
}

// tick is how often time moves on: timeouts, checkpoints by time, statistics.
const tick = time.Second

// startGroup loads a group's state and sets it going.
func startGroup(s *Server, c groupConfig) (*group, error) {
	f, err := c.Filter.compile()
	if err != nil {
		return nil, err
	}
	g := &group{
		server: s, config: c, source: &streamSource{store: s.store, name: c.Stream},
		wake: make(chan struct{}, 1), asked: make(chan replay), ending: make(chan struct{}), ended: make(chan struct{}),
		members: map[*competing.Consumer]*member{}, next: c.First, behind: true,
	}
	if c.Stream == allStream {
		g.source = &allSource{s.store, f}
	}
	saved, found, err := g.loadCheckpoint()
	if err != nil {
		return nil, err
	}
	if found {
		g.next = saved + 1
	}
	if g.parked, err = s.loadParked(c.key().parkedStream()); err != nil {
		return nil, err
	}
	g.state = competing.New(c.Settings, saved, found)
	go g.run()
	return g, nil
}

// stop ends the group and drops its consumers.
func (g *group) stop(save bool) {
	close(g.ending)
	<-g.ended
	if save {
		g.checkpoint(true)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, m := range g.members {
		close(m.dropped)
	}
	g.members = nil
}

func (g *group) run() {
	defer close(g.ended)
	watch := g.source.watch()
	defer watch.Stop()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		more := g.fill()
		g.park()
		g.checkpoint(false)
		if more {
			g.poke()
		}
		select {
		case <-g.ending:
			return
		case <-watch.C:
		case <-g.wake:
		case r := <-g.asked:
			g.park()
			r.done <- g.replay(r.stopAt)
		case now := <-ticker.C:
			g.mu.Lock()
			g.state.Expire(now)
			g.state.Dispatch(now)
			g.rate.tick(g.state.Counts().Total)
			for _, m := range g.members {
				m.rate.tick(m.Total)
			}
			g.mu.Unlock()
		}
	}
}

// poke makes the group look again.
func (g *group) poke() {
	select {
	case g.wake <- struct{}{}:
	default:
	}
}

// fill reads from the source while there is room; it reports whether there is more to read.
func (g *group) fill() (more bool) {
	g.mu.Lock()
	room := g.state.Wants()
	g.mu.Unlock()
	if room <= 0 {
		return false
	}
	var batch []*competing.Message
	at, err := g.source.read(g.next, min(room, int(max(g.config.Settings.ReadBatchSize, 1))), func(place uint64, e *store.Event) error {
		m, err := g.server.message(place, e, g.config.Settings.ResolveLinks)
		batch = append(batch, m)
		return err
	})
	if err != nil {
		g.server.options.Logger.Error("a persistent subscription cannot read", "group", g.config.key().String(), "error", err)
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, m := range batch {
		g.state.Push(m)
	}
	if at.next > g.next {
		g.state.Passed(at.next-1, at.passed)
	}
	g.next, g.behind = at.next, !at.end
	g.state.Dispatch(time.Now())
	return !at.end && g.state.Wants() > 0
}

// checkpoint saves how far the group has come, if it is time.
func (g *group) checkpoint(force bool) {
	now := time.Now()
	g.mu.Lock()
	at, due := g.state.Due(now, force)
	g.mu.Unlock()
	if !due {
		return
	}
	if err := g.saveCheckpoint(at); err != nil {
		g.server.options.Logger.Error("a persistent subscription cannot save its checkpoint", "group", g.config.key().String(), "error", err)
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.state.Saved(at, now)
}

// The streams in which a group keeps its state: part of the protocol.

func (k groupKey) checkpointStream() string {
	return "$persistentsubscription-" + k.String() + "-checkpoint"
}
func (k groupKey) parkedStream() string { return "$persistentsubscription-" + k.String() + "-parked" }

const typeCheckpoint = "$SubscriptionCheckpoint"

// saveCheckpoint appends the place as a JSON string. Two are kept, should the last not be readable.
func (g *group) saveCheckpoint(at uint64) error {
	ctx, stream := context.Background(), g.config.key().checkpointStream()
	h, err := g.server.store.Head(stream)
	if err != nil {
		return err
	}
	if h.Metadata.MaxCount == 0 {
		if err := g.server.appendMetadata(ctx, stream, []byte(`{"$maxCount":2}`)); err != nil {
			return err
		}
	}
	return g.server.appendJSON(ctx, stream, typeCheckpoint, place(g.config.Stream == allStream, at))
}

func (g *group) loadCheckpoint() (at uint64, found bool, err error) {
	var text string
	if found, err = g.server.lastJSON(g.config.key().checkpointStream(), &text); !found || err != nil {
		return 0, false, err
	}
	at, found = parsePlace(text)
	return at, found, nil
}

// parsePlace reads "42" and "C:42/P:42".
func parsePlace(text string) (uint64, bool) {
	if commit, ok := strings.CutPrefix(text, "C:"); ok {
		text, _, _ = strings.Cut(commit, "/")
	}
	at, err := strconv.ParseUint(text, 10, 64)
	return at, err == nil
}
