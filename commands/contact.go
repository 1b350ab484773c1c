package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/contact"
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
		complete: func(ctx context.Context, env Envelope, c contact.Contact, cmd contact.Command) (contact.Command, error) {
			var f contact.Fields
			switch cmd := cmd.(type) {
			case contact.Create:
				f = cmd.Fields
			case contact.Update:
				f = cmd.Fields
			}
			check := refs.of(env)
			check.company(ctx, "companyId", c.CompanyID, f.CompanyID)
			check.member(ctx, "ownerId", c.OwnerID, f.OwnerID)
			return cmd, check.Err()
		},
	}
}
