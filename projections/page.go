package projections

import (
	"fmt"
	"time"

	"github.com/google/uuid"

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
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// page is one tenant's part of a batch while it is folded: the rows as they
// were loaded, what became of them, and the new entries of timelines.
type page struct {
	loaded   readmodels.Rows
	changed  readmodels.Rows
	timeline []*readmodels.TimelineEntry
	feed     []*readmodels.Change
	erased   []string
	tenant   *readmodels.Tenant
	rates    []readmodels.Rate
	stages   []*readmodels.StageNames

	id     uuid.UUID // of the event whose entries were added last,
	idText string    // written once for all of them
}

func newPage(loaded readmodels.Rows) *page {
	return &page{loaded: loaded, changed: readmodels.NewRows()}
}

func (p *page) changes() readmodels.Changes {
	return readmodels.Changes{
		Rows: p.changed, Before: p.loaded, Timeline: p.timeline, Feed: p.feed, Tenant: p.tenant, Rates: p.rates,
		Erased: p.erased, ErasedSummary: erasedSummary, StageNames: p.stages,
	}
}

// begun are the streams whose first event was seen: it makes their row, so
// none has to be loaded, and a load of nothing but creations reads nothing.
type begun map[eventstore.StreamID]bool

func (b begun) before(d codec.Decoded) bool {
	if d.Revision == 0 {
		b[d.Stream] = true
	}
	return b[d.Stream]
}

// needs says which rows the events are folded onto.
func needs(events []codec.Decoded) readmodels.IDs {
	var ids readmodels.IDs
	made := begun{}
	for _, d := range events {
		switch d.Event.(type) {
		case deal.Opened, deal.Moved, deal.Won, deal.Lost, deal.Reopened:
			if ids.StagesAt == nil {
				ids.StagesAt = new(readmodels.Position(d.Position))
			}
		case tenant.Event:
			ids.Tenant = true
		}
		if made.before(d) {
			continue
		}
		switch d.Event.(type) {
		case contact.Event:
			ids.Contacts = append(ids.Contacts, d.Stream.ID)
		case company.Event:
			ids.Companies = append(ids.Companies, d.Stream.ID)
		case deal.Event:
			ids.Deals = append(ids.Deals, d.Stream.ID)
		case task.Event:
			ids.Tasks = append(ids.Tasks, d.Stream.ID)
		case pipeline.Event:
			ids.Pipelines = append(ids.Pipelines, d.Stream.ID)
		case member.Event:
			ids.Members = append(ids.Members, d.Stream.ID)
		case device.Event:
			ids.Devices = append(ids.Devices, d.Stream.ID)
		case tag.Event:
			ids.Tags = append(ids.Tags, d.Stream.ID)
		case team.Event:
			ids.Teams = append(ids.Teams, d.Stream.ID)
		case quota.Event:
			ids.Quotas = append(ids.Quotas, d.Stream.ID)
		case customfield.Event:
			ids.FieldSets = append(ids.FieldSets, d.Stream.ID)
		case product.Event:
			ids.Products = append(ids.Products, d.Stream.ID)
		case note.Event:
			ids.Notes = append(ids.Notes, d.Stream.ID)
		case savedview.Event:
			ids.Views = append(ids.Views, d.Stream.ID)
		}
	}
	return ids
}

// apply folds one event, and tells those who follow the tenant.
func (p *page) apply(d codec.Decoded) error {
	entries, belonged := len(p.timeline), p.belongings(d.Stream)
	if err := p.fold(d); err != nil {
		return err
	}
	p.announce(d, p.timeline[entries:], belonged)
	return nil
}

// fold folds one event. An event that it does not know stops it: to skip one
// would make this table differ from one that is built by a newer Daybook.
func (p *page) fold(d codec.Decoded) error {
	switch e := d.Event.(type) {
	case contact.Event:
		return p.contact(d, e)
	case company.Event:
		return p.company(d, e)
	case deal.Event:
		return p.deal(d, e)
	case task.Event:
		return p.task(d, e)
	case pipeline.Event:
		return p.pipeline(d, e)
	case member.Event:
		return p.member(d, e)
	case device.Event:
		return p.device(d, e)
	case tag.Event:
		return p.tag(d, e)
	case team.Event:
		return p.team(d, e)
	case quota.Event:
		return p.quota(d, e)
	case customfield.Event:
		return p.customfield(d, e)
	case product.Event:
		return p.product(d, e)
	case note.Event:
		return p.note(d, e)
	case savedview.Event:
		return p.savedView(d, e)
	case tenant.Event:
		return p.settings(d, e)
	default:
		return fmt.Errorf("no projection knows %T", d.Event)
	}
}

// step folds one event onto a row, which is nil when there is none. It gives
// the row before and after; known is true when the row has the event already.
func step[T any](loaded, changed map[string]*T, d codec.Decoded, revision func(*T) int64, next func(*T) (*T, error)) (before, after *T, known bool, err error) {
	before, touched := changed[d.Stream.ID]
	if !touched {
		before = loaded[d.Stream.ID]
	}
	if before != nil && revision(before) >= int64(d.Revision) {
		return before, before, true, nil
	}
	if after, err = next(before); err != nil {
		return before, nil, false, err
	}
	changed[d.Stream.ID] = after
	return before, after, false, nil
}

// noRow is the error of an event of an object that was never made, or is gone.
func noRow(d codec.Decoded) error {
	return fmt.Errorf("revision %d is of an object that has no row", d.Revision)
}

// versionAt is what a created row knows of the log.
func versionAt(d codec.Decoded) readmodels.Versioned {
	at := d.Event.OccurredAt().UTC()
	return readmodels.Versioned{Revision: int64(d.Revision), CreatedAt: at, UpdatedAt: at}
}

// versionRestored is what the row of a restored object knows of the log.
func versionRestored(d codec.Decoded, created time.Time) readmodels.Versioned {
	v := versionAt(d)
	v.CreatedAt = created.UTC()
	return v
}

// touch notes the event on a row that it changed.
func touch(v *readmodels.Versioned, d codec.Decoded) {
	v.Revision, v.UpdatedAt = int64(d.Revision), d.Event.OccurredAt().UTC()
}
