package value

import "github.com/daybook-crm/daybook/internal/fault"

// Address is a postal address; every part may be empty.
type Address struct {
	Street     string `json:"street,omitempty"`
	City       string `json:"city,omitempty"`
	Region     string `json:"region,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	Country    string `json:"country,omitempty"`
}

// Check notes what is wrong with the parts; a street may have several lines.
func (a Address) Check(p *fault.Problems) {
	p.Check("address.street", CheckText(a.Street))
	p.Check("address.city", CheckLine(a.City))
	p.Check("address.region", CheckLine(a.Region))
	p.Check("address.postalCode", CheckLine(a.PostalCode))
	p.Check("address.country", CheckLine(a.Country))
}
