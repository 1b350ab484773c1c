package member

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Fields are what an admin can edit; nil is "not said".
type Fields struct {
	Name   *string        `json:"name,omitempty" personal:"true"`
	Email  *string        `json:"email,omitempty" personal:"true"`
	Role   *identity.Role `json:"role,omitempty"`
	Active *bool          `json:"active,omitempty"`

	TimeZone *string `json:"timeZone,omitempty" personal:"true"`
	Locale   *string `json:"locale,omitempty" personal:"true"`
}

// normal checks the fields and brings the e-mail address and the locale into
// normal form.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	if f.Name != nil {
		if strings.TrimSpace(*f.Name) == "" {
			p.Add("name", "must not be empty")
		}
		p.Check("name", value.CheckLine(*f.Name))
	}
	if f.Email != nil {
		email, err := value.ParseEmail(*f.Email)
		p.Check("email", err)
		if err == nil && email.String() == "" {
			p.Add("email", "must not be empty")
		}
		f.Email = new(email.String())
	}
	if f.Role != nil && !slices.Contains([]identity.Role{identity.Admin, identity.Rep, identity.Viewer}, *f.Role) {
		p.Add("role", "must be ADMIN, REP or VIEWER")
	}
	if f.TimeZone != nil {
		p.Check("timeZone", value.CheckTimeZone(*f.TimeZone))
	}
	if f.Locale != nil {
		locale, ok := parseLocale(*f.Locale)
		if !ok {
			p.Add("locale", "must be a language, such as de, with a region or without, such as de-AT, or empty")
		}
		f.Locale = &locale
	}
	return f, p.Err()
}

// apply stores what was said.
func (f Fields) apply(m *Member) {
	domain.Set(&m.Name, f.Name)
	domain.Set(&m.Email, f.Email)
	domain.Set(&m.Role, f.Role)
	domain.Set(&m.Active, f.Active)
	domain.Set(&m.TimeZone, f.TimeZone)
	domain.Set(&m.Locale, f.Locale)
}

// Since keeps the fields that differ from the member, in normal form: so can
// a row of a file be compared with what was once recorded of it. Fields that
// are not valid stay as they are, for the decider to refuse.
func (f Fields) Since(m Member) Fields {
	if normal, err := f.normal(); err == nil {
		f = normal
	}
	return f.changed(m)
}

// changed keeps the fields, which are in normal form, that differ from the member.
func (f Fields) changed(m Member) Fields {
	return Fields{
		Name:     domain.Changed(m.Name, f.Name),
		Email:    domain.Changed(m.Email, f.Email),
		Role:     domain.Changed(m.Role, f.Role),
		Active:   domain.Changed(m.Active, f.Active),
		TimeZone: domain.Changed(m.TimeZone, f.TimeZone),
		Locale:   domain.Changed(m.Locale, f.Locale),
	}
}
