// Package tag is a word that the team sorts contacts, companies and deals by.
//
// Invariants: a tag has a name, and no two tags of a tenant have the same,
// whatever the case (commands/tag.go); a deleted one takes no command but
// Restore. Objects hold the ids of their tags (IDs), so that renaming a tag
// touches none of them; the id of a deleted tag stays with them, and is shown
// again when the tag is restored.
package tag

import (
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every tag's stream.
const Category = "tag"

// Tag is the state that the events fold into.
type Tag struct {
	ID        string
	Name      string
	Color     string // #rrggbb, or empty
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (t Tag) Exists() bool { return t.ID != "" && !t.Deleted }

// Unique is the name in the form in which it is kept from all other tags;
// empty for a tag that keeps none.
func (t Tag) Unique() string {
	if !t.Exists() {
		return ""
	}
	return strings.ToLower(norm.NFC.String(t.Name))
}

// Decider is the tag as an aggregate.
var Decider = domain.Decider[Tag, Command, Event]{Decide: decide, Evolve: evolve}
