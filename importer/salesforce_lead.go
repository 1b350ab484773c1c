package importer

import (
	"strings"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
)

// readConverted finds the leads that have become one of the contacts at hand.
// They are no second contact: what refers to the lead refers to the contact.
func (s *salesforce) readConverted(*run) error {
	s.leads = map[string]string{}
	leads, contacts := s.tables[sfLead], s.tables["Contact"]
	if leads == nil || contacts == nil {
		return nil
	}
	became := map[string]string{}
	for row, err := range leads.Rows() {
		if err != nil {
			return err
		}
		if id := sfID(row, "ConvertedContactId"); id != "" && parseBool(row.Text("IsConverted")) {
			became[sfID(row, "Id")] = id
		}
	}
	known := map[string]bool{}
	for row, err := range contacts.Rows() {
		if err != nil {
			return err
		}
		known[sfID(row, "Id")] = !parseBool(row.Text("IsDeleted"))
	}
	for lead, id := range became {
		if known[id] {
			s.leads[lead] = id
		}
	}
	return nil
}

func (s *salesforce) lead(r *run, row Row) entry {
	id := sfID(row, "Id")
	if s.leads[id] != "" {
		return entry{row: row, verdict: skip("is a converted lead, linked to the contact that it became")}
	}
	d := contactDraft{
		ref: to(sfLead, id), source: id, owner: ownerOf(row), address: sfAddress(row, ""),
		at: sfTime(row, "CreatedDate"), changed: sfTime(row, "LastModifiedDate"),
	}
	d.company, d.companyName = companyOfLead(row)
	d.fields = contact.Fields{
		FirstName: row.said("FirstName"), LastName: row.said("LastName"), Email: row.said("Email"),
		Phone: phone(row.Text("Phone"), &d.warnings), JobTitle: row.said("Title"),
		Source: row.said("LeadSource"), LeadStatus: row.said("Status"), LifecycleStage: new("Lead"),
	}
	fullName(row, &d.fields)
	sfMore(row, &d)
	return r.contact(row, d)
}

// companyOfLead gives the company that a lead names. It is a text, but an
// account's id where the account was chosen by a tool, and the account itself
// once the lead was converted.
func companyOfLead(row Row) (of ref, name string) {
	if id := sfID(row, "ConvertedAccountId"); id != "" {
		return to("Account", id), ""
	}
	name = row.oneLine("Company")
	if strings.HasPrefix(name, "001") && (len(name) == 15 || len(name) == 18) && !strings.Contains(name, " ") {
		return to("Account", sfID(row, "Company")), ""
	}
	return ref{}, name
}

// leadCompanies is the step that makes companies of names that leads have and
// no account does: a lead without its company would have lost who it is.
func (s *salesforce) leadCompanies(r *run) []step {
	t := s.tables[sfLead]
	if t == nil {
		return nil
	}
	return []step{{object: Companies, entries: func(yield func(entry) bool) error {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if row.footer() || row.ragged() != "" || parseBool(row.Text("IsDeleted")) || s.leads[sfID(row, "Id")] != "" {
				continue
			}
			if _, name := companyOfLead(row); !r.byName(row, name, ownerOf(row), yield) {
				return nil
			}
		}
		return nil
	}}}
}

// byName yields a company for a name that no company has yet.
func (r *run) byName(row Row, name string, owner ref, yield func(entry) bool) (more bool) {
	if of, several := r.named(name); name == "" || several || of != (ref{}) {
		return true
	}
	of := ref{"CompanyName", fold(name)}
	return yield(r.company(row, companyDraft{
		ref: of, owner: owner, fields: company.Fields{Name: &name},
		warnings: []string{"made of a company's name that stands in a row about a person, and in no row of its own"},
	}))
}
