package projections_test

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/reporting"
)

// pipelineByStage is the report "Pipeline by stage and owner".
func (p *past) pipelineByStage(on time.Time) reporting.PipelineByStage {
	sums, missing := p.sums()
	present := on.IsZero() || !on.Before(p.today())
	day := on
	if present {
		day = p.today()
	}
	type key [3]string
	worth, weighted := map[key]*sum{}, map[key]*sum{}
	total, likely := sums(), sums()
	for _, of := range p.deals {
		d, there := of.now(), true
		if !present {
			d, there = of.at(p.begins(day.AddDate(0, 0, 1)))
		}
		if !there || !piped(d) || !p.passes(d) {
			continue
		}
		k := key{d.PipelineID, d.StageID, d.OwnerID}
		if worth[k] == nil {
			worth[k], weighted[k] = sums(), sums()
		}
		for _, s := range []*sum{worth[k], total} {
			s.add(d.Value, day, one)
		}
		for _, s := range []*sum{weighted[k], likely} {
			s.add(d.Value, day, p.likely(d))
		}
	}
	report := reporting.PipelineByStage{Rows: []reporting.StageOwner{}, Total: total.worth(), Weighted: likely.worth(), MissingRates: missing()}
	for _, k := range slices.SortedFunc(maps.Keys(worth), func(a, b key) int { return slices.Compare(a[:], b[:]) }) {
		report.Rows = append(report.Rows, reporting.StageOwner{PipelineID: k[0], StageID: k[1], OwnerID: k[2], Worth: worth[k].worth(), Weighted: weighted[k].worth()})
	}
	return report
}

// funnel is the report "Funnel".
func (p *past) funnel(pipelineID string) reporting.Funnel {
	p.Filter.Pipelines = nil
	sums, missing := p.sums()
	way := p.pipelines[pipelineID]
	var cohort []deal.Deal
	whole, won := sums(), sums()
	for _, of := range p.deals {
		d := of.now()
		been := slices.ContainsFunc(d.Visits, func(v deal.Visit) bool { return v.PipelineID == pipelineID })
		if d.Deleted || !been || !p.within(p.day(d.CreatedAt)) || !p.passes(d) {
			continue
		}
		cohort = append(cohort, d)
		whole.add(d.Value, p.dealDay(d), one)
		if d.Status == deal.StatusWon && d.PipelineID == pipelineID {
			won.add(d.Value, p.dealDay(d), one)
		}
	}
	report := reporting.Funnel{Cohort: whole.worth(), Won: won.worth(), Stages: []reporting.FunnelStage{}}
	for i, stage := range way.Stages {
		of, reached := reporting.FunnelStage{StageID: stage.ID}, sums()
		var stays []int64
		for _, d := range cohort {
			visited, later := false, d.Status == deal.StatusWon && d.PipelineID == pipelineID
			for _, v := range d.Visits {
				if v.PipelineID != pipelineID {
					continue
				}
				at := slices.IndexFunc(way.Stages, func(s pipeline.Stage) bool { return s.ID == v.StageID })
				visited = visited || at == i
				later = later || at >= i && !way.Stages[at].Retired
				if at == i && !v.LeftAt.IsZero() {
					stays = append(stays, seconds(v.EnteredAt, v.LeftAt))
				}
			}
			if visited {
				of.Visited++
			}
			if later && !stage.Retired {
				reached.add(d.Value, p.dealDay(d), one)
			}
			if here := d.PipelineID == pipelineID && d.StageID == stage.ID; here && d.Status == deal.StatusOpen {
				of.Open++
			} else if here && d.Status == deal.StatusLost {
				of.Lost++
			}
		}
		of.Reached, of.Stays, of.Average, of.Median = reached.worth(), len(stays), mean(stays), middle(stays)
		report.Stages = append(report.Stages, of)
	}
	for i := range report.Stages {
		next := report.Won.Count
		if i+1 < len(way.Stages) && !way.Stages[i+1].Retired {
			next = report.Stages[i+1].Reached.Count
		}
		if !way.Stages[i].Retired {
			report.Stages[i].Conversion = ratio(next, report.Stages[i].Reached.Count)
		}
	}
	report.MissingRates = missing()
	return report
}

