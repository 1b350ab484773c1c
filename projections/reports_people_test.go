package projections_test

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/reporting"
)

// done is something that a member did, about a deal or none.
type done struct{ member, kind, deal string }

// activity is the report "Activity".
func (p *past) activity() reporting.Leaderboard {
	counts := map[string]map[string]int{}
	for _, d := range p.worked() {
		if !p.owned(d.member) || !p.members[d.member] {
			continue
		}
		if len(p.Filter.Pipelines)+len(p.Filter.Custom) > 0 && !p.aboutDeal(d.deal) {
			continue
		}
		if counts[d.member] == nil {
			counts[d.member] = map[string]int{}
		}
		counts[d.member][d.kind]++
	}
	report := reporting.Leaderboard{Members: []reporting.MemberActivity{}}
	for _, member := range slices.Sorted(maps.Keys(counts)) {
		of := reporting.MemberActivity{MemberID: member, ByKind: []reporting.KindCount{}}
		for _, kind := range slices.Sorted(maps.Keys(counts[member])) {
			of.Total += counts[member][kind]
			of.ByKind = append(of.ByKind, reporting.KindCount{Kind: kind, Count: counts[member][kind]})
		}
		report.Members = append(report.Members, of)
	}
	slices.SortStableFunc(report.Members, func(a, b reporting.MemberActivity) int { return cmp.Compare(b.Total, a.Total) })
	return report
}

func (p *past) aboutDeal(id string) bool {
	i := slices.IndexFunc(p.deals, func(d *pastDeal) bool { return d.id == id })
	if i < 0 {
		return false
	}
	d := p.deals[i].now()
	return (len(p.Filter.Pipelines) == 0 || slices.Contains(p.Filter.Pipelines, d.PipelineID)) && p.customPasses(d)
}

// worked is what was done in the period and not taken back.
func (p *past) worked() (all []done) {
	tasks, last := map[string]task.Task{}, map[string]int{} // by object: where the work is that may be taken back
	gone := map[int]bool{}
	for _, e := range p.work {
		id, actor := e.Stream.ID, e.Meta.Actor
		d, at := done{member: actor}, e.Event.OccurredAt()
		back := false
		switch event := e.Event.(type) {
		case task.Event:
			tasks[id] = task.Decider.Fold(orInitial(tasks, id), event)
			d.deal = tasks[id].Links.DealID
			switch event.(type) {
			case task.Created:
				d.kind = "TASK_ADDED"
			case task.Completed, task.Repeated:
				d.kind = string(tasks[id].Kind)
			case task.Reopened:
				back = true
			}
		case note.Created:
			d.kind, d.deal, d.member = "NOTE", event.DealID, event.AuthorID
		case deal.Reopened:
			back = true
		default:
			d.kind = map[string]string{
				"deal.Opened": "DEAL_OPENED", "deal.Moved": "DEAL_MOVED", "deal.Won": "DEAL_WON", "deal.Lost": "DEAL_LOST",
				"contact.Created": "CONTACT_ADDED", "company.Created": "COMPANY_ADDED",
			}[e.Event.EventType()]
			if e.Stream.Category == "deal" {
				d.deal = id
			}
		}
		switch {
		case back:
			gone[last[id]] = true
		case d.kind != "":
			all = append(all, d)
			last[id] = len(all) - 1
			if actor == "system:import" || !p.within(p.day(at)) {
				gone[last[id]] = true
			}
		}
	}
	kept := all[:0]
	for i, d := range all {
		if !gone[i] {
			kept = append(kept, d)
		}
	}
	return kept
}

func orInitial(tasks map[string]task.Task, id string) task.Task {
	if t, ok := tasks[id]; ok {
		return t
	}
	return task.Decider.Initial
}

// cohorts is the report "Cohorts of contacts by source".
func (p *past) cohorts(months int) reporting.Cohorts {
	sums, missing := p.sums()
	type key struct {
		month  time.Time
		source string
	}
	rows, won := map[key]*reporting.Cohort{}, map[key]*sum{}
	for id, c := range p.contacts {
		day := p.day(c.CreatedAt)
		if c.Deleted || c.MergedInto != "" || !p.within(day) || !p.owned(c.OwnerID) {
			continue
		}
		k := key{firstOf(reporting.Month, day), c.Source}
		if rows[k] == nil {
			rows[k], won[k] = &reporting.Cohort{Month: k.month, Source: k.source, WonBy: make([]int, months+1)}, sums()
		}
		rows[k].Contacts++
		has, first := false, time.Time{}
		for _, of := range p.deals {
			d := of.now()
			if d.Deleted || len(d.Contacts) == 0 || deal.ContactIDs(d.Contacts)[0] != id || !p.aboutDeal(d.ID) {
				continue
			}
			has = true
			if d.Status == deal.StatusWon {
				closing := p.day(d.ClosedAt)
				won[k].add(d.Value, closing, one)
				if first.IsZero() || closing.Before(first) {
					first = closing
				}
			}
		}
		if has {
			rows[k].WithDeal++
		}
		for n := range rows[k].WonBy {
			if !first.IsZero() && first.Before(k.month.AddDate(0, n+1, 0)) {
				rows[k].WonBy[n]++
			}
		}
	}
	report := reporting.Cohorts{Rows: []reporting.Cohort{}}
	order := func(a, b key) int { return cmp.Or(a.month.Compare(b.month), cmp.Compare(a.source, b.source)) }
	for _, k := range slices.SortedFunc(maps.Keys(rows), order) {
		rows[k].Won = won[k].worth()
		report.Rows = append(report.Rows, *rows[k])
	}
	report.MissingRates = missing()
	return report
}
