package projections

import (
	"slices"
	"strconv"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// deal folds an event onto its deal, and keeps what history it makes.
func (f *reportingFold) deal(e codec.Decoded, event deal.Event) {
	before := f.current.Deals[e.Stream.ID]
	if !foldRow(&f.current.Deals, &f.changed.Deals, e, e.Stream.ID, f.reportDeal(e, event)) {
		return
	}
	after := f.current.Deals[e.Stream.ID]
	f.dealHistory(before, after)
	if change, ok := stageChange(before, after); ok {
		put(&f.changed.StageChanges, change.EventID, change)
	}
	f.dealActivity(e, before, after)
}

// reportDeal gives what a deal's event changes in its row. The title, and the
// reason for which it was lost unless it is one of the tenant's list, are
// texts that somebody typed, and stay out.
func (f *reportingFold) reportDeal(e codec.Decoded, event deal.Event) func(*reporting.Deal) {
	at := reporting.Representable(event.OccurredAt())
	return func(r *reporting.Deal) {
		switch event := event.(type) {
		case deal.Opened:
			r.PipelineID, r.StageID, r.Status, r.Imported = event.PipelineID, event.StageID, string(deal.StatusOpen), event.Imported != nil
			r.StageSince, r.EnteredAt = at, at
			r.VisitPipelineIDs, r.VisitStageIDs, r.VisitEntered, r.VisitLeft = []string{}, []string{}, []time.Time{}, []time.Time{}
			enterStage(r)
			r.ContactIDs, r.ProductIDs, r.Custom = []string{}, []string{}, map[string][]string{}
			r.LineProductIDs, r.LineQuantities, r.LineTotals = []string{}, []float64{}, []int64{}
			f.reportDealFields(r, event.Fields)
		case deal.Updated:
			f.reportDealFields(r, event.Fields)
		case deal.Moved:
			r.StageID, r.StageSince, r.EnteredAt = event.To, at, at
			if event.PipelineID != "" {
				r.PipelineID = event.PipelineID
			}
			leaveStage(r, at)
			enterStage(r)
		case deal.Won:
			leaveStage(r, at)
			r.Status, r.ClosedAt, r.ClosedBy = string(deal.StatusWon), &at, e.Meta.Actor
		case deal.Lost:
			leaveStage(r, at)
			r.Status, r.ClosedAt, r.ClosedBy, r.LostReason = string(deal.StatusLost), &at, e.Meta.Actor, event.Key
		case deal.Reopened:
			r.Status, r.ClosedAt, r.ClosedBy, r.LostReason, r.EnteredAt = string(deal.StatusOpen), nil, "", "", at
			enterStage(r)
		case deal.Archived:
			r.Archived = true
		case deal.Deleted:
			r.Deleted = true
		case deal.Restored: // the row was kept
			r.Archived, r.Deleted = false, false
		}
		r.LastEventID, r.LastKind, r.LastActorID = e.ID.String(), dealKind(event), e.Meta.Actor
		r.StateSince = stateSince(r.StateSince, e)
	}
}

// enterStage begins a visit of the stage that the deal is in, and leaveStage
// ends the one that goes on. The lists are made anew: other rows hold the old ones.
func enterStage(r *reporting.Deal) {
	r.VisitPipelineIDs, r.VisitStageIDs = append(slices.Clone(r.VisitPipelineIDs), r.PipelineID), append(slices.Clone(r.VisitStageIDs), r.StageID)
	r.VisitEntered, r.VisitLeft = append(slices.Clone(r.VisitEntered), r.EnteredAt), append(slices.Clone(r.VisitLeft), reporting.StillHolds)
}

func leaveStage(r *reporting.Deal, at time.Time) {
	if last := len(r.VisitLeft) - 1; last >= 0 && r.VisitLeft[last].Equal(reporting.StillHolds) {
		r.VisitLeft = append(slices.Clone(r.VisitLeft[:last]), at)
	}
}

func (f *reportingFold) reportDealFields(r *reporting.Deal, fields deal.Fields) {
	if fields.Value != nil {
		r.Amount, r.Currency = fields.Value.Amount, fields.Value.Currency
	}
	if fields.Contacts != nil {
		r.ContactIDs = deal.ContactIDs(*fields.Contacts)
	}
	if fields.LineItems != nil {
		reportLines(r, *fields.LineItems)
	}
	if fields.ExpectedClose != nil {
		r.ExpectedClose = reportDay(*fields.ExpectedClose)
	}
	if fields.Custom != nil {
		f.reportDealCustom(r, *fields.Custom)
	}
	domain.Set(&r.CompanyID, fields.CompanyID)
	domain.Set(&r.OwnerID, fields.OwnerID)
	domain.Set(&r.Source, fields.Source)
	if fields.Forecast != nil {
		r.ForecastCategory = string(*fields.Forecast)
	}
}

// reportLines keeps the numbers of line items; what they are called may be
// typed in.
func reportLines(r *reporting.Deal, lines []deal.LineItem) {
	r.ProductIDs, r.LineProductIDs, r.LineQuantities, r.LineTotals = []string{}, []string{}, []float64{}, []int64{}
	for _, l := range lines {
		quantity, _ := strconv.ParseFloat(l.Quantity, 64) // an exact decimal, which was checked
		r.LineProductIDs = append(r.LineProductIDs, l.ProductID)
		r.LineQuantities = append(r.LineQuantities, quantity)
		r.LineTotals = append(r.LineTotals, l.Total())
		if l.ProductID != "" && !slices.Contains(r.ProductIDs, l.ProductID) {
			r.ProductIDs = append(r.ProductIDs, l.ProductID)
		}
	}
}
