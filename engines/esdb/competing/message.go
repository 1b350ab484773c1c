package competing

import (
	"time"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Message is one event on its way to a consumer.
type Message struct {
	Place   uint64   // in the order of the source: a revision, or a position in $all
	ID      store.ID // by which consumers acknowledge: that of the link if there is one
	Event   *store.Event
	Link    *store.Event
	Retries int
	// Replayed messages come from the parked stream. The source has long moved on, so they do not hold
	// up the checkpoint.
	Replayed bool
	OnDone   func() // of a replayed message, if set

	sentAt time.Time
}

// Original is the event that lies in the source.
func (m *Message) Original() *store.Event {
	if m.Link != nil {
		return m.Link
	}
	return m.Event
}

// Delivery is a message as it goes out, with the number of deliveries before this one.
type Delivery struct {
	*Message
	Sent int
}

// Consumer is one connection.
type Consumer struct {
	Slots    int // most messages in flight
	Outbox   []Delivery
	Wake     chan struct{} // signalled when the outbox gets something
	Total    int64
	inFlight map[store.ID][]*Message // an id may be in a stream more than once
	used     int
	observed observed
}

// NewConsumer makes a consumer with so many slots.
func NewConsumer(slots int) *Consumer {
	return &Consumer{Slots: max(slots, 1), Wake: make(chan struct{}, 1), inFlight: map[store.ID][]*Message{}}
}

// InFlight is the number of messages sent and not yet answered.
func (c *Consumer) InFlight() int { return c.used }

func (c *Consumer) free() int { return c.Slots - c.used }

// Take empties the outbox.
func (c *Consumer) Take() []Delivery {
	out := c.Outbox
	c.Outbox = nil
	return out
}

func (c *Consumer) send(m *Message, now time.Time) {
	m.sentAt = now
	c.inFlight[m.ID] = append(c.inFlight[m.ID], m)
	c.used++
	c.Total++
	c.Outbox = append(c.Outbox, Delivery{m, m.Retries})
	select {
	case c.Wake <- struct{}{}:
	default:
	}
}

// release takes one message with the id out of flight; nil if there is none.
func (c *Consumer) release(id store.ID) *Message {
	list := c.inFlight[id]
	if len(list) == 0 {
		return nil
	}
	if len(list) == 1 {
		delete(c.inFlight, id)
	} else {
		c.inFlight[id] = list[1:]
	}
	c.used--
	return list[0]
}
