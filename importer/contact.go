package importer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
)

// contactDraft is a person as a row has it.
type contactDraft struct {
	ref         ref
	source      string
	fields      contact.Fields // without owner, company and address
	emails      []contact.EmailAddress
	phones      []contact.PhoneNumber
	consents    []contact.Consent
	address     value.Address
	owner       ref
	company     ref
	companyName string // when the row has no company's id
	at, changed time.Time
	warnings    []string
}

func (r *run) contact(row Row, d contactDraft) entry {
	if r.looking {
		return entry{row: row}
	}
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the contact of line %d again", line))}
	}
	r.leaveOthers(&d)
	queue := r.queue("contact", d.fields.Email, row)
	d.fields.Custom = row.custom(Contacts, &d.warnings)
	return entry{row: row, work: func(ctx context.Context) outcome {
		out := reject("")
		defer func() { queue.leave(out) }()
		if other := queue.wait(ctx); other != "" {
			out = reject("has the e-mail address of the contact in " + other)
			return out
		}
		out = r.bringContact(ctx, id, d)
		r.arrived(contact.Category, id, out)
		return out
	}}
}

func (r *run) bringContact(ctx context.Context, id string, d contactDraft) outcome {
	links := outcome{warnings: d.warnings}
	d.fields.OwnerID = r.link(ctx, "member", d.owner, &links)
	d.fields.CompanyID = r.link(ctx, "company", r.companyOf(d, &links), &links)
	if links.failure != nil {
		return links
	}
	for {
		out := bring(ctx, r, r.bus.Contacts, contact.Decider, id, func(current, imported contact.Contact) planned[contact.Command] {
			return r.planContact(id, d, current, imported)
		})
		if !d.without(out.taken) {
			out.warnings = append(out.warnings, links.warnings...)
			return out
		}
		links.warnings = append(links.warnings, "imported without an additional e-mail address that another contact has")
	}
}

// without takes an additional address out of the row.
func (d *contactDraft) without(key string) bool {
	kept := slices.DeleteFunc(slices.Clone(d.emails), func(e contact.EmailAddress) bool { return emailKey(e) == key })
	if d.fields.Email != nil && value.EmailKey(*d.fields.Email) == key || len(kept) == len(d.emails) {
		return false
	}
	d.emails = kept
	return true
}

// companyOf gives the company that a row means, by id or else by name.
func (r *run) companyOf(d contactDraft, out *outcome) ref {
	if d.company != (ref{}) || d.companyName == "" {
		return d.company
	}
	of, several := r.named(d.companyName)
	if several {
		out.warnings = append(out.warnings, "imported without its company: several companies have that name")
	}
	return of
}

func (r *run) planContact(id string, d contactDraft, current, imported contact.Contact) planned[contact.Command] {
	switch {
	case current.ID == "":
		if d.address != (value.Address{}) {
			d.fields.Address = &d.address
		}
		if len(d.emails) > 0 {
			d.fields.Emails = new(d.allEmails())
		}
		if len(d.phones) > 0 {
			d.fields.Phones = new(d.allPhones(r.phoneKey))
		}
		create := contact.Create{ID: id, Fields: d.fields, Imported: r.imported(id, d.source), At: r.when(d.at)}
		return planned[contact.Command]{commands: append([]contact.Command{create}, d.agreed(id, imported, create.At)...)}
	case !current.Exists():
		return planned[contact.Command]{existed: true, gone: true}
	}
	imported.ID = id
	at := r.later(d.changed, current.UpdatedAt)
	wish := d.fields
	wish.Address = mergeAddress(current.Address, imported.Address, d.address)
	if wish.Email == nil || valid(*wish.Email) {
		wish.Email = nil
		wish.Emails = mergeList(current.Emails, imported.Emails, d.allEmails(), emailKey, func(e *contact.EmailAddress) *bool { return &e.Primary })
	}
	wish.Phone = nil
	wish.Phones = mergeList(current.Phones, imported.Phones, d.allPhones(r.phoneKey), r.phoneKey, func(n *contact.PhoneNumber) *bool { return &n.Primary })
	var update contact.Command = contact.Update{ID: id, Fields: wish, At: at}
	list := onlyChanges(contact.Decider, imported, update, func(e contact.Event) contact.Command {
		return contact.Update{ID: id, Fields: e.(contact.Updated).Fields, At: at}
	})
	return planned[contact.Command]{existed: true, commands: append(list, d.agreed(id, imported, at)...)}
}

func valid(email string) bool {
	_, err := value.ParseEmail(email)
	return err == nil
}

// agreed are the commands for what the row says that the person allows, and
// did not say at the last import.
func (d *contactDraft) agreed(id string, imported contact.Contact, at time.Time) []contact.Command {
	var list []contact.Command
	for _, c := range d.consents {
		c.Source = "import"
		known := slices.ContainsFunc(imported.Consents, func(s contact.Consent) bool {
			return s.Channel == c.Channel && s.Status == c.Status && s.Basis == c.Basis
		})
		if !known {
			list = append(list, contact.SetConsent{ID: id, Consent: c, At: at})
		}
	}
	return list
}
