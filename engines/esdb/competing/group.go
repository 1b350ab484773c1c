package competing

import (
	"cmp"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Group is the state of one persistent subscription. Its caller makes sure that one goroutine at a time
// uses it.
type Group struct {
	settings  Settings
	consumers []*Consumer
	turn      int // of the round robin

	fresh, replayed, retries []*Message
	toPark                   []Parking
	outstanding              []*Message // pushed and not done, by place
	checkpoint               checkpoint
	total                    int64
}

// Parking is a message which the server must put into the parked stream, and then report as Parked.
type Parking struct {
	Message *Message
	Reason  string
}

// New makes a group whose source was done up to a place (not beyond it); done is false if nothing was.
// Its first checkpoint is due as soon as enough is done, whatever the time.
func New(s Settings, place uint64, done bool) *Group {
	return &Group{settings: s, checkpoint: checkpoint{seen: place, any: done, saved: place, savedAny: done}}
}

// Wants is how many more fresh messages the group has room for.
func (g *Group) Wants() int { return g.settings.room() - len(g.fresh) }

// Push hands in the next message of the source. Places must rise.
func (g *Group) Push(m *Message) {
	g.fresh = append(g.fresh, m)
	g.outstanding = append(g.outstanding, m)
	g.Passed(m.Place, 0)
}

// Passed tells that the source was read up to a place, and that so many events on the way there were
// of no interest to the group. They count as done.
func (g *Group) Passed(place uint64, events int) {
	g.checkpoint.seen, g.checkpoint.any = place, true
	g.checkpoint.count += int32(events)
}

// Replay hands in a message from the parked stream.
func (g *Group) Replay(m *Message) {
	m.Replayed = true
	g.replayed = append(g.replayed, m)
}

// Connect adds a consumer; false if the group is full.
func (g *Group) Connect(c *Consumer) bool {
	if limit := int(g.settings.MaxSubscriberCount); limit > 0 && len(g.consumers) >= limit {
		return false
	}
	g.consumers = append(g.consumers, c)
	return true
}

// Disconnect takes a consumer away. What it had not answered goes to others.
func (g *Group) Disconnect(c *Consumer) {
	g.consumers = slices.DeleteFunc(g.consumers, func(x *Consumer) bool { return x == c })
	for id, list := range c.inFlight {
		for range list {
			g.retry(c.release(id))
		}
	}
	c.Outbox = nil
}

// Consumers lists who is connected.
func (g *Group) Consumers() []*Consumer { return g.consumers }

// Ack says that the consumer is done with these.
func (g *Group) Ack(c *Consumer, ids []store.ID, now time.Time) {
	for _, id := range ids {
		if m := c.release(id); m != nil {
			if g.settings.ExtraStatistics {
				c.observed.add(now.Sub(m.sentAt))
			}
			g.done(m)
		}
	}
}

// Action is what a consumer wants done with messages that it refuses.
type Action int

// The actions, by their numbers in the protocol.
const (
	Unknown Action = iota
	Park
	Retry
	Skip
	Stop
)

// Nack says that the consumer refuses these.
func (g *Group) Nack(c *Consumer, ids []store.ID, a Action, reason string) {
	for _, id := range ids {
		m := c.release(id)
		if m == nil {
			continue
		}
		switch a {
		case Park:
			g.toPark = append(g.toPark, Parking{m, reason})
		case Skip:
			g.done(m)
		case Stop: // stays outstanding: it comes again after a restart
		default:
			g.retryOrPark(m, reason)
		}
	}
}

// Expire takes back what consumers have kept for longer than the message timeout.
func (g *Group) Expire(now time.Time) {
	for _, c := range g.consumers {
		var late []*Message
		for _, list := range c.inFlight {
			for _, m := range list {
				if now.Sub(m.sentAt) >= g.settings.MessageTimeout {
					late = append(late, m)
				}
			}
		}
		for _, m := range late {
			g.retryOrPark(c.release(m.ID), "the message timed out")
		}
	}
}

func (g *Group) retryOrPark(m *Message, reason string) {
	if m.Retries >= int(g.settings.MaxRetryCount) {
		g.toPark = append(g.toPark, Parking{m, reason})
		return
	}
	g.retry(m)
}

// retry puts a message among the retries, in its place.
func (g *Group) retry(m *Message) {
	m.Retries++
	at, _ := slices.BinarySearchFunc(g.retries, m.Place, byPlace)
	g.retries = slices.Insert(g.retries, at, m)
}

func byPlace(m *Message, place uint64) int { return cmp.Compare(m.Place, place) }

// ToPark returns, once, the messages that must be parked now.
func (g *Group) ToPark() []Parking {
	list := g.toPark
	g.toPark = nil
	return list
}

// Parked reports that a message is safely in the parked stream.
func (g *Group) Parked(m *Message) { g.done(m) }

// done takes a message out of the outstanding ones.
func (g *Group) done(m *Message) {
	if m.Replayed {
		if m.OnDone != nil {
			m.OnDone()
		}
		return
	}
	at, found := slices.BinarySearchFunc(g.outstanding, m.Place, byPlace)
	if found {
		g.outstanding = slices.Delete(g.outstanding, at, at+1)
		g.checkpoint.count++
	}
}

// Counts are the lengths of the queues, for statistics.
type Counts struct {
	Fresh, Retries, Replayed, InFlight, Outstanding int
	Total                                           int64
}

// Counts returns them.
func (g *Group) Counts() Counts {
	c := Counts{Fresh: len(g.fresh), Retries: len(g.retries), Replayed: len(g.replayed), Outstanding: len(g.outstanding), Total: g.total}
	for _, consumer := range g.consumers {
		c.InFlight += consumer.used
	}
	return c
}
