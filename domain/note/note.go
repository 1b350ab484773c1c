// Package note is what a member wrote down about a contact, company or deal,
// in Markdown.
//
// Invariants: a note has a text; a deleted one takes no command but Restore.
// What is written in it is about the contact that it is linked to, and is
// erased with that contact; so its links are set once, when it is made, and
// so is its author.
package note

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every note's stream.
const Category = "note"

// Links are what a note is about.
type Links struct {
	ContactID string `json:"contactId,omitempty"`
	CompanyID string `json:"companyId,omitempty"`
	DealID    string `json:"dealId,omitempty"`
}

// Note is the state that the events fold into.
type Note struct {
	ID        string
	Body      string   // Markdown
	Mentions  []string `diff:"-"` // the members whom the text mentions
	Pinned    bool
	Links     Links  `diff:"-"`
	AuthorID  string `diff:"-"`
	Imported  *domain.Source
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (n Note) Exists() bool { return n.ID != "" && !n.Deleted }

// Decider is the note as an aggregate.
var Decider = domain.Decider[Note, Command, Event]{Decide: decide, Evolve: evolve}
