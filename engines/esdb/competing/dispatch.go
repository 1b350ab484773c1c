package competing

import (
	"encoding/json"
	"hash/fnv"
	"time"
)

// Dispatch gives messages to consumers while these have slots.
func (g *Group) Dispatch(now time.Time) {
	g.retries = g.deal(g.retries, now)
	g.replayed = g.deal(g.replayed, now)
	g.fresh = g.deal(g.fresh, now)
}

// deal hands out what it can of a queue and returns the rest. A pinned message waits for its consumer
// and lets others pass; with the other strategies the first that finds no slot ends the round.
func (g *Group) deal(queue []*Message, now time.Time) []*Message {
	pinned := g.settings.Strategy == Pinned || g.settings.Strategy == PinnedByCorrelation
	var waiting []*Message
	for i, m := range queue {
		c := g.choose(m)
		if c == nil && !pinned || g.noSlots() {
			return append(waiting, queue[i:]...)
		}
		if c == nil {
			waiting = append(waiting, m)
			continue
		}
		g.total++
		c.send(m, now)
	}
	return waiting
}

func (g *Group) noSlots() bool {
	for _, c := range g.consumers {
		if c.free() > 0 {
			return false
		}
	}
	return true
}

// choose returns the consumer for a message; nil if it has to wait.
func (g *Group) choose(m *Message) *Consumer {
	if len(g.consumers) == 0 {
		return nil
	}
	switch g.settings.Strategy {
	case DispatchToSingle:
		return g.firstFree(0)
	case Pinned:
		return g.pinned(sourceStream(m))
	case PinnedByCorrelation:
		return g.pinned(correlation(m))
	}
	return g.firstFree(g.turn)
}

// firstFree looks for a free slot from one consumer on, and gives the next turn to the one after.
func (g *Group) firstFree(from int) *Consumer {
	for i := range g.consumers {
		at := (from + i) % len(g.consumers)
		if c := g.consumers[at]; c.free() > 0 {
			g.turn = at + 1
			return c
		}
	}
	return nil
}

// pinBuckets is how finely keys are spread over consumers.
const pinBuckets = 1024

func (g *Group) pinned(key string) *Consumer {
	h := fnv.New32a()
	h.Write([]byte(key))
	bucket := int(h.Sum32() % pinBuckets)
	if c := g.consumers[bucket%len(g.consumers)]; c.free() > 0 {
		return c
	}
	return nil
}

// sourceStream is the stream whose events stay together: of a link, its target's.
func sourceStream(m *Message) string {
	if m.Event != nil {
		return string(m.Event.Stream)
	}
	return string(m.Link.Stream)
}

// correlation is the $correlationId in the event's metadata, else its stream.
func correlation(m *Message) string {
	var metadata struct {
		ID *string `json:"$correlationId"`
	}
	if m.Event != nil && json.Unmarshal(m.Event.Metadata, &metadata) == nil && metadata.ID != nil {
		return *metadata.ID
	}
	return sourceStream(m)
}
