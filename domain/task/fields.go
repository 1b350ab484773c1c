package task

import (
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Title       *string    `json:"title,omitempty" personal:"true"`
	Description *string    `json:"description,omitempty" personal:"true"`
	Kind        *Kind      `json:"kind,omitempty"`
	Priority    *Priority  `json:"priority,omitempty"`
	Due         *string    `json:"due,omitempty"`
	DueTime     *string    `json:"dueTime,omitempty"`
	Reminder    *time.Time `json:"reminder,omitempty"`
	Repeat      *Repeat    `json:"repeat,omitempty"`
	AssigneeID  *string    `json:"assigneeId,omitempty"`
	// Custom holds the values of custom fields that change.
	Custom *value.Custom `json:"custom,omitempty" personal:"true"`
}

func (f Fields) check() error {
	var p fault.Problems
	if f.Title != nil {
		if strings.TrimSpace(*f.Title) == "" {
			p.Add("title", "must not be empty")
		}
		p.Check("title", value.CheckLine(*f.Title))
	}
	if f.Description != nil {
		p.Check("description", value.CheckText(*f.Description))
	}
	if f.Kind != nil && !slices.Contains([]Kind{Call, Email, Meeting, ToDo}, *f.Kind) {
		p.Add("kind", "must be CALL, EMAIL, MEETING or TODO")
	}
	if f.Priority != nil && !slices.Contains([]Priority{Low, Normal, High}, *f.Priority) {
		p.Add("priority", "must be LOW, NORMAL or HIGH")
	}
	f.checkTimes(&p)
	return p.Err()
}

func (f Fields) checkTimes(p *fault.Problems) {
	if f.Due != nil {
		p.Check("due", value.CheckDate(*f.Due))
	}
	if f.DueTime != nil && *f.DueTime != "" {
		if _, err := time.Parse("15:04", *f.DueTime); err != nil {
			p.Add("dueTime", "is not a time of day, HH:MM")
		}
	}
	if f.Reminder != nil && !f.Reminder.IsZero() && (f.Reminder.Year() < 1900 || f.Reminder.Year() > 2200) {
		p.Add("reminder", "must lie between the years 1900 and 2200")
	}
	if f.Repeat != nil {
		f.Repeat.check(p)
	}
}

// apply stores what was said.
func (f Fields) apply(t *Task) {
	domain.Set(&t.Title, f.Title)
	domain.Set(&t.Description, f.Description)
	domain.Set(&t.Kind, f.Kind)
	domain.Set(&t.Priority, f.Priority)
	domain.Set(&t.Due, f.Due)
	domain.Set(&t.DueTime, f.DueTime)
	domain.Set(&t.Reminder, f.Reminder)
	domain.Set(&t.Repeat, f.Repeat)
	domain.Set(&t.AssigneeID, f.AssigneeID)
	t.Custom = t.Custom.Merge(f.Custom)
}

// Since keeps the fields that differ from the task as it stands.
func (f Fields) Since(t Task) Fields {
	return Fields{
		Title:       domain.Changed(t.Title, f.Title),
		Description: domain.Changed(t.Description, f.Description),
		Kind:        domain.Changed(t.Kind, f.Kind),
		Priority:    domain.Changed(t.Priority, f.Priority),
		Due:         domain.Changed(t.Due, f.Due),
		DueTime:     domain.Changed(t.DueTime, f.DueTime),
		Reminder:    changedTime(t.Reminder, f.Reminder),
		Repeat:      domain.Changed(t.Repeat, f.Repeat),
		AssigneeID:  domain.Changed(t.AssigneeID, f.AssigneeID),
		Custom:      t.Custom.Changed(f.Custom),
	}
}

func changedTime(current time.Time, said *time.Time) *time.Time {
	if said == nil || said.Equal(current) {
		return nil
	}
	return new(said.UTC())
}

// fields are all that the task has.
func (t Task) fields() Fields {
	return Fields{
		Title: new(t.Title), Description: new(t.Description), Kind: new(t.Kind), Priority: new(t.Priority), Due: new(t.Due),
		DueTime: new(t.DueTime), Reminder: new(t.Reminder), Repeat: new(t.Repeat), AssigneeID: new(t.AssigneeID), Custom: &t.Custom,
	}.Since(initial)
}
