package esdbserver

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// parked is what a group knows of its parked stream: messages lie at revisions from first to last.
//
// A replay does not truncate the stream at once, as EventStoreDB does: until the replayed messages are
// done they would exist in memory only, and a crash would lose them. It counts them as gone, and
// truncates when the last is done.
type parked struct {
	first, last int64
	replaying   int   // replayed messages not yet done
	truncate    int64 // what to truncate to when they are
	due         bool  // they are
}

func (p parked) count() int64 { return max(0, p.last-p.first+1) }

func (s *Server) loadParked(stream string) (parked, error) {
	h, err := s.store.Head(stream)
	if err != nil || h.Missing() {
		return parked{first: h.Last + 1, last: h.Last}, err
	}
	return parked{first: h.FirstVisible(), last: h.Last}, nil
}

// park puts messages into the parked stream that the group has given up on, and takes out the replayed.
func (g *group) park() {
	g.mu.Lock()
	list, truncate, due := g.state.ToPark(), g.parked.truncate, g.parked.due
	g.parked.due = false
	g.mu.Unlock()
	if due {
		metadata := fmt.Appendf(nil, `{"$tb":%d}`, truncate)
		if err := g.server.appendMetadata(context.Background(), g.config.key().parkedStream(), metadata); err != nil {
			g.server.options.Logger.Error("the parked stream cannot be truncated", "group", g.config.key().String(), "error", err)
		}
	}
	for _, p := range list {
		revision, err := g.appendParked(p)
		if err != nil {
			g.server.options.Logger.Error("a message cannot be parked", "group", g.config.key().String(), "error", err)
			continue // it stays outstanding, and comes again after a restart
		}
		g.mu.Lock()
		g.parked.last = revision
		g.state.Parked(p.Message)
		g.mu.Unlock()
	}
}

func (g *group) appendParked(p competing.Parking) (revision int64, err error) {
	original := p.Message.Original()
	target := fmt.Sprintf("%d@%s", original.Revision, original.Stream)
	if p.Message.Replayed { // parked again: a link to the event, not to the link
		target = string(original.Data)
	}
	metadata, err := json.Marshal(map[string]any{
		"added": time.Now().UTC(), "reason": p.Reason, "subscriptionEventNumber": p.Message.Place,
	})
	if err != nil {
		return 0, err
	}
	result, err := g.server.store.Append(context.Background(), g.config.key().parkedStream(), store.Any, []store.Proposed{
		{ID: store.NewID(), Type: linkType, Data: []byte(target), Metadata: metadata},
	})
	return result.Revision, err
}

// replay is a request to deliver parked messages again: those below a revision of the parked stream; all
// if it is negative.
type replay struct {
	stopAt int64
	done   chan error
}

// replayParked queues parked messages. The goroutine that parks does it, so that what consumers have
// given up on before the call is among them, however slow the disk.
func (g *group) replayParked(stopAt int64) error {
	r := replay{stopAt, make(chan error, 1)}
	select {
	case g.asked <- r:
		return <-r.done
	case <-g.ended:
		return groupDropped(g.config.key())
	}
}

func (g *group) replay(stopAt int64) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	to := g.parked.last
	if stopAt >= 0 {
		to = min(to, stopAt-1)
	}
	stream := g.config.key().parkedStream()
	h, err := g.server.store.Head(stream)
	if err != nil || to < g.parked.first {
		return err
	}
	c := g.server.store.ReadStream(store.StreamRange{Number: h.Number, From: g.parked.first, To: to})
	defer release(c)
	for c.Next() {
		m, err := g.server.message(g.parkedPlace(c.Event()), c.Event(), true)
		if err != nil {
			return err
		}
		m.OnDone = g.replayedDone
		g.state.Replay(m)
		g.parked.replaying++
	}
	g.parked.first, g.parked.truncate = to+1, to+1
	g.state.Dispatch(time.Now())
	return c.Close()
}

// parkedPlace is where the message was before it was parked, for the order of retries.
func (g *group) parkedPlace(link *store.Event) uint64 {
	var metadata struct {
		Place uint64 `json:"subscriptionEventNumber"`
	}
	_ = json.Unmarshal(link.Metadata, &metadata) // written by ourselves; without it the order is arbitrary
	return metadata.Place
}

// replayedDone is called with g.mu held, for each replayed message that is done.
func (g *group) replayedDone() {
	if g.parked.replaying--; g.parked.replaying == 0 {
		g.parked.due = true
		g.poke()
	}
}
