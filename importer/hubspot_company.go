package importer

import "github.com/daybook-crm/daybook/domain/company"

func (h *hubspot) company(r *run, row Row) entry {
	id := row.Text(hsID...)
	d := companyDraft{
		ref: to("Company", id), source: id, owner: namedOwner(row.Text(hsOwner...)), address: hsAddress(row),
		at: hsTime(row, hsCreated), changed: hsTime(row, hsChanged),
	}
	d.fields = company.Fields{
		Name: row.said(hsCompany...), Domain: row.said(hsDomain...), Industry: row.said("Industry", "industry"),
		Phone: phone(row.Text(hsPhone...), &d.warnings), Employees: count(row, &d.warnings, "Number of Employees", "numberofemployees"),
	}
	if d.fields.Name == nil && d.fields.Domain != nil { // HubSpot makes companies of domains
		d.fields.Name = d.fields.Domain
	}
	return r.company(row, d)
}

// namedCompanies is the step that makes companies of names that contacts have
// who are associated with none: HubSpot keeps the name as a text in the contact.
func (h *hubspot) namedCompanies(r *run, t *Table) step {
	return step{object: Companies, entries: func(yield func(entry) bool) error {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if row.footer() || row.ragged() != "" || row.Text(hsCompanyID...) != "" {
				continue
			}
			if !r.byName(row, row.oneLine("Company Name", "company"), namedOwner(row.Text(hsOwner...)), yield) {
				return nil
			}
		}
		return nil
	}}
}
