package importer

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
)

// contactDraft is a person as a row has it.
type contactDraft struct {
	ref         ref
	source      string
	fields      contact.Fields // without owner, company and address
	address     value.Address
	owner       ref
	company     ref
	companyName string // when the row has no company's id
	at, changed time.Time
	warnings    []string
}

func (r *run) contact(row Row, d contactDraft) entry {
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the contact of line %d again", line))}
	}
	queue := r.queue("contact", d.fields.Email, row)
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
	out := bring(ctx, r, r.bus.Contacts, contact.Decider, id, func(current, imported contact.Contact) planned[contact.Command] {
		return r.planContact(id, d, current, imported)
	})
	out.warnings = append(out.warnings, links.warnings...)
	return out
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
		create := contact.Create{ID: id, Fields: d.fields, Imported: r.imported(id, d.source), At: r.when(d.at)}
		return planned[contact.Command]{commands: []contact.Command{create}}
	case !current.Exists():
		return planned[contact.Command]{existed: true, gone: true}
	}
	imported.ID = id
	at := r.later(d.changed, current.UpdatedAt)
	wish := d.fields
	wish.Address = mergeAddress(current.Address, imported.Address, d.address)
	var update contact.Command = contact.Update{ID: id, Fields: wish, At: at}
	return planned[contact.Command]{existed: true, commands: onlyChanges(contact.Decider, imported, update, func(e contact.Event) contact.Command {
		return contact.Update{ID: id, Fields: e.(contact.Updated).Fields, At: at}
	})}
}
