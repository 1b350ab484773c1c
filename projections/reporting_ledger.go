package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// reportingLedger is the ledger with what only reports have: the position of
// each object's last event, and the stage changes. What a row should be is
// made from the state that the decider folded; this is written apart from the
// fold of rows on purpose: two ways to one answer.
type reportingLedger struct {
	*ledger
	tenant   string
	versions map[eventstore.StreamID]uint64
	changes  map[string]reporting.StageChange // by event id
}

func (l *reportingLedger) apply(d codec.Decoded) {
	before := l.deals[d.Stream.ID].state
	l.ledger.apply(d)
	l.versions[d.Stream] = d.Position.Commit
	kind, ok := map[string]string{
		"deal.Opened": reporting.Opened, "deal.Moved": reporting.Moved, "deal.Won": reporting.Won, "deal.Lost": reporting.Lost, "deal.Reopened": reporting.Reopened,
	}[d.Event.EventType()]
	if !ok {
		return
	}
	after := l.deals[d.Stream.ID].state
	l.changes[d.ID.String()] = reporting.StageChange{
		EventID: d.ID.String(), DealID: after.ID, Kind: kind, PipelineID: after.PipelineID, FromStage: before.StageID, ToStage: after.StageID,
		Amount: after.Value.Amount, Currency: after.Value.Currency, OwnerID: after.OwnerID,
		At: reporting.Representable(d.Event.OccurredAt()), Version: d.Position.Commit,
	}
}

func (l *reportingLedger) version(category, id string, created, updated time.Time, deleted bool) reporting.Versioned {
	return reporting.Versioned{
		CreatedAt: reporting.Representable(created), UpdatedAt: reporting.Representable(updated), Deleted: deleted,
		Version: l.versions[eventstore.StreamID{Tenant: l.tenant, Category: category, ID: id}],
	}
}

func (l *reportingLedger) deal(d deal.Deal, _ int64) (reporting.Deal, bool) {
	return reporting.Deal{
		ID: d.ID, PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status), Amount: d.Value.Amount, Currency: d.Value.Currency,
		OwnerID: d.OwnerID, CompanyID: d.CompanyID, ContactIDs: d.ContactIDs(), ProductIDs: ledgerProducts(d), LostReason: d.LostKey, Archived: d.Archived, ExpectedClose: reportDay(d.ExpectedClose),
		StageSince: reporting.Representable(d.StageSince), ClosedAt: orNone(d.ClosedAt),
		Versioned: l.version(deal.Category, d.ID, d.CreatedAt, d.UpdatedAt, d.Deleted),
	}, true
}

func (l *reportingLedger) contact(c contact.Contact, _ int64) (reporting.Contact, bool) {
	return reporting.Contact{
		ID: c.ID, CompanyID: c.CompanyID, OwnerID: c.OwnerID, LifecycleStage: c.LifecycleStage, LeadStatus: c.LeadStatus, Source: c.Source,
		Erased: c.Erased, Versioned: l.version(contact.Category, c.ID, c.CreatedAt, c.UpdatedAt, c.Deleted || c.MergedInto != ""),
	}, true
}

func (l *reportingLedger) company(c company.Company, _ int64) (reporting.Company, bool) {
	return reporting.Company{
		ID: c.ID, Industry: c.Industry, Employees: int64(c.Employees), OwnerID: c.OwnerID,
		Versioned: l.version(company.Category, c.ID, c.CreatedAt, c.UpdatedAt, c.Deleted),
	}, true
}

func (l *reportingLedger) task(t task.Task, _ int64) (reporting.Task, bool) {
	return reporting.Task{
		ID: t.ID, Kind: string(t.Kind), Priority: string(t.Priority), Due: reportDay(t.Due), AssigneeID: t.AssigneeID,
		ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID, CompletedAt: orNone(t.CompletedAt),
		Versioned: l.version(task.Category, t.ID, t.CreatedAt, t.UpdatedAt, t.Deleted),
	}, true
}

func (l *reportingLedger) member(m member.Member, _ int64) (reporting.Member, bool) {
	return reporting.Member{
		ID: m.ID, Role: string(m.Role), Active: m.Active,
		Versioned: l.version(member.Category, m.ID, m.CreatedAt, m.UpdatedAt, false),
	}, true
}

// orNone gives a time that may be none.
func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return new(reporting.Representable(t))
}

func ledgerProducts(d deal.Deal) []string {
	ids, seen := []string{}, map[string]bool{"": true}
	for _, l := range d.LineItems {
		if !seen[l.ProductID] {
			ids, seen[l.ProductID] = append(ids, l.ProductID), true
		}
	}
	return ids
}
