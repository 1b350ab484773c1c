package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
)

// contactResult is what became of one contact.
type contactResult struct {
	Index   int32
	Contact *contactNode
	Error   *itemError
}

func (r *resolver) bulkContacts(ctx context.Context, commandID optText, field string, list []commands.Wish) (*bulkPayload[contactResult], error) {
	return bulk(ctx, r, commandID, field, list,
		func(ctx context.Context, s *scope, done []commands.Receipt, want fields) ([]*contactNode, error) {
			return s.contacts(ctx, rowsOf(done, contactRow), want["contact"])
		},
		func(index int32, node *contactNode, refusal *itemError) contactResult {
			return contactResult{index, node, refusal}
		})
}

// CreateContacts makes many contacts.
func (r *resolver) CreateContacts(ctx context.Context, args struct{ Input bulkInput[contactInput] }) (*bulkPayload[contactResult], error) {
	list := wishes(args.Input.Items, func(in contactInput) optText { return in.CommandID }, contactInput.create)
	return r.bulkContacts(ctx, args.Input.CommandID, "items", list)
}

// UpdateContacts changes many contacts, each in its own way.
func (r *resolver) UpdateContacts(ctx context.Context, args struct{ Input bulkInput[updateContactInput] }) (*bulkPayload[contactResult], error) {
	list := wishes(args.Input.Items, func(in updateContactInput) optText { return in.CommandID }, updateContactInput.update)
	return r.bulkContacts(ctx, args.Input.CommandID, "items", list)
}

// AssignContacts gives many contacts one owner.
func (r *resolver) AssignContacts(ctx context.Context, args struct{ Input assignInput }) (*bulkPayload[contactResult], error) {
	list, err := args.Input.wishes(func(id string, owner *string, env *commands.Envelope) domain.Command {
		return contact.Update{ID: id, Fields: contact.Fields{OwnerID: owner}, At: env.Now}
	})
	if err != nil {
		return nil, err
	}
	return r.bulkContacts(ctx, args.Input.CommandID, "ids", list)
}

// DeleteContacts takes many contacts off every list.
func (r *resolver) DeleteContacts(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[deleteResult], error) {
	return r.removeMany(ctx, args.Input, func(id string, env *commands.Envelope) domain.Command {
		return contact.Delete{ID: id, At: env.Now}
	})
}

// ArchiveContacts takes many contacts off the usual lists.
func (r *resolver) ArchiveContacts(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[contactResult], error) {
	return r.bulkContacts(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return contact.Archive{ID: id, At: env.Now}
	}))
}

// RestoreContacts brings many archived or deleted contacts back.
func (r *resolver) RestoreContacts(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[contactResult], error) {
	return r.bulkContacts(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return contact.Restore{ID: id, At: env.Now}
	}))
}
