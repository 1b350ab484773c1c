package projections

import (
	"slices"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// announce adds an event to what those are told who follow the tenant. They
// follow the object itself, whatever has the event on its timeline, or what
// the object belongs to, or belonged to before the event.
func (p *page) announce(d codec.Decoded, entries []*readmodels.TimelineEntry, belonged []string) {
	if uuid.Validate(d.Stream.ID) != nil { // the tenant itself
		return
	}
	keys := append([]string{d.Stream.ID}, belonged...)
	for _, e := range entries {
		keys = append(keys, e.SubjectID)
	}
	keys = append(keys, p.belongings(d.Stream)...)
	slices.Sort(keys)
	p.feed = append(p.feed, &readmodels.Change{
		Commit: int64(d.Position.Commit), Prepare: int64(d.Position.Prepare),
		Object: d.Stream.Category, ID: d.Stream.ID, Kind: d.Event.EventType(), At: d.Event.OccurredAt().UTC(),
		Keys: slices.Compact(keys), CommandID: d.Meta.Root(),
	})
}

// belongings are ids of what an object belongs to as it stands, apart from
// what has its events on a timeline: the pipeline of a deal, who does a task.
func (p *page) belongings(of eventstore.StreamID) (ids []string) {
	if deal := standing(p.loaded.Deals, p.changed.Deals, of.ID); deal != nil {
		ids = append(ids, deal.PipelineID)
	}
	if task := standing(p.loaded.Tasks, p.changed.Tasks, of.ID); task != nil && task.AssigneeID != "" {
		ids = append(ids, task.AssigneeID)
	}
	return ids
}

// standing is a row as the events so far have left it.
func standing[T any](loaded, changed map[string]*T, id string) *T {
	if row, touched := changed[id]; touched {
		return row
	}
	return loaded[id]
}
