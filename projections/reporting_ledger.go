package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// reportingLedger is the ledger with what only reports have: the position of
// each object's last event, what became of each deal, and who did what. What
// a row should be is made from the state that the decider folded; this is
// written apart from the fold of rows on purpose: two ways to one answer.
type reportingLedger struct {
	*ledger
	tenant     string
	versions   map[eventstore.StreamID]uint64
	deeds      map[string][]deed // by deal, in order
	doers      map[string]string // who closed a deal, who did a task
	fields     map[string]reporting.Versioned
	stages     map[string]reporting.Stage
	wereStages map[string]reporting.StageState
	worth      map[string]reporting.Rate
	activities map[string]reporting.Activity
	events     map[string]reporting.Event
}

// deed is an event of a deal, and how the deal stood before and after it.
type deed struct {
	codec.Decoded
	before, after deal.Deal
}

func newReportingLedger(tenant string) *reportingLedger {
	return &reportingLedger{
		ledger: newLedger(), tenant: tenant, versions: map[eventstore.StreamID]uint64{}, deeds: map[string][]deed{}, doers: map[string]string{},
		fields: map[string]reporting.Versioned{}, stages: map[string]reporting.Stage{}, wereStages: map[string]reporting.StageState{},
		worth: map[string]reporting.Rate{}, activities: map[string]reporting.Activity{}, events: map[string]reporting.Event{},
	}
}

func (l *reportingLedger) apply(d codec.Decoded) {
	dealBefore, taskBefore := l.deals[d.Stream.ID].state, l.tasks[d.Stream.ID].state
	l.ledger.apply(d)
	l.versions[d.Stream] = d.Position.Commit
	l.events[d.ID.String()] = reporting.Event{
		ID: d.ID.String(), Type: d.Event.EventType(), Object: d.Stream.Category, ObjectID: d.Stream.ID, ActorID: d.Meta.Actor,
		At: happened(d), RecordedAt: reporting.Representable(d.Recorded), Revision: d.Revision, Version: d.Position.Commit,
	}
	if _, ok := d.Event.(deal.Event); ok {
		l.deeds[d.Stream.ID] = append(l.deeds[d.Stream.ID], deed{d, dealBefore, l.deals[d.Stream.ID].state})
	}
	l.work(d, dealBefore, taskBefore)
	l.settle(d)
}

func happened(d codec.Decoded) time.Time { return reporting.Representable(d.Event.OccurredAt()) }

func (l *reportingLedger) version(category, id string, created, updated time.Time, deleted bool) reporting.Versioned {
	return reporting.Versioned{
		CreatedAt: reporting.Representable(created), UpdatedAt: reporting.Representable(updated), Deleted: deleted,
		Version: l.versions[eventstore.StreamID{Tenant: l.tenant, Category: category, ID: id}],
	}
}

// customFields are the fields of all sets. A field has a version of its own:
// the sets' events are each about one field.
func (l *reportingLedger) customFields() map[string]reporting.CustomField {
	want := map[string]reporting.CustomField{}
	for id, set := range l.fieldSets {
		for _, f := range set.state.Fields {
			d, _ := set.state.Field(f.Key)
			r := reporting.CustomField{
				ID: id + ":" + d.Key, Object: string(set.state.Object), Key: d.Key, Label: d.Label, Type: string(d.Type),
				Archived: d.Archived, Versioned: l.fields[id+":"+d.Key],
			}
			for _, o := range d.Options {
				r.OptionKeys, r.OptionLabels = append(r.OptionKeys, o.Key), append(r.OptionLabels, o.Label)
			}
			want[r.ID] = r
		}
	}
	return want
}

// dealField gives a custom field of deals.
func (l *reportingLedger) dealField(key string) customfield.Definition {
	d, _ := l.fieldSets[customfield.ID(l.tenant, customfield.Deal)].state.Field(key)
	return d
}

// orNone gives a time that may be none.
func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return new(reporting.Representable(t))
}
