package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/readmodels"
)

// notePayload is a note as a command left it.
type notePayload struct {
	Note     *noteNode
	Position Position
}

func noteAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*notePayload, error) {
	n := receipt.State.(note.Note)
	row := readmodels.Note{
		ID: n.ID, Body: n.Body, Mentions: n.Mentions, Pinned: n.Pinned, AuthorID: n.AuthorID,
		ContactID: n.Links.ContactID, CompanyID: n.Links.CompanyID, DealID: n.Links.DealID,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: n.CreatedAt, UpdatedAt: n.UpdatedAt},
	}
	node, err := only(s.notes(ctx, []readmodels.Note{row}, selected(ctx)["note"]))
	return &notePayload{node, Position(receipt.Position.String())}, err
}

// noteInput is what creating and updating have in common.
type noteInput struct {
	Body      optText
	Pinned    optBool
	CommandID optText
}

// fields gives what was said; a note is pinned or not, so null says nothing.
func (in noteInput) fields() note.Fields {
	f := note.Fields{Body: in.Body.pointer()}
	if in.Pinned.Said && !in.Pinned.Null {
		f.Pinned = &in.Pinned.Value
	}
	return f
}

type createNoteInput struct {
	noteInput
	ContactID, CompanyID, DealID optText
}

// CreateNote writes a note of the caller. Codes: VALIDATION_ERROR.
func (r *resolver) CreateNote(ctx context.Context, args struct{ Input createNoteInput }) (*notePayload, error) {
	in := args.Input
	env, err := r.envelope(ctx, in.CommandID)
	if err != nil {
		return nil, err
	}
	var p refs
	links := note.Links{
		ContactID: *p.one("contactId", &in.ContactID.Value),
		CompanyID: *p.one("companyId", &in.CompanyID.Value),
		DealID:    *p.one("dealId", &in.DealID.Value),
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	return answer(ctx, r, env, note.Create{
		ID: newID(env, "note"), Fields: in.fields(), Links: links, AuthorID: env.Actor.Member, At: env.Now,
	}, noteAnswer)
}

type updateNoteInput struct {
	ID           ID
	BaseRevision optInt
	noteInput
}

// UpdateNote changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateNote(ctx context.Context, args struct{ Input updateNoteInput }) (*notePayload, error) {
	env, id, err := r.onSeen(ctx, args.Input.ID, args.Input.CommandID, args.Input.BaseRevision)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, note.Update{ID: id, Fields: args.Input.fields(), At: env.Now}, noteAnswer)
}

// RestoreNote brings a deleted note back. Codes: NOT_FOUND.
func (r *resolver) RestoreNote(ctx context.Context, args struct{ Input restoreInput }) (*notePayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, note.Restore{ID: id, At: env.Now}, noteAnswer)
}

// DeleteNote takes it off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteNote(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return note.Delete{ID: id, At: env.Now}
	})
}
