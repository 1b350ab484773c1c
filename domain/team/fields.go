package team

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what an admin can edit; nil is "not said". MemberIDs are set as a
// whole; an empty LeadID is for nobody.
type Fields struct {
	Name      *string   `json:"name,omitempty"`
	MemberIDs *[]string `json:"memberIds,omitempty"`
	LeadID    *string   `json:"leadId,omitempty"`
}

// MaxMembers is how many members a team has at most.
const MaxMembers = 1000

// maxName is what fits into a line of a list, in characters.
const maxName = 100

// normal checks the fields, takes needless spaces out of the name, and puts
// the members in order, each once.
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
	if f.MemberIDs != nil {
		f.MemberIDs = new(Set(*f.MemberIDs))
		if len(*f.MemberIDs) > MaxMembers {
			p.Add("memberIds", "holds more than 1,000 members")
		}
	}
	return f, p.Err()
}

// Set gives the ids in the form in which a team holds them: sorted, each once,
// and never nil, which would be null in JSON and so "not said".
func Set(ids []string) []string {
	ids = append([]string{}, ids...)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// apply stores what was said.
func (f Fields) apply(t *Team) {
	domain.Set(&t.Name, f.Name)
	domain.Set(&t.MemberIDs, f.MemberIDs)
	domain.Set(&t.LeadID, f.LeadID)
}

// changed keeps the fields, which are in normal form, that differ from the team.
func (f Fields) changed(t Team) Fields {
	if f.MemberIDs != nil && slices.Equal(*f.MemberIDs, t.MemberIDs) {
		f.MemberIDs = nil
	}
	f.Name, f.LeadID = domain.Changed(t.Name, f.Name), domain.Changed(t.LeadID, f.LeadID)
	return f
}

// checked gives the fields that change the team, in normal form. The lead must
// be one of the members that the team is left with.
func (f Fields) checked(t Team) (Fields, error) {
	f, err := f.normal()
	if err != nil {
		return f, err
	}
	f = f.changed(t)
	if f.apply(&t); t.LeadID != "" && !slices.Contains(t.MemberIDs, t.LeadID) {
		return f, fault.Field("leadId", "must be one of the members")
	}
	return f, nil
}

// fields are all that the team has.
func (t Team) fields() Fields {
	return Fields{Name: &t.Name, MemberIDs: &t.MemberIDs, LeadID: &t.LeadID}.changed(Team{})
}
