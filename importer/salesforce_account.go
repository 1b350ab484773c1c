package importer

import "github.com/daybook-crm/daybook/domain/company"

func (s *salesforce) account(r *run, row Row) entry {
	id := sfID(row, "Id")
	d := companyDraft{
		ref: to("Account", id), source: id, owner: ownerOf(row), address: sfAddress(row, "Billing"),
		at: sfTime(row, "CreatedDate"), changed: sfTime(row, "LastModifiedDate"),
	}
	if d.address.City == "" && d.address.Street == "" {
		if shipping := sfAddress(row, "Shipping"); shipping.City != "" || shipping.Street != "" {
			d.address = shipping
		}
	}
	d.fields = company.Fields{
		Name: row.said("Name"), Domain: row.said("Website"), Industry: row.said("Industry"),
		Phone: phone(row.Text("Phone"), &d.warnings), Employees: count(row, &d.warnings, "NumberOfEmployees"),
	}
	return r.company(row, d)
}

// count reads a number of people; what is none is left out.
func count(row Row, warnings *[]string, labels ...string) *int {
	cell := row.Text(labels...)
	if cell == "" {
		return nil
	}
	n, err := parseCount(cell)
	if err != nil {
		*warnings = append(*warnings, "imported without a number of employees that is no number")
		return nil
	}
	return &n
}
