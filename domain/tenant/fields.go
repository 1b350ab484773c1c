package tenant

import (
	"errors"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are the settings that an admin can edit; nil is "not said".
type Fields struct {
	Name        *string `json:"name,omitempty"`
	Currency    *string `json:"currency,omitempty"`
	TimeZone    *string `json:"timeZone,omitempty"`
	PhoneRegion *string `json:"phoneRegion,omitempty"`
}

func (f Fields) check() error {
	var p fault.Problems
	if f.Name != nil {
		checkName(&p, *f.Name)
	}
	if f.Currency != nil {
		p.Check("currency", value.CheckCurrency(*f.Currency))
	}
	if f.TimeZone != nil {
		p.Check("timeZone", value.CheckTimeZone(*f.TimeZone))
	}
	if f.PhoneRegion != nil {
		p.Check("phoneRegion", checkRegion(*f.PhoneRegion))
	}
	return p.Err()
}

func checkName(p *fault.Problems, name string) {
	if strings.TrimSpace(name) == "" {
		p.Add("name", "must not be empty")
	}
	p.Check("name", value.CheckLine(name))
}

func checkRegion(code string) error {
	if code != "" && !value.PhoneRegion(code) {
		return errors.New("must be a country such as DE")
	}
	return nil
}

func (f Fields) apply(t *Tenant) {
	domain.Set(&t.Name, f.Name)
	domain.Set(&t.Currency, f.Currency)
	domain.Set(&t.TimeZone, f.TimeZone)
	domain.Set(&t.PhoneRegion, f.PhoneRegion)
}

// Since keeps the settings that differ from the tenant's.
func (f Fields) Since(t Tenant) Fields {
	return Fields{
		Name:        domain.Changed(t.Name, f.Name),
		Currency:    domain.Changed(t.Currency, f.Currency),
		TimeZone:    domain.Changed(t.TimeZone, f.TimeZone),
		PhoneRegion: domain.Changed(t.PhoneRegion, f.PhoneRegion),
	}
}
