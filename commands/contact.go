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
		complete: func(ctx context.Context, env Envelope, _ contact.Contact, cmd contact.Command) (contact.Command, error) {
			switch c := cmd.(type) {
			case contact.Create:
				return cmd, contactRefs(ctx, refs, env, c.Fields)
			case contact.Update:
				return cmd, contactRefs(ctx, refs, env, c.Fields)
			}
			return cmd, nil
		},
	}
}

func contactRefs(ctx context.Context, refs references, env Envelope, f contact.Fields) error {
	if err := refs.company(ctx, env, f.CompanyID); err != nil {
		return err
	}
	return refs.member(ctx, env, "ownerId", f.OwnerID)
}
