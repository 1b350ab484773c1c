package customfield

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// key is what fields and options are known by: it stands in events, in filters
// and in the names of indexes.
var key = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

const keyRule = "must be a to z, 0 to 9 and _, begin with a letter and have at most 63 characters"

// IsKey says whether a text can be the key of a field.
func IsKey(text string) bool { return key.MatchString(text) }

// checked refuses what cannot be a definition, and gives it with its default
// in normal form.
func (d Definition) checked() (Definition, error) {
	var p fault.Problems
	if !IsKey(d.Key) {
		p.Add("key", keyRule)
	}
	if strings.TrimSpace(d.Label) == "" {
		p.Add("label", "must not be empty")
	}
	p.Check("label", value.CheckLine(d.Label))
	if !slices.Contains(Types, d.Type) {
		p.Add("type", "is not a type of fields")
	}
	if d.Unique && !slices.Contains(canBeUnique, d.Type) {
		p.Add("unique", "is for fields of text, numbers, dates and addresses")
	}
	if d.Unique && d.Default != nil {
		p.Add("default", "cannot be given for a field whose values are unique")
	}
	d.checkOptions(&p)
	if err := p.Err(); err != nil {
		return d, err
	}
	def, err := d.Read(nil, d.Default)
	p.Check("default", err)
	d.Default = def
	return d, p.Err()
}

// canBeUnique are the types of which two objects can have the same by mistake.
var canBeUnique = []Type{Text, Number, Date, URL, Email}

func (d Definition) checkOptions(p *fault.Problems) {
	used := 0
	for _, o := range d.Options {
		if !o.Archived {
			used++
		}
	}
	switch choice := d.Type == Select || d.Type == MultiSelect; {
	case !choice && len(d.Options) > 0:
		p.Add("options", "are for fields of choices")
	case choice && used == 0 || len(d.Options) > maxOptions:
		p.Add("options", "a field of choices has 1 to 1,000 options")
	}
	keys, labels := map[string]bool{}, map[string]bool{}
	for i, o := range d.Options {
		field, label := fmt.Sprintf("options[%d]", i), strings.ToLower(strings.TrimSpace(o.Label))
		if label == "" {
			p.Add(field+".label", "must not be empty")
		}
		p.Check(field+".label", value.CheckLine(o.Label))
		if !IsKey(o.Key) {
			p.Add(field+".key", keyRule)
		}
		if keys[o.Key] {
			p.Add(field+".key", "must be unique among the options, archived ones too")
		}
		if !o.Archived && labels[label] {
			p.Add(field+".label", "must be unique among the options")
		}
		keys[o.Key], labels[label] = true, labels[label] || !o.Archived
	}
}
