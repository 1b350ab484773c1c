package task

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Title       *string   `json:"title,omitempty" personal:"true"`
	Description *string   `json:"description,omitempty" personal:"true"`
	Kind        *Kind     `json:"kind,omitempty"`
	Priority    *Priority `json:"priority,omitempty"`
	Due         *string   `json:"due,omitempty"`
	AssigneeID  *string   `json:"assigneeId,omitempty"`
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
	if f.Due != nil {
		p.Check("due", value.CheckDate(*f.Due))
	}
	return p.Err()
}

// apply stores what was said.
func (f Fields) apply(t *Task) {
	domain.Set(&t.Title, f.Title)
	domain.Set(&t.Description, f.Description)
	domain.Set(&t.Kind, f.Kind)
	domain.Set(&t.Priority, f.Priority)
	domain.Set(&t.Due, f.Due)
	domain.Set(&t.AssigneeID, f.AssigneeID)
}

// Since keeps the fields that differ from the task as it stands.
func (f Fields) Since(t Task) Fields {
	return Fields{
		Title:       domain.Changed(t.Title, f.Title),
		Description: domain.Changed(t.Description, f.Description),
		Kind:        domain.Changed(t.Kind, f.Kind),
		Priority:    domain.Changed(t.Priority, f.Priority),
		Due:         domain.Changed(t.Due, f.Due),
		AssigneeID:  domain.Changed(t.AssigneeID, f.AssigneeID),
	}
}
