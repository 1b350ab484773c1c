package commands

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// What contacts keep from each other: each of their e-mail addresses, and, of
// those that others were merged into, all that were merged.
const (
	contactEmail = "contact.email"
	contactBound = "contact.bound"
)

var (
	emailTaken = fault.New(fault.DuplicateEmail, "Another contact has this e-mail address.")
	mergeTaken = fault.New(fault.Conflict, "One of these contacts was just merged with another. Look again.")
)

func bindContact(s store, r reserve, refs references) *Aggregate[contact.Contact, contact.Command, contact.Event] {
	return &Aggregate[contact.Contact, contact.Command, contact.Event]{
		store: s, category: contact.Category, decider: contact.Decider, reserve: r,
		revert: revertContact,
		starts: func(cmd contact.Command) bool { _, ok := cmd.(contact.Create); return ok },
		unique: contactKeys,
		heir: func(ctx context.Context, env Envelope, cmd contact.Command) (Inheritance, error) {
			return contactHeir(ctx, refs, env, cmd)
		},
		uniqueFields: uniqueFields(refs, customfield.Contact, func(c contact.Contact) (value.Custom, bool) { return c.Custom, c.Exists() }),
		complete: func(ctx context.Context, env Envelope, c contact.Contact, cmd contact.Command) (contact.Command, error) {
			return completeContact(ctx, refs, env, c, cmd)
		},
	}
}

func contactKeys(c contact.Contact) (keys []Key) {
	for _, address := range c.Unique() {
		keys = append(keys, Key{Kind: contactEmail, Value: address, Taken: emailTaken})
	}
	for _, id := range c.Bound() {
		keys = append(keys, Key{Kind: contactBound, Value: id, Taken: mergeTaken})
	}
	return keys
}

// contactHeir says what a merge may take over: what the losers hold as it
// begins. What they take later, they hold against it.
func contactHeir(ctx context.Context, refs references, env Envelope, cmd contact.Command) (Inheritance, error) {
	merge, ok := cmd.(contact.Merge)
	if !ok {
		return nil, nil
	}
	losers, err := refs.losers(ctx, env, merge)
	if err != nil {
		return nil, err
	}
	from := Inheritance{}
	for _, l := range losers {
		keys, err := refs.bus.Contacts.keysOf(ctx, env.Actor.Tenant, l)
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			from[key.id()] = l.ID
		}
	}
	return from, nil
}

// losers gives those of a merge's losers that there are.
func (r references) losers(ctx context.Context, env Envelope, cmd contact.Merge) ([]contact.Contact, error) {
	var found []contact.Contact
	for i, id := range cmd.LoserIDs {
		if uuid.Validate(id) != nil || slices.Contains(cmd.LoserIDs[:i], id) || i >= contact.MaxLosers {
			continue
		}
		l, err := r.bus.Contacts.Load(ctx, env.Actor.Tenant, id)
		if err != nil {
			return nil, err
		}
		if l.ID != "" {
			found = append(found, l)
		}
	}
	return found, nil
}

func completeContact(ctx context.Context, refs references, env Envelope, c contact.Contact, cmd contact.Command) (contact.Command, error) {
	check := refs.of(env)
	switch said := cmd.(type) {
	case contact.Create:
		check.contactFields(ctx, c, &said.Fields, true)
		check.phones(ctx, c, &said.Fields)
		cmd = said
	case contact.Update:
		check.contactFields(ctx, c, &said.Fields, false)
		check.phones(ctx, c, &said.Fields)
		cmd = said
	case contact.Merge:
		check.contactFields(ctx, c, &said.Fields, false)
		said.MergeID = env.CommandID.String()
		var err error
		if said.Losers, err = refs.losers(ctx, env, said); err != nil {
			return nil, err
		}
		cmd = said
	}
	return cmd, check.Err()
}

func (c *checks) contactFields(ctx context.Context, of contact.Contact, f *contact.Fields, creating bool) {
	c.company(ctx, "companyId", of.CompanyID, f.CompanyID)
	c.member(ctx, "ownerId", of.OwnerID, f.OwnerID)
	c.tags(ctx, "tagIds", of.TagIDs, f.TagIDs)
	c.listed(ctx, "lifecycleStage", tenant.LifecycleStages, of.LifecycleStage, f.LifecycleStage)
	c.listed(ctx, "leadStatus", tenant.LeadStatuses, of.LeadStatus, f.LeadStatus)
	f.Custom = c.custom(ctx, customfield.Contact, of.Custom, f.Custom, creating)
}

// phones reads numbers without a country as numbers of the tenant's own. What
// a merge says of a phone only chooses among those that there are.
func (c *checks) phones(ctx context.Context, of contact.Contact, f *contact.Fields) {
	if c.err == nil && (f.Phone != nil || f.Phones != nil) {
		*f = f.InRegion(c.tenant(ctx).PhoneRegion, of)
	}
}
