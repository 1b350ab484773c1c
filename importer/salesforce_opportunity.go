package importer

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
)

// lostReasons are the columns in which companies keep why a deal was lost:
// Salesforce has none of its own.
var lostReasons = []string{
	"Closed_Lost_Reason__c", "Loss_Reason__c", "Lost_Reason__c", "Reason_Lost__c", "Reason_for_Loss__c", "LossReason__c", "Closed Lost Reason",
}

func (s *salesforce) opportunity(r *run, row Row) entry {
	id := sfID(row, "Id")
	d := dealDraft{
		ref: to(sfOpportunity, id), source: id, owner: ownerOf(row), company: to("Account", sfID(row, "AccountId")),
		pipeline: s.path.draft(), at: sfTime(row, "CreatedDate"), changed: sfTime(row, "LastModifiedDate"),
	}
	if contact := to("Contact", sfID(row, "ContactId")); contact != (ref{}) {
		d.contacts = []ref{contact}
	}
	amount, problem := s.money(r, row, "Amount")
	if problem != "" {
		return entry{row: row, verdict: reject(problem)}
	}
	d.fields = deal.Fields{Title: row.said("Name"), Value: amount}
	closes := sfTime(row, "CloseDate")
	if !closes.IsZero() {
		d.fields.ExpectedClose = new(closes.Format(time.DateOnly))
	}
	if row.Text("StageName") == "" {
		return entry{row: row, verdict: reject("has no StageName")}
	}
	d.path = s.turns(r, row, d)
	if d.fields.Value == nil { // no amount is none, on a first import; later it says nothing
		d.path[0].fields.Value = cmp.Or(d.path[0].fields.Value, &value.Money{Currency: r.currencyOf(row)})
		d.warnings = append(d.warnings, "has no amount: imported with 0, or with the last one known")
	}
	return r.deal(row, d)
}

// money reads an amount; nil for an empty cell.
func (s *salesforce) money(r *run, row Row, label string) (*value.Money, string) {
	cell, code := row.Text(label), r.currencyOf(row)
	if cell == "" {
		return nil, ""
	}
	amount, err := parseMoney(cell, code)
	if err != nil {
		return nil, fmt.Sprintf("%s %s", label, err)
	}
	return &value.Money{Amount: amount, Currency: code}, ""
}

// currencyOf gives the currency of a row; an org with only one does not name it.
func (r *run) currencyOf(row Row) string {
	if code := strings.ToUpper(row.Text("CurrencyIsoCode")); code != "" {
		return code
	}
	return r.currency
}

// turns tells the way of a deal: its history if there is one, and how it
// stands now. The last close is on the close date, which is what Salesforce's
// own reports go by; earlier ones are when the history has them.
func (s *salesforce) turns(r *run, row Row, d dealDraft) []turn {
	stage, opened := row.oneLine("StageName"), d.at
	changes := s.history[sfID(row, "Id")]
	var path []turn
	last := "" // the last stage that it was open in
	for _, change := range changes {
		t := s.turn(r, change.stage, last, change.at)
		t.fields = deal.Fields{ExpectedClose: change.closes}
		if amount, err := parseMoney(change.amount, r.currencyOf(row)); err == nil {
			t.fields.Value = &value.Money{Amount: amount, Currency: r.currencyOf(row)}
		}
		if t.status == deal.StatusOpen {
			last = change.stage
		}
		path = append(path, t)
	}
	if len(path) > 0 && (opened.IsZero() || path[0].at.Before(opened)) {
		opened = path[0].at
	}
	now := s.turn(r, stage, last, lateOf(sfTime(row, "LastStageChangeDate"), lastOf(path, opened)))
	if now.status != deal.StatusOpen {
		s.close(row, &now)
	}
	if len(path) == 0 {
		return []turn{s.begin(now, opened), now}
	}
	path = append([]turn{s.begin(path[0], opened)}, path...)
	if end := path[len(path)-1]; end.status == now.status && end.stage == now.stage {
		now.fields = end.fields
		path = path[:len(path)-1]
	}
	return append(path, now)
}

func lastOf(path []turn, otherwise time.Time) time.Time {
	if len(path) == 0 {
		return otherwise
	}
	return path[len(path)-1].at
}

// begin gives how a deal was opened: in its first stage that is known.
func (s *salesforce) begin(first turn, at time.Time) turn {
	return turn{at: at, stage: first.stage, status: deal.StatusOpen, fields: first.fields}
}

// close says when and why a deal was closed.
func (s *salesforce) close(row Row, t *turn) {
	if at := sfTime(row, "CloseDate"); !at.IsZero() {
		t.dated = true
		if !sameDay(at, t.at) { // the history knows the hour
			t.at = noon(at)
		}
	}
	if t.reason = short(row.oneLine(lostReasons...), value.MaxLine); t.reason == "" {
		t.reason = "Not given in Salesforce"
	}
}

// noon makes a date a time that is on that day from the Americas to Japan.
func noon(at time.Time) time.Time {
	if at.Hour() != 0 || at.Minute() != 0 {
		return at
	}
	return at.Add(12 * time.Hour)
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
