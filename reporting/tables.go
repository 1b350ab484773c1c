package reporting

import (
	"strconv"
	"time"
)

var (
	dealHistory  = table[DealState]{"deal_history", func(r *DealState) string { return r.EventID }, func(r *Rows) *map[string]DealState { return &r.DealHistory }, nil}
	stageChanges = table[StageChange]{"deal_stage_changes", func(r *StageChange) string { return r.EventID }, func(r *Rows) *map[string]StageChange { return &r.StageChanges }, nil}
	activities   = table[Activity]{"activities", func(r *Activity) string { return r.EventID }, func(r *Rows) *map[string]Activity { return &r.Activities }, nil}
	events       = table[Event]{"events", func(r *Event) string { return r.ID }, func(r *Rows) *map[string]Event { return &r.Events }, nil}
	stageHistory = table[StageState]{"stage_history", func(r *StageState) string { return StageStateID(*r) }, func(r *Rows) *map[string]StageState { return &r.StageHistory }, nil}
	stages       = table[Stage]{"stages", func(r *Stage) string { return StageID(r.StageFields) }, func(r *Rows) *map[string]Stage { return &r.Stages }, nil}
	rates        = table[Rate]{"rates", func(r *Rate) string { return RateID(*r) }, func(r *Rows) *map[string]Rate { return &r.Rates }, nil}

	deals        = table[Deal]{"deals", func(r *Deal) string { return r.ID }, func(r *Rows) *map[string]Deal { return &r.Deals }, func(k Keys) []string { return k.Deals }}
	contacts     = table[Contact]{"contacts", func(r *Contact) string { return r.ID }, func(r *Rows) *map[string]Contact { return &r.Contacts }, func(k Keys) []string { return k.Contacts }}
	companies    = table[Company]{"companies", func(r *Company) string { return r.ID }, func(r *Rows) *map[string]Company { return &r.Companies }, func(k Keys) []string { return k.Companies }}
	tasks        = table[Task]{"tasks", func(r *Task) string { return r.ID }, func(r *Rows) *map[string]Task { return &r.Tasks }, func(k Keys) []string { return k.Tasks }}
	members      = table[Member]{"members", func(r *Member) string { return r.ID }, func(r *Rows) *map[string]Member { return &r.Members }, func(k Keys) []string { return k.Members }}
	teams        = table[Team]{"teams", func(r *Team) string { return r.ID }, func(r *Rows) *map[string]Team { return &r.Teams }, func(k Keys) []string { return k.Teams }}
	quotas       = table[Quota]{"quotas", func(r *Quota) string { return r.ID }, func(r *Rows) *map[string]Quota { return &r.Quotas }, func(k Keys) []string { return k.Quotas }}
	settings     = table[Settings]{"settings", func(r *Settings) string { return r.ID }, func(r *Rows) *map[string]Settings { return &r.Settings }, func(k Keys) []string { return k.Settings }}
	pipelines    = table[Pipeline]{"pipelines", func(r *Pipeline) string { return r.ID }, func(r *Rows) *map[string]Pipeline { return &r.Pipelines }, func(k Keys) []string { return k.Pipelines }}
	products     = table[Product]{"products", func(r *Product) string { return r.ID }, func(r *Rows) *map[string]Product { return &r.Products }, func(k Keys) []string { return k.Products }}
	customFields = table[CustomField]{"custom_fields", func(r *CustomField) string { return r.ID }, func(r *Rows) *map[string]CustomField { return &r.CustomFields }, func(k Keys) []string { return k.CustomFields }}
)

// tables are all of them, in the order in which they are written. What is
// made of events stands before the current rows: it is made of events that
// the object's row does not show yet, so were the object's row there without
// it, the events' repeat would be taken for old and it would be lost.
var tables = []kind{
	dealHistory, stageChanges, activities, events, stageHistory, stages, rates,
	deals, contacts, companies, tasks, members, teams, quotas, settings, pipelines, products, customFields,
}

// StageID names a stage among the rows of stages.
func StageID(s StageFields) string { return s.PipelineID + "/" + s.ID }

// StageStateID names a stage as it was set, by the event's time and position:
// a stage that an event sets as it was is a row all the same.
func StageStateID(s StageState) string {
	return StageID(s.StageFields) + "/" + s.At.Format(time.RFC3339Nano) + "/" + strconv.FormatUint(s.Version, 10)
}

// RateID names a rate among the rows of rates.
func RateID(r Rate) string {
	return r.Base + "/" + r.Currency + "/" + r.Day.Format(time.DateOnly)
}