// closed are the deals that were closed in the period.
func (p *past) closed() (all []deal.Deal) {
	for _, of := range p.deals {
		d := of.now()
		if d.Status != deal.StatusOpen && !d.Deleted && p.within(p.day(d.ClosedAt)) && p.passes(d) {
			all = append(all, d)
		}
	}
	return all
}

// winRates is the report "Win rate and sales cycle".
func (p *past) winRates(by reporting.By, every reporting.Every) reporting.WinRates {
	sums, missing := p.sums()
	type key struct {
		key   string
		first time.Time
	}
	type group struct {
		won, lost *sum
		took      []int64
	}
	found, reasons := map[key]*group{}, map[string]*sum{}
	for _, d := range p.closed() {
		day := p.day(d.ClosedAt)
		for _, k := range p.keys(d, by) {
			of := key{k, firstOf(every, day)}
			if found[of] == nil {
				found[of] = &group{won: sums(), lost: sums()}
			}
			if d.Status == deal.StatusWon {
				found[of].won.add(d.Value, day, one)
				found[of].took = append(found[of].took, seconds(d.CreatedAt, d.ClosedAt))
			} else {
				found[of].lost.add(d.Value, day, one)
			}
		}
		if d.Status == deal.StatusLost {
			if reasons[d.LostKey] == nil {
				reasons[d.LostKey] = sums()
			}
			reasons[d.LostKey].add(d.Value, day, one)
		}
	}
	report := reporting.WinRates{Rows: []reporting.ClosedGroup{}, LostReasons: []reporting.LostReason{}}
	order := func(a, b key) int { return cmp.Or(cmp.Compare(a.key, b.key), a.first.Compare(b.first)) }
	for _, k := range slices.SortedFunc(maps.Keys(found), order) {
		g := found[k]
		report.Rows = append(report.Rows, reporting.ClosedGroup{
			Key: k.key, First: k.first, Won: g.won.worth(), Lost: g.lost.worth(), Rate: *ratio(g.won.count, g.won.count+g.lost.count),
			Average: mean(g.took), Median: middle(g.took),
		})
	}
	for _, k := range slices.Sorted(maps.Keys(reasons)) {
		report.LostReasons = append(report.LostReasons, reporting.LostReason{Key: k, Lost: reasons[k].worth()})
	}
	report.MissingRates = missing()
	return report
}

// keys are what a deal counts under.
func (p *past) keys(d deal.Deal, by reporting.By) []string {
	switch by {
	case reporting.ByOwner:
		return []string{d.OwnerID}
	case reporting.BySource:
		return []string{d.Source}
	case reporting.ByIndustry:
		return []string{p.companies[d.CompanyID].Industry}
	case reporting.ByPipeline:
		return []string{d.PipelineID}
	case reporting.ByProduct:
		products := map[string]bool{}
		for _, l := range d.LineItems {
			if l.ProductID != "" {
				products[l.ProductID] = true
			}
		}
		if len(products) == 0 {
			return []string{""}
		}
		return slices.Collect(maps.Keys(products))
	default:
		return []string{""}
	}
}

// firstOf is the first day of the period that a day is in, found by going back.
func firstOf(every reporting.Every, day time.Time) time.Time {
	begins := map[reporting.Every]func(time.Time) bool{
		reporting.Week:  func(d time.Time) bool { return d.Weekday() == time.Monday },
		reporting.Month: func(d time.Time) bool { return d.Day() == 1 },
		reporting.Quarter: func(d time.Time) bool {
			return d.Day() == 1 && (d.Month() == 1 || d.Month() == 4 || d.Month() == 7 || d.Month() == 10)
		},
		reporting.Year: func(d time.Time) bool { return d.YearDay() == 1 },
	}[every]
	if begins == nil {
		return time.Time{}
	}
	for !begins(day) {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

// nextOf is the first day of the period after the one that begins on a day.
func nextOf(every reporting.Every, first time.Time) time.Time {
	day := first.AddDate(0, 0, 1)
	for firstOf(every, day).Equal(first) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}
