// Package customfield is what a team adds to the fields of an object type:
// the definitions of all custom fields of contacts, or of companies, and so on.
//
// Invariants: the key of a field and the key of an option never change and
// are never given to another, so values, which stand in events by these keys,
// need no rewriting when a label changes; the type of a field and whether it
// is unique never change, so a value that was accepted stays readable; a field
// that is archived keeps its place and its values; a default is a value that
// the field accepts.
package customfield

import (
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Category is the first part of the name of every set's stream.
const Category = "customfield"

// Object is a type of object that can have custom fields.
type Object string

// The types of objects that can have custom fields.
const (
	Contact Object = "CONTACT"
	Company Object = "COMPANY"
	Deal    Object = "DEAL"
	Task    Object = "TASK"
	Product Object = "PRODUCT"
)

// Objects are all of them.
var Objects = []Object{Contact, Company, Deal, Task, Product}

// Bounds of a set: fields in use, fields ever, options of a field.
const (
	MaxFields  = 300
	maxEver    = 2000
	maxOptions = 1000
)

// Option is what a field of choices offers.
type Option struct {
	Key      string `json:"key"`
	Label    string `json:"label"`
	Archived bool   `json:"archived,omitempty"`
}

// Definition says what a custom field holds. Default is nil for none.
type Definition struct {
	Key      string   `json:"key"`
	Label    string   `json:"label"`
	Type     Type     `json:"type"`
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Default  any      `json:"default,omitempty"`
	Options  []Option `json:"options,omitempty"` // in order, archived ones last
	Archived bool     `json:"archived,omitempty"`
}

// Set is the state that the events fold into: all fields of an object type.
type Set struct {
	ID        string
	Object    Object
	Fields    []Definition `diff:"keyed"` // in the order in which they are shown
	CreatedAt time.Time
	UpdatedAt time.Time
}

// ID gives the id of the set of an object type, of which a tenant has one.
func ID(tenant string, object Object) string {
	return identity.FromSource(tenant, "daybook", Category, string(object)).String()
}

// Field gives a field by key, archived or not.
func (s Set) Field(key string) (Definition, bool) {
	i := s.index(key)
	if i < 0 {
		return Definition{}, false
	}
	return s.Fields[i], true
}

func (s Set) index(key string) int {
	return slices.IndexFunc(s.Fields, func(d Definition) bool { return d.Key == key })
}

// InUse counts the fields that are not archived.
func (s Set) InUse() (n int) {
	for _, d := range s.Fields {
		if !d.Archived {
			n++
		}
	}
	return n
}

// Room is how many more fields can be defined.
func (s Set) Room() int { return min(MaxFields-s.InUse(), maxEver-len(s.Fields)) }

// Decider is the set as an aggregate.
var Decider = domain.Decider[Set, Command, Event]{Decide: decide, Evolve: evolve}
