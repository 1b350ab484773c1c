package importer

import (
	"strings"

	"github.com/daybook-crm/daybook/domain/contact"
)

func (h *hubspot) contact(r *run, row Row) entry {
	id := row.Text(hsID...)
	d := contactDraft{
		ref: to("Contact", id), source: id, owner: namedOwner(row.Text(hsOwner...)), address: hsAddress(row),
		companyName: row.oneLine("Company Name", "company"), at: hsTime(row, hsCreated), changed: hsTime(row, hsChanged),
	}
	if ids := parseList(row.Text(hsCompanyID...)); len(ids) > 0 {
		d.company = to("Company", ids[0])
	}
	if len(parseList(row.Text("Associated Company IDs"))) > 1 {
		d.warnings = append(d.warnings, "is with several companies: imported with the primary one")
	}
	d.fields = contact.Fields{
		FirstName: row.said(hsFirstName...), LastName: row.said(hsLastName...), Email: row.said(hsEmail...),
		Phone: phone(row.Text(hsPhone...), &d.warnings), JobTitle: row.said(hsJob...),
		LifecycleStage: row.said("Lifecycle Stage", "lifecyclestage"),
		LeadStatus:     row.said("Lead Status", "hs_lead_status", "Estado del lead"),
		Source:         row.said("Original Traffic Source", "Original Source", "hs_analytics_source"),
	}
	row.used("Associated Company", "Associated Company (Primary)", "Associated Company Names (Primary)") // names of the ids
	for _, address := range parseList(row.Text("Additional email addresses", "hs_additional_emails")) {
		d.addEmail(address, "")
	}
	d.addPhone(row.Text(hsMobile...), "mobile")
	hsConsent(row, &d)
	return r.contact(row, d)
}

// hsConsent reads whether the person may be written to, and by what right.
func hsConsent(row Row, d *contactDraft) {
	basis := map[string]contact.Basis{
		"freely given consent from contact": contact.Agreement, "performance of a contract": contact.Contract,
	}[strings.ToLower(row.Text(hsBasis...))]
	if strings.HasPrefix(strings.ToLower(row.Text(hsBasis...)), "legitimate interest") {
		basis = contact.LegitimateInterests
	}
	switch {
	case parseBool(row.Text(hsOptOut...)):
		d.consents = []contact.Consent{{Channel: contact.ByEmail, Status: contact.Denied}}
	case basis != "":
		d.consents = []contact.Consent{{Channel: contact.ByEmail, Status: contact.Granted, Basis: basis}}
	}
}
