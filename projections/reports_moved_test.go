package projections_test

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/reporting"
)

// change is one that a deal made.
type change struct {
	kind string
	of   value.Money
	deal reporting.MovedDeal
	base *big.Rat
}

// moved is the report "What moved".
func (p *past) moved(most int) reporting.Movement {
	sums, missing := p.sums()
	begin, end, rated := p.begins(p.From), time.Date(2262, 1, 1, 0, 0, 0, 0, time.UTC), p.today()
	if !p.To.IsZero() && p.To.Before(rated) {
		end, rated = p.begins(p.To.AddDate(0, 0, 1)), p.To
	}
	opening, closing := sums(), sums()
	var changes []change
	for _, of := range p.deals {
		before, was := of.at(begin)
		after, there := of.at(end)
		if was && piped(before) && p.passes(before) {
			opening.add(before.Value, rated, one)
		}
		if there && piped(after) && p.passes(after) {
			closing.add(after.Value, rated, one)
		}
		if !there {
			continue
		}
		for kind, m := range p.changes(before, after, was) {
			c := change{kind: kind, of: m, base: new(big.Rat), deal: movedDeal(of.id, kind, m, before, after)}
			if rate := p.rate(m.Currency, rated); rate != nil {
				c.base = value.Convert(new(big.Rat).SetInt64(m.Amount), m.Currency, p.Base, rate)
			}
			changes = append(changes, c)
		}
	}
	report := reporting.Movement{Opening: opening.worth(), Closing: closing.worth(), Changes: []reporting.Change{}, Deals: []reporting.MovedDeal{}}
	for _, kind := range reporting.Kinds {
		total := sums()
		var of []change
		for _, c := range changes {
			if c.kind == kind {
				total.add(c.of, rated, one)
				of = append(of, c)
			}
		}
		if len(of) == 0 {
			continue
		}
		report.Changes = append(report.Changes, reporting.Change{Kind: kind, Worth: total.worth()})
		slices.SortFunc(of, func(a, b change) int { return cmp.Or(b.base.Cmp(a.base), cmp.Compare(a.deal.DealID, b.deal.DealID)) })
		for _, c := range of[:min(most, len(of))] {
			report.Deals = append(report.Deals, c.deal)
		}
	}
	report.MissingRates = missing()
	return report
}

func movedDeal(id, kind string, m value.Money, before, after deal.Deal) reporting.MovedDeal {
	d := reporting.MovedDeal{
		DealID: id, Kind: kind, Amount: reporting.Money{Currency: m.Currency, Amount: m.Amount}, OwnerID: after.OwnerID,
		FromPipelineID: before.PipelineID, FromStageID: before.StageID, ToPipelineID: after.PipelineID, ToStageID: after.StageID,
	}
	if before.ExpectedClose != "" {
		d.FromExpected = new(date(before.ExpectedClose))
	}
	if after.ExpectedClose != "" {
		d.ToExpected = new(date(after.ExpectedClose))
	}
	return d
}

// changes are the kinds of change between two states of a deal, with their
// amounts. Every kind is at most once among them.
func (p *past) changes(before, after deal.Deal, was bool) map[string]value.Money {
	found := map[string]value.Money{}
	insideBefore := was && piped(before) && p.passes(before)
	insideAfter := piped(after) && p.passes(after)
	closedAnew := after.Status != deal.StatusOpen && !after.Deleted && p.passes(after) &&
		(!was || before.Status == deal.StatusOpen || !before.Deleted && before.Status != after.Status)
	entered := !insideBefore && (insideAfter || closedAnew)
	switch {
	case !entered:
	case !was:
		found["NEW"] = after.Value
	case before.Deleted || before.Archived && before.Status == deal.StatusOpen:
		found["RESTORED"] = after.Value
	case before.Status != deal.StatusOpen:
		found["REOPENED"] = after.Value
	default:
		found["JOINED"] = after.Value
	}
	if (insideBefore || entered) && !insideAfter {
		switch {
		case after.Deleted:
			found["DELETED"] = after.Value
		case !p.passes(after):
			found["LEFT"] = after.Value
		case after.Status != deal.StatusOpen:
			found[string(after.Status)] = after.Value
		default:
			found["ARCHIVED"] = after.Value
		}
	}
	if insideBefore {
		amountChanges(found, before.Value, after.Value)
	}
	if insideBefore && insideAfter {
		p.stayed(found, before, after)
	}
	return found
}

func amountChanges(found map[string]value.Money, before, after value.Money) {
	difference := after.Amount - before.Amount
	switch {
	case before.Currency != after.Currency:
		found["AMOUNT_UP"], found["AMOUNT_DOWN"] = after, before
	case difference > 0:
		found["AMOUNT_UP"] = value.Money{Amount: difference, Currency: after.Currency}
	case difference < 0:
		found["AMOUNT_DOWN"] = value.Money{Amount: -difference, Currency: after.Currency}
	}
}

// stayed tells what changed of a deal that is in at both instants.
func (p *past) stayed(found map[string]value.Money, before, after deal.Deal) {
	if before.PipelineID != after.PipelineID {
		found["CHANGED_PIPELINE"] = after.Value
	} else {
		place := func(id string) int {
			return slices.IndexFunc(p.pipelines[after.PipelineID].Stages, func(s pipeline.Stage) bool { return s.ID == id })
		}
		from, to := place(before.StageID), place(after.StageID)
		if from >= 0 && to > from {
			found["ADVANCED"] = after.Value
		} else if to >= 0 && to < from {
			found["BACK"] = after.Value
		}
	}
	from, to := cmp.Or(before.ExpectedClose, "9999-12-31"), cmp.Or(after.ExpectedClose, "9999-12-31")
	if to > from {
		found["PUSHED_OUT"] = after.Value
	} else if to < from {
		found["PULLED_IN"] = after.Value
	}
}
