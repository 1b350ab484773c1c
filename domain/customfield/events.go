package customfield

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file. ID is that of the set.
type Event interface {
	domain.Event
	customfieldEvent()
}

// Default is what a new object gets when nothing is said; nil for nothing.
type Default struct {
	Value any `json:"value"`
}

// Defined says that a custom field was added to an object type.
type Defined struct {
	ID     string `json:"id"`
	Object Object `json:"object"`
	Definition
	domain.Moment
}

// Changed says what changed of a field, and to what; options are all there are.
type Changed struct {
	ID       string    `json:"id"`
	Key      string    `json:"key"`
	Label    *string   `json:"label,omitempty"`
	Required *bool     `json:"required,omitempty"`
	Default  *Default  `json:"default,omitempty"`
	Options  *[]Option `json:"options,omitempty"`
	Position *int      `json:"position,omitempty"`
	domain.Moment
}

// Archived says that a field went out of use.
type Archived struct {
	ID  string `json:"id"`
	Key string `json:"key"`
	domain.Moment
}

// Restored says that an archived field came back into use.
type Restored struct {
	ID  string `json:"id"`
	Key string `json:"key"`
	domain.Moment
}

func (Defined) customfieldEvent()  {}
func (Changed) customfieldEvent()  {}
func (Archived) customfieldEvent() {}
func (Restored) customfieldEvent() {}

// EventType is customfield.Defined.
func (Defined) EventType() string { return "customfield.Defined" }

// EventType is customfield.Changed.
func (Changed) EventType() string { return "customfield.Changed" }

// EventType is customfield.Archived.
func (Archived) EventType() string { return "customfield.Archived" }

// EventType is customfield.Restored.
func (Restored) EventType() string { return "customfield.Restored" }
