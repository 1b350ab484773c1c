package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

var emailTaken = fault.New(fault.DuplicateEmail, "Another contact has this e-mail address.")

func bindContact(s store, r reserve, refs references) *Aggregate[contact.Contact, contact.Command, contact.Event] {
	return &Aggregate[contact.Contact, contact.Command, contact.Event]{
		store: s, category: contact.Category, decider: contact.Decider, reserve: r,
		starts: func(cmd contact.Command) bool { _, ok := cmd.(contact.Create); return ok },
		unique: func(c contact.Contact) []Key {
			if c.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "contact.email", Value: c.Unique(), Taken: emailTaken}}
		},
		uniqueFields: uniqueFields(refs, customfield.Contact, func(c contact.Contact) (value.Custom, bool) { return c.Custom, c.Exists() }),
		complete: func(ctx context.Context, env Envelope, c contact.Contact, cmd contact.Command) (contact.Command, error) {
			check := refs.of(env)
			switch said := cmd.(type) {
			case contact.Create:
				check.contactFields(ctx, c, &said.Fields, true)
				cmd = said
			case contact.Update:
				check.contactFields(ctx, c, &said.Fields, false)
				cmd = said
			}
			return cmd, check.Err()
		},
	}
}

func (c *checks) contactFields(ctx context.Context, of contact.Contact, f *contact.Fields, creating bool) {
	c.company(ctx, "companyId", of.CompanyID, f.CompanyID)
	c.member(ctx, "ownerId", of.OwnerID, f.OwnerID)
	f.Custom = c.custom(ctx, customfield.Contact, of.Custom, f.Custom, creating)
}
