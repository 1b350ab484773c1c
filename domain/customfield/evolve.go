package customfield

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
)

func evolve(s Set, e Event) Set {
	s.Fields = slices.Clone(s.Fields)
	switch e := e.(type) {
	case Defined:
		if s.ID == "" {
			s.ID, s.Object, s.CreatedAt = e.ID, e.Object, e.At
		}
		s.Fields = append(s.Fields, e.Definition)
	case Changed:
		s.change(e)
	case Archived:
		s.Fields[s.index(e.Key)].Archived = true
	case Restored:
		s.Fields[s.index(e.Key)].Archived = false
	default:
		panic(fmt.Sprintf("customfield: unknown event %T", e))
	}
	s.UpdatedAt = e.OccurredAt()
	return s
}

// change works on fields that are the set's own.
func (s *Set) change(e Changed) {
	at := s.index(e.Key)
	d := s.Fields[at]
	domain.Set(&d.Label, e.Label)
	domain.Set(&d.Required, e.Required)
	domain.Set(&d.Options, e.Options)
	if e.Default != nil {
		d.Default = e.Default.Value
	}
	s.Fields[at] = d
	if e.Position != nil {
		s.Fields = slices.Insert(slices.Delete(s.Fields, at, at+1), *e.Position, d)
	}
}
