package projections

import (
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/reporting"
)

// reportDeal gives what a deal's event changes in its row. The title, and the
// reason for which it was lost unless it is one of the tenant's list, are
// texts that somebody typed, and stay out.
func reportDeal(e deal.Event) func(*reporting.Deal) {
	return func(r *reporting.Deal) {
		switch e := e.(type) {
		case deal.Opened:
			r.PipelineID, r.StageID, r.Status = e.PipelineID, e.StageID, string(deal.StatusOpen)
			r.StageSince, r.ContactIDs, r.ProductIDs = reporting.Representable(e.At), []string{}, []string{}
			reportDealFields(r, e.Fields)
		case deal.Updated:
			reportDealFields(r, e.Fields)
		case deal.Moved:
			r.StageID, r.StageSince = e.To, reporting.Representable(e.At)
			if e.PipelineID != "" {
				r.PipelineID = e.PipelineID
			}
		case deal.Won:
			r.Status, r.ClosedAt = string(deal.StatusWon), new(reporting.Representable(e.At))
		case deal.Lost:
			r.Status, r.ClosedAt, r.LostReason = string(deal.StatusLost), new(reporting.Representable(e.At)), e.Key
		case deal.Reopened:
			r.Status, r.ClosedAt, r.LostReason = string(deal.StatusOpen), nil, ""
		case deal.Archived:
			r.Archived = true
		case deal.Deleted:
			r.Deleted = true
		case deal.Restored: // the row was kept
			r.Archived, r.Deleted = false, false
		}
	}
}

func reportDealFields(r *reporting.Deal, f deal.Fields) {
	if f.Value != nil {
		r.Amount, r.Currency = f.Value.Amount, f.Value.Currency
	}
	if f.Contacts != nil {
		r.ContactIDs = deal.ContactIDs(*f.Contacts)
	}
	if f.LineItems != nil {
		r.ProductIDs = productIDs(*f.LineItems)
	}
	if f.ExpectedClose != nil {
		r.ExpectedClose = reportDay(*f.ExpectedClose)
	}
	domain.Set(&r.CompanyID, f.CompanyID)
	domain.Set(&r.OwnerID, f.OwnerID)
}

// productIDs are the products of line items, each once.
func productIDs(lines []deal.LineItem) []string {
	ids := []string{}
	for _, l := range lines {
		if l.ProductID != "" && !slices.Contains(ids, l.ProductID) {
			ids = append(ids, l.ProductID)
		}
	}
	return ids
}

// stageChange gives the change that an event is, if it is one, from the rows
// before and after it. Where the deal stays in its stage, from and to are the
// same; an opened deal comes from nowhere.
func stageChange(before, after reporting.Deal, e deal.Event) (reporting.StageChange, bool) {
	kind, ok := stageChangeKind(e)
	if !ok {
		return reporting.StageChange{}, false
	}
	return reporting.StageChange{
		DealID: after.ID, Kind: kind, PipelineID: after.PipelineID, FromStage: before.StageID, ToStage: after.StageID,
		Amount: after.Amount, Currency: after.Currency, OwnerID: after.OwnerID, At: reporting.Representable(e.OccurredAt()),
	}, true
}

func stageChangeKind(e deal.Event) (kind string, ok bool) {
	switch e.(type) {
	case deal.Opened:
		return reporting.Opened, true
	case deal.Moved:
		return reporting.Moved, true
	case deal.Won:
		return reporting.Won, true
	case deal.Lost:
		return reporting.Lost, true
	case deal.Reopened:
		return reporting.Reopened, true
	default:
		return "", false
	}
}
