package projections

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// reportingKeys says which rows the events fold onto. A stream's first event
// needs none, so that an import, which is little else, reads nothing. Should
// it be a repeat, then the row that it makes has an old version and loses.
func reportingKeys(events []codec.Decoded) reporting.Keys {
	ids := map[string][]string{}
	for _, e := range events {
		if e.Revision > 0 {
			ids[e.Stream.Category] = append(ids[e.Stream.Category], e.Stream.ID)
		}
	}
	for category, list := range ids {
		slices.Sort(list)
		ids[category] = slices.Compact(list)
	}
	return reporting.Keys{
		Deals: ids[deal.Category], Contacts: ids[contact.Category], Companies: ids[company.Category],
		Tasks: ids[task.Category], Members: ids[member.Category],
	}
}

// reportingFold folds the events of one tenant onto its rows, and notes which
// rows became new.
type reportingFold struct {
	current reporting.Rows
	changed reporting.Rows
}

// apply folds one event. It refuses a kind of event that it does not know:
// that one was forgotten here, and skipping it would be a gap that nobody sees.
func (f *reportingFold) apply(e codec.Decoded) error {
	switch event := e.Event.(type) {
	case deal.Event:
		f.deal(e, event)
	case contact.Event:
		foldRow(&f.current.Contacts, &f.changed.Contacts, e, reportContact(event))
	case company.Event:
		foldRow(&f.current.Companies, &f.changed.Companies, e, reportCompany(event))
	case task.Event:
		foldRow(&f.current.Tasks, &f.changed.Tasks, e, reportTask(event))
	case member.Event:
		foldRow(&f.current.Members, &f.changed.Members, e, reportMember(event))
	case pipeline.Event, tenant.Event, device.Event, tag.Event, team.Event, customfield.Event,
		product.Event, note.Event, savedview.Event: // nothing is reported on them
	default:
		return fmt.Errorf("the reporting projection does not know %s", e.Event.EventType())
	}
	return nil
}

// deal folds an event onto its deal, and keeps the stage change that it is.
func (f *reportingFold) deal(e codec.Decoded, event deal.Event) {
	before := f.current.Deals[e.Stream.ID]
	if !foldRow(&f.current.Deals, &f.changed.Deals, e, reportDeal(event)) {
		return
	}
	if change, ok := stageChange(before, f.current.Deals[e.Stream.ID], event); ok {
		change.EventID, change.Version = e.ID.String(), e.Position.Commit
		put(&f.changed.StageChanges, change.EventID, change)
	}
}

// row is what all current rows have in common.
type row[R any] interface {
	*R
	Head() (*string, *reporting.Versioned)
}

// foldRow folds an event onto its row, unless the row shows it already.
func foldRow[R any, P row[R]](current, changed *map[string]R, e codec.Decoded, fold func(*R)) bool {
	r := (*current)[e.Stream.ID]
	id, head := P(&r).Head()
	if e.Position.Commit <= head.Version {
		return false
	}
	if head.Version == 0 {
		head.CreatedAt = reporting.Representable(e.Event.OccurredAt())
	}
	*id, head.Version, head.UpdatedAt = e.Stream.ID, e.Position.Commit, reporting.Representable(e.Event.OccurredAt())
	fold(&r)
	put(current, e.Stream.ID, r)
	put(changed, e.Stream.ID, r)
	return true
}

func put[R any](rows *map[string]R, id string, r R) {
	if *rows == nil {
		*rows = map[string]R{}
	}
	(*rows)[id] = r
}
