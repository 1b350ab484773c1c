package tag

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Name  *string `json:"name,omitempty"`
	Color *string `json:"color,omitempty"`
}

// maxName is what fits on a label, in characters.
const maxName = 100

var hexColor = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// normal checks the fields, takes needless spaces out of the name, and writes
// the color in lower case.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	if f.Name != nil {
		p.Check("name", value.CheckLine(*f.Name))
		f.Name = new(strings.Join(strings.Fields(*f.Name), " "))
		switch n := utf8.RuneCountInString(*f.Name); {
		case n == 0:
			p.Add("name", "must not be empty")
		case n > maxName:
			p.Add("name", "is longer than 100 characters")
		}
	}
	if f.Color != nil {
		f.Color = new(strings.ToLower(strings.TrimSpace(*f.Color)))
		if *f.Color != "" && !hexColor.MatchString(*f.Color) {
			p.Add("color", "must be #rrggbb, or empty")
		}
	}
	return f, p.Err()
}

// apply stores what was said.
func (f Fields) apply(t *Tag) {
	domain.Set(&t.Name, f.Name)
	domain.Set(&t.Color, f.Color)
}

// changed keeps the fields, which are in normal form, that differ from the tag.
func (f Fields) changed(t Tag) Fields {
	return Fields{Name: domain.Changed(t.Name, f.Name), Color: domain.Changed(t.Color, f.Color)}
}

// fields are all that the tag has.
func (t Tag) fields() Fields { return Fields{Name: &t.Name, Color: &t.Color}.changed(Tag{}) }
