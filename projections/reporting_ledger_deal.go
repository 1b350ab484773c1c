package projections

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/reporting"
)

func (l *reportingLedger) dealFields(d deal.Deal) reporting.DealFields {
	fields := reporting.DealFields{
		PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status), Amount: d.Value.Amount, Currency: d.Value.Currency,
		OwnerID: d.OwnerID, CompanyID: d.CompanyID, Source: d.Source, ForecastCategory: string(d.Forecast),
		ExpectedClose: reportDay(d.ExpectedClose), LostReason: d.LostKey, Custom: map[string][]string{}, Archived: d.Archived,
	}
	for key, v := range d.Custom {
		switch l.dealField(key).Type {
		case customfield.Select:
			fields.Custom[key] = []string{v.(string)}
		case customfield.Boolean:
			fields.Custom[key] = []string{map[bool]string{true: "true", false: "false"}[v.(bool)]}
		case customfield.MultiSelect:
			for _, one := range v.([]any) {
				fields.Custom[key] = append(fields.Custom[key], one.(string))
			}
		}
	}
	return fields
}

func (l *reportingLedger) deal(d deal.Deal, _ int64) (reporting.Deal, bool) {
	deeds := l.deeds[d.ID]
	last, since := deeds[len(deeds)-1], l.since(d.ID)
	r := reporting.Deal{
		ID: d.ID, DealFields: l.dealFields(d), ContactIDs: d.ContactIDs(), Imported: d.Imported != nil,
		EnteredAt: reporting.Representable(d.Visits[len(d.Visits)-1].EnteredAt), StageSince: reporting.Representable(d.StageSince),
		ClosedAt: orNone(d.ClosedAt), ClosedBy: l.doers[d.ID],
		LastEventID: last.ID.String(), LastKind: strings.ToLower(last.Event.EventType()[len("deal."):]), LastActorID: last.Meta.Actor,
		StateSince: since[len(since)-1], Versioned: l.version(deal.Category, d.ID, d.CreatedAt, d.UpdatedAt, d.Deleted),
	}
	for _, line := range d.LineItems {
		quantity, _ := new(big.Rat).SetString(line.Quantity)
		number, _ := quantity.Float64()
		r.LineProductIDs, r.LineQuantities, r.LineTotals = append(r.LineProductIDs, line.ProductID), append(r.LineQuantities, number), append(r.LineTotals, line.Total())
	}
	for _, v := range d.Visits {
		r.VisitPipelineIDs, r.VisitStageIDs = append(r.VisitPipelineIDs, v.PipelineID), append(r.VisitStageIDs, v.StageID)
		left := reporting.StillHolds
		if !v.LeftAt.IsZero() {
			left = reporting.Representable(v.LeftAt)
		}
		r.VisitEntered, r.VisitLeft = append(r.VisitEntered, reporting.Representable(v.EnteredAt)), append(r.VisitLeft, left)
	}
	seen := map[string]bool{"": true}
	for _, id := range r.LineProductIDs {
		if !seen[id] {
			r.ProductIDs, seen[id] = append(r.ProductIDs, id), true
		}
	}
	return r, true
}

// since gives for each event of a deal from when on its state holds: the
// latest time at which it or any before it happened, or was recorded if that
// was earlier.
func (l *reportingLedger) since(id string) []time.Time {
	since := make([]time.Time, len(l.deeds[id]))
	for i, d := range l.deeds[id] {
		since[i] = slices.MinFunc([]time.Time{happened(d.Decoded), reporting.Representable(d.Recorded)}, time.Time.Compare)
	}
	for i := range since {
		since[i] = slices.MaxFunc(since[:i+1], time.Time.Compare)
	}
	return since
}

// history gives the states of deals that have ended.
func (l *reportingLedger) history() map[string]reporting.DealState {
	ended := l.states()
	maps.DeleteFunc(ended, func(_ string, r reporting.DealState) bool { return r.Position == r.Version })
	return ended
}

// states gives the state after each event of each deal; one that still holds
// has no later version.
func (l *reportingLedger) states() map[string]reporting.DealState {
	want := map[string]reporting.DealState{}
	for id, deeds := range l.deeds {
		since := l.since(id)
		for i, d := range deeds {
			r := reporting.DealState{
				EventID: d.ID.String(), DealID: id, Kind: strings.ToLower(d.Event.EventType()[len("deal."):]), ActorID: d.Meta.Actor,
				DealFields: l.dealFields(d.after), Deleted: d.after.Deleted, OpenedAt: reporting.Representable(deeds[0].after.CreatedAt),
				At: happened(d.Decoded), ValidFrom: since[i], ValidTo: reporting.StillHolds, Position: d.Position.Commit, Version: d.Position.Commit,
			}
			if i+1 < len(deeds) {
				r.ValidTo, r.Version = since[i+1], deeds[i+1].Position.Commit
			}
			want[r.EventID] = r
		}
	}
	return want
}

// changes gives the stage changes. How long a deal was in the stage that it
// left, its visits say.
func (l *reportingLedger) changes() map[string]reporting.StageChange {
	want := map[string]reporting.StageChange{}
	for id, deeds := range l.deeds {
		for _, d := range deeds {
			kind, ok := map[string]string{
				"deal.Opened": reporting.Opened, "deal.Moved": reporting.Moved, "deal.Won": reporting.Won, "deal.Lost": reporting.Lost, "deal.Reopened": reporting.Reopened,
			}[d.Event.EventType()]
			if !ok {
				continue
			}
			r := reporting.StageChange{
				EventID: d.ID.String(), DealID: id, Kind: kind, FromPipelineID: d.before.PipelineID, PipelineID: d.after.PipelineID,
				FromStage: d.before.StageID, ToStage: d.after.StageID, Amount: d.after.Value.Amount, Currency: d.after.Value.Currency,
				OwnerID: d.after.OwnerID, ActorID: d.Meta.Actor, Custom: l.dealFields(d.after).Custom,
				OpenedAt: reporting.Representable(d.after.CreatedAt), At: happened(d.Decoded), Version: d.Position.Commit,
			}
			if kind == reporting.Moved || kind == reporting.Won || kind == reporting.Lost {
				left := d.before.Visits[len(d.before.Visits)-1]
				left.EnteredAt = reporting.Representable(left.EnteredAt) // to the microsecond, as rows have it
				r.SecondsInStage = new(int64(left.Spent(r.At) / time.Second))
			}
			want[r.EventID] = r
		}
	}
	return want
}
