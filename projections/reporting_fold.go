package projections

import (
	"fmt"
	"slices"
	"strings"

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
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// reportingFold folds the events of one tenant onto its rows, and notes which
// rows became new. What it makes of an event depends on the event's own
// stream, and on what never changes once it is in the log: the type of a
// custom field, whose events every slice is shown and keeps. So it does not
// matter how far other streams have got.
type reportingFold struct {
	tenant  string
	current reporting.Rows
	changed reporting.Rows
}

// apply folds one event. It refuses a kind of event that it does not know:
// that one was forgotten here, and skipping it would be a gap that nobody sees.
func (f *reportingFold) apply(e codec.Decoded) error {
	f.event(e)
	switch event := e.Event.(type) {
	case deal.Event:
		f.deal(e, event)
	case contact.Event:
		f.contact(e, event)
	case company.Event:
		f.company(e, event)
	case task.Event:
		f.task(e, event)
	case note.Event:
		f.note(e, event)
	case member.Event:
		foldRow(&f.current.Members, &f.changed.Members, e, e.Stream.ID, reportMember(event))
	case team.Event:
		foldRow(&f.current.Teams, &f.changed.Teams, e, e.Stream.ID, reportTeam(event))
	case quota.Event:
		foldRow(&f.current.Quotas, &f.changed.Quotas, e, e.Stream.ID, reportQuota(event))
	case product.Event:
		foldRow(&f.current.Products, &f.changed.Products, e, e.Stream.ID, reportProduct(event))
	case pipeline.Event:
		f.pipeline(e, event)
	case customfield.Event: // was applied among the shared ones, or is now
		f.customField(e)
	case tenant.Event:
		return f.settings(e, event)
	case device.Event, tag.Event, savedview.Event: // that they happened is all there is to report
	default:
		return fmt.Errorf("the reporting projection does not know %s", e.Event.EventType())
	}
	return nil
}

// event notes that something happened, and not what.
func (f *reportingFold) event(e codec.Decoded) {
	put(&f.changed.Events, e.ID.String(), reporting.Event{
		ID: e.ID.String(), Type: e.Event.EventType(), Object: e.Stream.Category, ObjectID: e.Stream.ID, ActorID: e.Meta.Actor,
		At: reporting.Representable(e.Event.OccurredAt()), RecordedAt: reporting.Representable(e.Recorded),
		Revision: e.Revision, Version: e.Position.Commit,
	})
}

// row is what all current rows have in common.
type row[R any] interface {
	*R
	Head() (*string, *reporting.Versioned)
}

// foldRow folds an event onto a row, unless the row shows it already.
func foldRow[R any, P row[R]](current, changed *map[string]R, e codec.Decoded, key string, fold func(*R)) bool {
	r := (*current)[key]
	id, head := P(&r).Head()
	if e.Position.Commit <= head.Version {
		return false
	}
	if head.Version == 0 {
		head.CreatedAt = reporting.Representable(e.Event.OccurredAt())
	}
	*id, head.Version, head.UpdatedAt = key, e.Position.Commit, reporting.Representable(e.Event.OccurredAt())
	fold(&r)
	put(current, key, r)
	put(changed, key, r)
	return true
}

func put[R any](rows *map[string]R, id string, r R) {
	if *rows == nil {
		*rows = map[string]R{}
	}
	(*rows)[id] = r
}

// reportingKeys says which rows the events fold onto. Of a stream whose first
// event is among them that is none: should it be a repeat, then the row that
// is made has an old version and loses.
func reportingKeys(tenantID string, shared, events []codec.Decoded) reporting.Keys {
	ids, made := map[string][]string{}, begun{}
	for _, some := range [][]codec.Decoded{shared, events} {
		for _, e := range some {
			reportingIDs(ids, made, tenantID, e)
		}
	}
	for category, list := range ids {
		slices.SortFunc(list, strings.Compare)
		ids[category] = slices.Compact(list)
	}
	return reporting.Keys{
		Deals: ids[deal.Category], Contacts: ids[contact.Category], Companies: ids[company.Category], Tasks: ids[task.Category],
		Members: ids[member.Category], Teams: ids[team.Category], Quotas: ids[quota.Category], Products: ids[product.Category],
		Pipelines: ids[pipeline.Category], Settings: ids[tenant.Category], CustomFields: ids[customfield.Category],
	}
}

func reportingIDs(ids map[string][]string, made begun, tenantID string, e codec.Decoded) {
	switch event := e.Event.(type) {
	case customfield.Event: // a row a field, of which a stream has many
		ids[customfield.Category] = append(ids[customfield.Category], customFieldRow(event))
		return
	case deal.Event:
		ids[customfield.Category] = append(ids[customfield.Category], dealFieldRows(tenantID, event)...)
	}
	if !made.before(e) {
		ids[e.Stream.Category] = append(ids[e.Stream.Category], e.Stream.ID)
	}
}
