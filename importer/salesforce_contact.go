package importer

import "github.com/daybook-crm/daybook/domain/contact"

func (s *salesforce) contact(r *run, row Row) entry {
	id := sfID(row, "Id")
	d := contactDraft{
		ref: to("Contact", id), source: id, owner: ownerOf(row), company: to("Account", sfID(row, "AccountId")),
		address: sfAddress(row, "Mailing"), at: sfTime(row, "CreatedDate"), changed: sfTime(row, "LastModifiedDate"),
	}
	if d.address.City == "" && d.address.Street == "" {
		if other := sfAddress(row, "Other"); other.City != "" || other.Street != "" {
			d.address = other
		}
	}
	d.fields = contact.Fields{
		FirstName: row.said("FirstName"), LastName: row.said("LastName"), Email: row.said("Email"),
		Phone: phone(row.Text("Phone"), &d.warnings), JobTitle: row.said("Title"),
		Source: row.said("LeadSource"),
	}
	fullName(row, &d.fields)
	sfMore(row, &d)
	return r.contact(row, d)
}

// sfMore reads the other phones, and what the person has opted out of.
func sfMore(row Row, d *contactDraft) {
	d.addPhone(row.Text("MobilePhone"), "mobile")
	d.addPhone(row.Text("HomePhone"), "home")
	d.addPhone(row.Text("OtherPhone"), "other")
	if parseBool(row.Text("HasOptedOutOfEmail")) {
		d.consents = append(d.consents, contact.Consent{Channel: contact.ByEmail, Status: contact.Denied})
	}
	if parseBool(row.Text("DoNotCall")) {
		d.consents = append(d.consents, contact.Consent{Channel: contact.ByPhone, Status: contact.Denied})
	}
}

// fullName takes the name from the column that has both names, if theirs are
// not there. As the last word alone is sure to be of the last name, it becomes it.
func fullName(row Row, fields *contact.Fields) {
	if name := row.oneLine("Name"); fields.FirstName == nil && fields.LastName == nil && name != "" {
		fields.FirstName, fields.LastName = splitName(name)
	}
}
