package company

import (
	"errors"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Name      *string        `json:"name,omitempty"`
	Domain    *string        `json:"domain,omitempty"`
	Phone     *string        `json:"phone,omitempty"`
	Industry  *string        `json:"industry,omitempty"`
	Employees *int           `json:"employees,omitempty"`
	Address   *value.Address `json:"address,omitempty"`
	OwnerID   *string        `json:"ownerId,omitempty"`

	Website     *string      `json:"website,omitempty"`
	Description *string      `json:"description,omitempty"`
	Revenue     *value.Money `json:"revenue,omitempty"`
	ParentID    *string      `json:"parentId,omitempty"`
	TagIDs      *[]string    `json:"tagIds,omitempty"`

	Custom *value.Custom `json:"custom,omitempty"`
}

// maxEmployees is more people than there are.
const maxEmployees = 10_000_000_000

// normal checks the fields of a company and brings those into normal form
// that have one.
func (f Fields) normal(id string) (Fields, error) {
	var p fault.Problems
	for name, text := range map[string]*string{"name": f.Name, "domain": f.Domain, "phone": f.Phone, "industry": f.Industry} {
		if text != nil {
			p.Check(name, value.CheckLine(*text))
		}
	}
	if f.Name != nil && strings.TrimSpace(*f.Name) == "" {
		p.Add("name", "must not be empty")
	}
	if f.Domain != nil {
		f.Domain = new(webDomain(*f.Domain))
	}
	if f.Phone != nil {
		phone, err := value.ParsePhone(*f.Phone, "")
		p.Check("phone", err)
		f.Phone = new(phone.String())
	}
	if f.Employees != nil && (*f.Employees < 0 || *f.Employees > maxEmployees) {
		p.Add("employees", "must be a number of people")
	}
	if f.Address != nil {
		f.Address.Check(&p)
	}
	f.checkMore(&p, id)
	f.TagIDs = tag.IDs(&p, f.TagIDs)
	return f, p.Err()
}

func (f *Fields) checkMore(p *fault.Problems, id string) {
	if f.Website != nil {
		f.Website = new(webAddress(*f.Website))
		p.Check("website", checkWebAddress(*f.Website))
	}
	if f.Description != nil {
		p.Check("description", value.CheckText(*f.Description))
	}
	if f.Revenue != nil && *f.Revenue != (value.Money{}) {
		p.Check("revenue", value.CheckMoney(*f.Revenue))
	}
	if f.ParentID != nil && *f.ParentID == id {
		p.Add("parentId", "a company cannot be its own parent")
	}
}

// webAddress completes what people enter as the address of a page.
func webAddress(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.Contains(text, "://") {
		return text
	}
	return "https://" + text
}

// checkWebAddress refuses what a browser should not be led to by a click.
func checkWebAddress(text string) error {
	scheme, rest, _ := strings.Cut(text, "://")
	switch scheme = strings.ToLower(scheme); {
	case text == "":
		return nil
	case scheme != "http" && scheme != "https", rest == "", strings.ContainsAny(text, " \t"):
		return errors.New("must be a web address such as https://example.com")
	default:
		return value.CheckLine(text)
	}
}

// webDomain takes the host out of what people enter: an address of a page, a
// host with or without www. What it gives, it leaves as it is.
func webDomain(text string) string {
	text = strings.ToLower(text)
	if _, rest, ok := strings.Cut(text, "://"); ok {
		text = rest
	}
	text = strings.TrimLeft(text, " ./")
	if cut := strings.IndexAny(text, "/?#"); cut >= 0 {
		text = text[:cut]
	}
	text = strings.TrimRight(text, " .")
	for strings.HasPrefix(text, "www.") {
		text = strings.TrimLeft(text[len("www."):], " .")
	}
	return text
}

// apply stores what was said.
func (f Fields) apply(c *Company) {
	domain.Set(&c.Name, f.Name)
	domain.Set(&c.Domain, f.Domain)
	domain.Set(&c.Phone, f.Phone)
	domain.Set(&c.Industry, f.Industry)
	domain.Set(&c.Employees, f.Employees)
	domain.Set(&c.Address, f.Address)
	domain.Set(&c.OwnerID, f.OwnerID)
	domain.Set(&c.Website, f.Website)
	domain.Set(&c.Description, f.Description)
	domain.Set(&c.Revenue, f.Revenue)
	domain.Set(&c.ParentID, f.ParentID)
	domain.Set(&c.TagIDs, f.TagIDs)
	c.Custom = c.Custom.Merge(f.Custom)
}

// Since keeps the fields that differ from the company, in normal form: so can
// a row of a file be compared with what was once recorded of it. Fields that
// are not valid stay as they are, for the decider to refuse.
func (f Fields) Since(c Company) Fields {
	if normal, err := f.normal(c.ID); err == nil {
		f = normal
	}
	return f.changed(c)
}

// changed keeps the fields, which are in normal form, that differ from the company.
func (f Fields) changed(c Company) Fields {
	return Fields{
		Name:      domain.Changed(c.Name, f.Name),
		Domain:    domain.Changed(c.Domain, f.Domain),
		Phone:     domain.Changed(c.Phone, f.Phone),
		Industry:  domain.Changed(c.Industry, f.Industry),
		Employees: domain.Changed(c.Employees, f.Employees),
		Address:   domain.Changed(c.Address, f.Address),
		OwnerID:   domain.Changed(c.OwnerID, f.OwnerID),

		Website:     domain.Changed(c.Website, f.Website),
		Description: domain.Changed(c.Description, f.Description),
		Revenue:     domain.Changed(c.Revenue, f.Revenue),
		ParentID:    domain.Changed(c.ParentID, f.ParentID),
		TagIDs:      tag.ChangedIDs(c.TagIDs, f.TagIDs),

		Custom: c.Custom.Changed(f.Custom),
	}
}

// fields are all that the company has.
func (c Company) fields() Fields {
	return Fields{
		Name: &c.Name, Domain: &c.Domain, Phone: &c.Phone, Industry: &c.Industry, Employees: &c.Employees,
		Address: &c.Address, OwnerID: &c.OwnerID, Website: &c.Website, Description: &c.Description,
		Revenue: &c.Revenue, ParentID: &c.ParentID, TagIDs: &c.TagIDs, Custom: &c.Custom,
	}.changed(Company{})
}
