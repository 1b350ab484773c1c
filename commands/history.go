package commands

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Entry is an event of an aggregate as its history tells it: which fields it
// changed, from what to what. Erased is true when personal fields of the event
// can no longer be read; they are then not among the changes.
type Entry struct {
	Revision   uint64
	Type       string
	Recorded   time.Time // when the log took it
	Occurred   time.Time // when it happened; for an import, long before
	Actor      string
	CommandID  string // that a person gave: the root (codec.Metadata)
	DeviceID   string
	DeviceTime time.Time
	Erased     bool
	Changes    []domain.Change
}

// History gives what happened to an aggregate, oldest first. One that was
// never made has none. An event that changed no field is told all the same.
func (a *Aggregate[S, C, E]) History(ctx context.Context, tenant, id string) ([]Entry, error) {
	var entries []Entry
	before := a.decider.Initial
	_, err := a.load(ctx, a.stream(tenant, id), func(d codec.Decoded, _ E, l loaded[S]) {
		entries = append(entries, entryOf(d, domain.Diff(before, l.state)))
		before = l.state
	})
	return entries, err
}

func entryOf(d codec.Decoded, changes []domain.Change) Entry {
	e := Entry{
		Revision: d.Revision, Type: d.Event.EventType(), Recorded: d.Recorded, Occurred: d.Event.OccurredAt(),
		Actor: d.Meta.Actor, CommandID: d.Meta.Root(), DeviceID: d.Meta.DeviceID, Erased: d.Erased, Changes: changes,
	}
	if d.Meta.DeviceTime != nil {
		e.DeviceTime = *d.Meta.DeviceTime
	}
	return e
}

// LoadAsOf folds an aggregate as it stood at a time, and gives it as the
// receipt of the last command by then. Found is false when it was not made
// yet; erased is true when some of it can no longer be read.
//
// The time is that of recording, not of happening: the state is what Daybook
// knew, and would have shown, at that time. So it is always the fold of a
// beginning of the stream, and what somebody saw can be shown again. What an
// import wrote down today about last year is not in last year's state, for
// nobody could see it then; History tells both times of every event.
func (a *Aggregate[S, C, E]) LoadAsOf(ctx context.Context, tenant, id string, at time.Time) (receipt Receipt, found, erased bool, err error) {
	stream, past := a.stream(tenant, id), a.empty()
	_, err = a.load(ctx, stream, func(d codec.Decoded, _ E, l loaded[S]) {
		if uint64(past.revision+1) == d.Revision && !d.Recorded.After(at) {
			past, erased = l, erased || d.Erased
		}
	})
	return receiptFor(stream, past, false), past.revision >= 0, erased, err
}
