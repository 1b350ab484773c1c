package importer

import (
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
)

func (s *salesforce) task(r *run, row Row) entry {
	id := sfID(row, "Id")
	d := taskDraft{
		ref: to("Task", id), source: id, assignee: ownerOf(row),
		at: sfTime(row, "CreatedDate"), changed: sfTime(row, "LastModifiedDate"),
	}
	s.about(row, &d)
	kind := kindOf(row.Text("TaskSubtype"), row.Text("Type"), row.Text("Type__c"))
	priority := priorityOf(row.Text("Priority"))
	d.fields = task.Fields{Title: row.said("Subject"), Kind: &kind, Priority: &priority}
	if d.fields.Title == nil {
		d.fields.Title = new("(no subject)")
	}
	if text := row.Text("Description"); text != "" {
		d.fields.Description = new(short(text, value.MaxText))
	}
	if due := sfTime(row, "ActivityDate"); !due.IsZero() {
		d.fields.Due = new(due.Format(time.DateOnly))
	}
	d.done = parseBool(row.Text("IsClosed")) || strings.EqualFold(row.Text("Status"), "Completed")
	d.doneAt = sfTime(row, "CompletedDateTime", "LastModifiedDate", "ActivityDate", "CreatedDate")
	return r.task(row, d)
}

// about reads what a task is about; the first characters of an id say of what
// object it is.
func (s *salesforce) about(row Row, d *taskDraft) {
	switch who := sfID(row, "WhoId"); {
	case strings.HasPrefix(who, "003"):
		d.contact = to("Contact", who)
	case strings.HasPrefix(who, "00Q") && s.leads[who] != "":
		d.contact = to("Contact", s.leads[who])
	case strings.HasPrefix(who, "00Q"):
		d.contact = to(sfLead, who)
	}
	switch what := sfID(row, "WhatId"); {
	case strings.HasPrefix(what, "001"):
		d.company = to("Account", what)
	case strings.HasPrefix(what, "006"):
		d.deal = to(sfOpportunity, what)
	case what != "":
		d.warnings = append(d.warnings, "imported without its link to an object that Daybook does not have")
	}
	if d.company == (ref{}) {
		d.company = to("Account", sfID(row, "AccountId"))
	}
}

func kindOf(words ...string) task.Kind {
	for _, word := range words {
		switch strings.ReplaceAll(strings.ToLower(word), "-", "") {
		case "call":
			return task.Call
		case "email", "list email":
			return task.Email
		case "meeting":
			return task.Meeting
		}
	}
	return task.ToDo
}

func priorityOf(word string) task.Priority {
	switch strings.ToLower(word) {
	case "high", "urgent":
		return task.High
	case "low":
		return task.Low
	default:
		return task.Normal
	}
}
