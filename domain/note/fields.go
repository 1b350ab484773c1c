package note

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said". Mentions follow from
// the body and are not taken from a command.
type Fields struct {
	Body     *string   `json:"body,omitempty" personal:"true"`
	Mentions *[]string `json:"mentions,omitempty"`
	Pinned   *bool     `json:"pinned,omitempty"`
}

// MaxMentions is more people than read one note.
const MaxMentions = 50

// normal checks the fields and finds whom the body mentions.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	f.Mentions = nil
	if f.Body != nil {
		p.Check("body", value.CheckText(*f.Body))
		if strings.TrimSpace(*f.Body) == "" {
			p.Add("body", "must not be empty")
		}
		f.Mentions = new(Mentions(*f.Body))
		if len(*f.Mentions) > MaxMentions {
			p.Add("body", "mentions more than 50 members")
		}
	}
	return f, p.Err()
}

// apply stores what was said.
func (f Fields) apply(n *Note) {
	domain.Set(&n.Body, f.Body)
	domain.Set(&n.Mentions, f.Mentions)
	domain.Set(&n.Pinned, f.Pinned)
}

// changed keeps the fields, which are in normal form, that differ from the note.
func (f Fields) changed(n Note) Fields {
	if f.Mentions != nil && slices.Equal(*f.Mentions, n.Mentions) {
		f.Mentions = nil
	}
	return Fields{Body: domain.Changed(n.Body, f.Body), Mentions: f.Mentions, Pinned: domain.Changed(n.Pinned, f.Pinned)}
}

// fields are all that the note has.
func (n Note) fields() Fields {
	return Fields{Body: &n.Body, Mentions: &n.Mentions, Pinned: &n.Pinned}.changed(Note{})
}
