package projections

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// edgeKeys says which rows the events fold onto, in a file that has all up to
// a checkpoint. A stream's first event behind it needs none. A task's event
// brings along the contact that it is about, an erasure the tasks about the
// contact.
func edgeKeys(events []codec.Decoded, checkpoint edge.Position) edge.Keys {
	ids := map[string][]string{}
	var erased []string
	for _, e := range events {
		if e.Revision > 0 || !edge.Position(e.Position).After(checkpoint) {
			ids[e.Stream.Category] = append(ids[e.Stream.Category], e.Stream.ID)
		}
		switch event := e.Event.(type) {
		case task.Created:
			ids[contact.Category] = append(ids[contact.Category], event.ContactID)
		case task.Updated:
			ids[contact.Category] = append(ids[contact.Category], event.ContactID)
		case contact.Erased:
			erased = append(erased, e.Stream.ID)
		}
	}
	for category, list := range ids {
		slices.Sort(list)
		ids[category] = slices.Compact(list)
	}
	return edge.Keys{
		Contacts: ids[contact.Category], Companies: ids[company.Category], Pipelines: ids[pipeline.Category],
		Deals: ids[deal.Category], Tasks: ids[task.Category], Members: ids[member.Category], TasksOf: erased,
	}
}

// edgeFold folds the events of one tenant onto the rows of a device's file,
// and notes which rows became new. An event that its row shows already
// changes nothing.
type edgeFold struct {
	current edge.Rows
	changed edge.Rows
	erasing bool // a person is taken out
}

// apply folds one event, and refuses a kind that it does not know.
func (f *edgeFold) apply(e codec.Decoded) error {
	switch event := e.Event.(type) {
	case contact.Event:
		f.contact(e, event)
	case task.Event:
		f.task(e, event)
	case company.Event:
		evolveRow(&f.current.Companies, &f.changed.Companies, e, event, company.Decider, companyOf, companyRow)
	case pipeline.Event:
		evolveRow(&f.current.Pipelines, &f.changed.Pipelines, e, event, pipeline.Decider, pipelineOf, pipelineRow)
	case deal.Event:
		evolveRow(&f.current.Deals, &f.changed.Deals, e, event, deal.Decider, dealOf, dealRow)
	case member.Event:
		evolveRow(&f.current.Members, &f.changed.Members, e, event, member.Decider, memberOf, memberRow)
	case tenant.Event, device.Event, tag.Event, team.Event, quota.Event, customfield.Event,
		product.Event, note.Event, savedview.Event: // no part of a device's data
	default:
		return fmt.Errorf("the edge projection does not know %s", e.Event.EventType())
	}
	return nil
}

// contact folds a contact's event. An erasure blanks the tasks about the
// contact too, since what is written in them is about the person.
func (f *edgeFold) contact(e codec.Decoded, event contact.Event) {
	if !evolveRow(&f.current.Contacts, &f.changed.Contacts, e, event, contact.Decider, contactOf, contactRow) {
		return
	}
	if _, ok := event.(contact.Erased); !ok {
		return
	}
	f.erasing = true
	for id, t := range f.current.Tasks {
		if t.ContactID == e.Stream.ID && !t.Deleted {
			f.putTask(id, withoutText(t))
		}
	}
}

// task folds a task's event. One that was recorded between the order to erase
// its contact and the end of the person's key could still be read; it comes
// in without its text.
func (f *edgeFold) task(e codec.Decoded, event task.Event) {
	if !evolveRow(&f.current.Tasks, &f.changed.Tasks, e, event, task.Decider, taskOf, taskRow) {
		return
	}
	t := f.current.Tasks[e.Stream.ID]
	if t.ContactID != "" && f.current.Contacts[t.ContactID].Erased {
		f.putTask(t.ID, withoutText(t))
	}
}

func (f *edgeFold) putTask(id string, t edge.Task) {
	put(&f.current.Tasks, id, t)
	put(&f.changed.Tasks, id, t)
}

func withoutText(t edge.Task) edge.Task {
	t.Title, t.Description = "", ""
	return t
}

// edgeRow is what all rows of a device's file have in common.
type edgeRow[R any] interface {
	*R
	Head() (*string, *edge.Versioned)
}

// evolveRow folds an event onto its row, unless the row shows it already.
func evolveRow[R any, S, C, E any, P edgeRow[R]](
	current, changed *map[string]R, e codec.Decoded, event E,
	decider domain.Decider[S, C, E], stateOf func(R) S, rowOf func(S) R,
) bool {
	state := decider.Initial
	if r, known := (*current)[e.Stream.ID]; known {
		if _, v := P(&r).Head(); int64(e.Revision) <= v.Revision {
			return false
		}
		state = stateOf(r)
	}
	r := rowOf(decider.Evolve(state, event))
	id, v := P(&r).Head()
	*id, v.Revision = e.Stream.ID, int64(e.Revision)
	put(current, e.Stream.ID, r)
	put(changed, e.Stream.ID, r)
	return true
}
