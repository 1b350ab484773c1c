package importer

import (
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
)

func (h *hubspot) deal(r *run, row Row) entry {
	id, p, stage := row.Text(hsID...), h.pipelineOf(row), row.oneLine(hsStage...)
	if stage == "" {
		return entry{row: row, verdict: reject("has no Deal Stage")}
	}
	d := dealDraft{
		ref: to("Deal", id), source: id, owner: namedOwner(row.Text(hsOwner...)), pipeline: p.draft(),
		at: hsTime(row, hsCreated), changed: hsTime(row, hsChanged),
	}
	h.associate(row, &d)
	code := strings.ToUpper(row.Text("Currency", "deal_currency_code"))
	if code == "" {
		code = r.currency
	}
	d.fields = deal.Fields{Title: row.said(hsDeal...)}
	if cell := row.Text("Amount", "amount"); cell != "" {
		amount, err := parseMoney(cell, code)
		if err != nil {
			return entry{row: row, verdict: reject("Amount " + err.Error())}
		}
		d.fields.Value = &value.Money{Amount: amount, Currency: code}
	}
	closes := hsTime(row, []string{"Close Date", "closedate"})
	if !closes.IsZero() {
		d.fields.ExpectedClose = new(closes.Format(time.DateOnly))
	}
	d.path = h.turns(r, row, d, p, stage, closes)
	if d.fields.Value == nil { // no amount is none, on a first import; later it says nothing
		d.path[0].fields.Value = &value.Money{Currency: code}
		d.warnings = append(d.warnings, "has no amount: imported with 0")
	}
	row.used("Associated Company (Primary)", "Associated Contact", "Amount in company currency", "Deal probability")
	return r.deal(row, d)
}

// associate reads what the deal is with. Labelled associations (Champion) name
// contacts that are among the associated ones.
func (h *hubspot) associate(row Row, d *dealDraft) {
	if ids := parseList(row.Text(hsCompanyID...)); len(ids) > 0 {
		d.company = to("Company", ids[0])
	}
	for _, id := range parseList(row.Text("Associated Contact IDs")) {
		if of := to("Contact", id); !slices.Contains(d.contacts, of) {
			d.contacts = append(d.contacts, of)
		}
	}
}

// turns tells the way of a deal by the dates on which it entered stages, as
// far as the export has them, and how it stands now.
func (h *hubspot) turns(r *run, row Row, d dealDraft, p *namedPipeline, stage string, closes time.Time) []turn {
	entered := p.entered(row)
	first, ended := stage, closedStage(stage)
	switch {
	case len(entered) > 0 && entered[0].at.After(d.at.Add(time.Minute)):
		first = p.stages[0].name // before that it was in an earlier one
	case len(entered) > 0:
		first = entered[0].stage
	case ended != "":
		first = p.before(ended)
	}
	path := []turn{{at: d.at, stage: r.stageID(p.name, first), status: deal.StatusOpen}}
	for _, e := range entered {
		if t := (turn{at: e.at, stage: r.stageID(p.name, e.stage), status: deal.StatusOpen}); t.stage != path[len(path)-1].stage {
			path = append(path, t)
		}
	}
	last := path[len(path)-1]
	if ended == "" {
		if now := r.stageID(p.name, stage); now != last.stage {
			path = append(path, turn{at: lateOf(last.at, d.changed), stage: now, status: deal.StatusOpen})
		}
		return path
	}
	end := turn{at: closes, stage: last.stage, status: ended, dated: !closes.IsZero()}
	if end.at.IsZero() {
		end.at = lateOf(last.at, d.changed)
	}
	if ended == deal.StatusLost {
		end.reason = short(row.oneLine("Closed Lost Reason", "closed_lost_reason"), value.MaxLine)
		if end.reason == "" {
			end.reason = "Not given in HubSpot"
		}
	}
	return append(path, end)
}
