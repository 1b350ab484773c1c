package projections

import (
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) deal(d codec.Decoded, e deal.Event) error {
	before, after, known, err := step(p.loaded.Deals, p.changed.Deals, d,
		func(r *readmodels.Deal) int64 { return r.Revision },
		func(r *readmodels.Deal) (*readmodels.Deal, error) { return nextDeal(r, d, e) })
	if err != nil || known {
		return err
	}
	shown := after
	if shown == nil { // deleted
		shown = before
	}
	phrase := p.dealPhrase(d.Position, e, before, shown)
	p.entry(d, d.Stream.ID, capital(phrase), false)
	for _, subject := range touchedByDeal(before, after) {
		p.entry(d, subject, fmt.Sprintf("Deal “%s” %s", shown.Title, phrase), false)
	}
	return nil
}

// nextDeal folds an event onto the deal's row.
func nextDeal(r *readmodels.Deal, d codec.Decoded, e deal.Event) (*readmodels.Deal, error) {
	switch e := e.(type) {
	case deal.Opened:
		return openedDeal(d, e), nil
	case deal.Restored:
		return restoredDeal(d, e.Was), nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case deal.Updated:
		setDeal(&next, e.Fields)
	case deal.Moved:
		moveDeal(&next, e)
	case deal.Won:
		closeDeal(&next, deal.StatusWon, e.At, "")
	case deal.Lost:
		closeDeal(&next, deal.StatusLost, e.At, e.Reason)
	case deal.Reopened:
		next.Status, next.ClosedAt, next.LostReason = string(deal.StatusOpen), time.Time{}, ""
		next.Visits = entered(next.Visits, &next, e.At)
	case deal.Archived:
		next.Archived = true
	case deal.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func openedDeal(d codec.Decoded, e deal.Opened) *readmodels.Deal {
	r := &readmodels.Deal{
		ID: d.Stream.ID, PipelineID: e.PipelineID, StageID: e.StageID,
		Status: string(deal.StatusOpen), StageSince: e.At.UTC(), Versioned: versionAt(d),
	}
	r.Visits = entered(nil, r, e.At)
	setDeal(r, e.Fields)
	return r
}

func restoredDeal(d codec.Decoded, was deal.Standing) *readmodels.Deal {
	r := &readmodels.Deal{
		ID: d.Stream.ID, PipelineID: was.PipelineID, StageID: was.StageID, Status: string(was.Status), LostReason: was.LostReason,
		StageSince: was.StageSince.UTC(), ClosedAt: was.ClosedAt.UTC(), Versioned: versionRestored(d, was.CreatedAt),
	}
	for _, v := range was.Visits {
		r.Visits = append(r.Visits, readmodels.Visit(v))
	}
	setDeal(r, was.Fields)
	return r
}

func moveDeal(r *readmodels.Deal, e deal.Moved) {
	if e.PipelineID != "" {
		r.PipelineID = e.PipelineID
	}
	r.StageID, r.StageSince = e.To, e.At.UTC()
	r.Visits = entered(left(r.Visits, e.At), r, e.At)
}

func closeDeal(r *readmodels.Deal, as deal.Status, at time.Time, reason string) {
	r.Status, r.ClosedAt, r.LostReason = string(as), at.UTC(), reason
	r.Visits = left(r.Visits, at)
}

// entered begins a visit of the stage that the deal is in.
func entered(visits []readmodels.Visit, r *readmodels.Deal, at time.Time) []readmodels.Visit {
	return append(slices.Clone(visits), readmodels.Visit{PipelineID: r.PipelineID, StageID: r.StageID, EnteredAt: at.UTC()})
}

// left ends the visit that goes on.
func left(visits []readmodels.Visit, at time.Time) []readmodels.Visit {
	visits = slices.Clone(visits)
	if n := len(visits); n > 0 && visits[n-1].LeftAt.IsZero() {
		visits[n-1].LeftAt = at.UTC()
	}
	return visits
}

func setDeal(r *readmodels.Deal, f deal.Fields) {
	domain.Set(&r.Title, f.Title)
	domain.Set(&r.ValueIsSum, f.ValueIsSum)
	domain.Set(&r.CompanyID, f.CompanyID)
	domain.Set(&r.OwnerID, f.OwnerID)
	domain.Set(&r.ExpectedClose, f.ExpectedClose)
	domain.Set(&r.Source, f.Source)
	domain.Set(&r.TagIDs, f.TagIDs)
	if f.Forecast != nil {
		r.Forecast = string(*f.Forecast)
	}
	setCustom(&r.Custom, f.Custom)
	if f.Value != nil {
		r.Amount, r.Currency = f.Value.Amount, f.Value.Currency
	}
	if f.Contacts != nil {
		r.ContactIDs, r.Roles = deal.ContactIDs(*f.Contacts), nil
		for _, c := range *f.Contacts {
			r.Roles = append(r.Roles, readmodels.DealContact(c))
		}
	}
	if f.LineItems != nil {
		r.Lines = lineRows(*f.LineItems)
	}
}

func lineRows(lines []deal.LineItem) (rows []readmodels.LineItem) {
	for _, l := range lines {
		rows = append(rows, readmodels.LineItem{
			ProductID: l.ProductID, Name: l.Name, Quantity: l.Quantity, Price: l.Price.Amount, Currency: l.Price.Currency,
			DiscountPercent: l.DiscountPercent, Discount: l.Discount, Total: l.Total(),
		})
	}
	return rows
}
