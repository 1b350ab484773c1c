package graphql

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/readmodels"
)

// consentNode is what a person allows on a channel.
type consentNode struct{ readmodels.Consent }

// Basis is the lawful basis; null when none was recorded.
func (c consentNode) Basis() *string { return unlessEmpty(c.Consent.Basis) }

// Date is since when it is so.
func (c consentNode) Date() *Date {
	if c.Consent.Date == "" {
		return nil
	}
	return new(Date(c.Consent.Date))
}

func unlessEmpty(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Consents are what the person allows, channel by channel.
func (c *contactNode) Consents() []consentNode {
	return turned(c.Contact.Consents, func(row readmodels.Consent) consentNode { return consentNode{row} })
}

// contactRelatives gives contacts their tags and those that were merged into them.
func (s *scope) contactRelatives(ctx context.Context, rows []readmodels.Contact, want fields, nodes []*contactNode) error {
	labels, err := tagsOf(ctx, s, want["tags"], rows, func(c *readmodels.Contact) []string { return c.TagIDs })
	if err != nil {
		return err
	}
	ids := pluck(rows, func(c *readmodels.Contact) string { return c.ID })
	merged, err := hasMany(ctx, s, want["mergedFrom"], ids, s.Reads.MergedContacts, s.contacts)
	if err != nil {
		return err
	}
	for i, row := range rows {
		nodes[i].Tags, nodes[i].MergedFrom = labels[i], merged[row.ID]
	}
	return nil
}

func emailRow(e contact.EmailAddress) readmodels.EmailAddress { return readmodels.EmailAddress(e) }
func phoneRow(n contact.PhoneNumber) readmodels.PhoneNumber   { return readmodels.PhoneNumber(n) }

func consentRow(s contact.Consent) readmodels.Consent {
	return readmodels.Consent{
		Channel: string(s.Channel), Status: string(s.Status), Basis: string(s.Basis), Date: s.Date, Source: s.Source, Note: s.Note,
	}
}

func turned[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = turn(a)
	}
	return out
}

type mergeContactsInput struct {
	SurvivorID   ID
	LoserIDs     []ID
	BaseRevision optInt
	contactInput
}

// MergeContacts takes contacts into another one. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT, DUPLICATE_EMAIL.
func (r *resolver) MergeContacts(ctx context.Context, args struct{ Input mergeContactsInput }) (*contactPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.merge, contactAnswer)
}

func (in mergeContactsInput) merge(env *commands.Envelope) (domain.Command, error) {
	survivor, err := target(in.SurvivorID)
	if err != nil {
		return nil, err
	}
	if err := seen(env, in.BaseRevision); err != nil {
		return nil, err
	}
	var r refs
	given := turned(in.LoserIDs, func(id ID) string { return string(id) })
	losers := r.many("loserIds", &given)
	if err := r.Err(); err != nil {
		return nil, err
	}
	fields, err := in.fields()
	return contact.Merge{ID: survivor, LoserIDs: slices.Clone(*losers), Fields: fields, At: env.Now}, err
}

// ArchiveContact takes a contact off the usual lists. Codes: NOT_FOUND, CONFLICT.
func (r *resolver) ArchiveContact(ctx context.Context, args struct{ Input archiveInput }) (*contactPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, contact.Archive{ID: id, At: env.Now}, contactAnswer)
}

// RestoreContact brings an archived or deleted contact back. Codes: NOT_FOUND,
// CONFLICT, DUPLICATE_EMAIL.
func (r *resolver) RestoreContact(ctx context.Context, args struct{ Input restoreInput }) (*contactPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, contact.Restore{ID: id, At: env.Now}, contactAnswer)
}

type setConsentInput struct {
	ID              ID
	Channel, Status optEnum
	Basis           optEnum
	Date            optDate
	Source, Note    optText
	CommandID       optText
}

// SetConsent records what the person allows on a channel. Codes:
// VALIDATION_ERROR, NOT_FOUND, CONFLICT.
func (r *resolver) SetConsent(ctx context.Context, args struct{ Input setConsentInput }) (*contactPayload, error) {
	in := args.Input
	env, id, err := r.on(ctx, in.ID, in.CommandID)
	if err != nil {
		return nil, err
	}
	consent := contact.Consent{
		Channel: contact.Channel(in.Channel.Value), Status: contact.Status(in.Status.Value), Basis: contact.Basis(in.Basis.Value),
		Date: in.Date.Value, Source: in.Source.Value, Note: in.Note.Value,
	}
	return answer(ctx, r, env, contact.SetConsent{ID: id, Consent: consent, At: env.Now}, contactAnswer)
}
