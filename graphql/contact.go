package graphql

import (
	"context"
	"strings"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// contactNode is a contact; most of its fields are the row's.
type contactNode struct {
	readmodels.Contact
	Company *companyNode
	Owner   *memberNode
	Deals   []*dealNode
	Tasks   []*taskNode
	Notes   []*noteNode

	Tags       []*tagNode
	MergedFrom []*contactNode
	scope      *scope
}

// contacts makes nodes of rows, with the relations that are wanted of them.
func (s *scope) contacts(ctx context.Context, rows []readmodels.Contact, want fields) ([]*contactNode, error) {
	ids := pluck(rows, func(c *readmodels.Contact) string { return c.ID })
	companyIDs := pluck(rows, func(c *readmodels.Contact) string { return c.CompanyID })
	companies, err := belongsTo(ctx, s, want["company"], companyIDs, s.Reads.CompaniesByID, s.companies)
	if err != nil {
		return nil, err
	}
	ownerIDs := pluck(rows, func(c *readmodels.Contact) string { return c.OwnerID })
	owners, err := belongsTo(ctx, s, want["owner"], ownerIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	deals, err := hasMany(ctx, s, want["deals"], ids, s.Reads.DealsByContact, s.deals)
	if err != nil {
		return nil, err
	}
	tasks, err := hasMany(ctx, s, want["tasks"], ids, s.Reads.TasksByContact, s.tasks)
	if err != nil {
		return nil, err
	}
	notes, err := hasMany(ctx, s, want["notes"], ids, s.Reads.NotesByContact, s.notes)
	if err != nil {
		return nil, err
	}
	nodes := make([]*contactNode, len(rows))
	for i, row := range rows {
		nodes[i] = &contactNode{
			Contact: row, Company: companies[row.CompanyID], Owner: owners[row.OwnerID], Deals: deals[row.ID], Tasks: tasks[row.ID],
			Notes: notes[row.ID], scope: s,
		}
	}
	return nodes, s.contactRelatives(ctx, rows, want, nodes)
}

// ID is the contact's id.
func (c *contactNode) ID() ID { return ID(c.Contact.ID) }

// Name is both names in the order in which they are shown.
func (c *contactNode) Name() string {
	return strings.TrimSpace(c.FirstName + " " + c.LastName)
}

// CustomFields are the values of its custom fields.
func (c *contactNode) CustomFields() CustomFields { return CustomFields(c.Custom) }

// Revision is the revision of its stream that the contact shows.
func (c *contactNode) Revision() int32 { return clamp(int(c.Contact.Revision)) }

// CreatedAt is when the contact was made.
func (c *contactNode) CreatedAt() Time { return Time{c.Contact.CreatedAt} }

// UpdatedAt is when it was last changed.
func (c *contactNode) UpdatedAt() Time { return Time{c.Contact.UpdatedAt} }

// Timeline is what happened to the contact.
func (c *contactNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return c.scope.timeline(ctx, c.Contact.ID, args)
}

// Contact answers the query contact.
func (r *resolver) Contact(ctx context.Context, args struct{ ID ID }) (*contactNode, error) {
	s, err := r.query(ctx, "contact")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	want := selected(ctx)
	row, err := s.Reads.Contact(ctx, s.tenant, id, want.unread(contactColumns)...)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.contacts(ctx, []readmodels.Contact{*row}, want))
}

type contactFilter struct {
	CompanyID, OwnerID, TeamID, LifecycleStage, LeadStatus optText
	FirstName, LastName, Email, Phone, JobTitle, Source    *textFilter
	LifecycleStageFilter, LeadStatusFilter, City, Country  *textFilter
	TagID                                                  optText
	Archived                                               optBool
	CompanyFilter, OwnerFilter, TagFilter                  *idFilter
	CreatedAt, UpdatedAt                                   *timeFilter
	Custom                                                 *[]customFilter
	And, Or                                                *[]contactFilter
	Not                                                    *contactFilter
}

func (f *contactFilter) below() (and, or *[]contactFilter, not *contactFilter) {
	return f.And, f.Or, f.Not
}

func (f *contactFilter) conditions(c *conditions) {
	c.is("companyId", f.CompanyID)
	c.is("ownerId", f.OwnerID)
	c.is("teamId", f.TeamID)
	c.eq("lifecycleStage", f.LifecycleStage)
	c.eq("leadStatus", f.LeadStatus)
	c.is("tagId", f.TagID)
	c.whole("archived", f.Archived)
	c.text("firstName", "firstName", f.FirstName)
	c.text("lastName", "lastName", f.LastName)
	c.text("email", "email", f.Email)
	c.text("phone", "phone", f.Phone)
	c.text("jobTitle", "jobTitle", f.JobTitle)
	c.text("source", "source", f.Source)
	c.text("lifecycleStageFilter", "lifecycleStage", f.LifecycleStageFilter)
	c.text("leadStatusFilter", "leadStatus", f.LeadStatusFilter)
	c.text("city", "city", f.City)
	c.text("country", "country", f.Country)
	c.id("companyFilter", "companyId", f.CompanyFilter)
	c.id("ownerFilter", "ownerId", f.OwnerFilter)
	c.id("tagFilter", "tagId", f.TagFilter)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
	c.fields(f.Custom)
}

type contactsArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *contactFilter
	Sort   *order
}

func (a contactsArgs) query(ctx context.Context, s *scope) (readmodels.ContactQuery, error) {
	var c criteria
	custom := &customFields{scope: s, ctx: ctx, object: customfield.Contact}
	q := readmodels.ContactQuery{Search: c.search(a.Search), Sort: c.sort(a.Sort, custom)}
	if f := a.Filter; f != nil {
		q.TeamID = c.id("teamId", f.TeamID)
		q.CompanyID, q.OwnerID = c.id("companyId", f.CompanyID), c.id("ownerId", f.OwnerID)
		q.LifecycleStage, q.LeadStatus = c.text("lifecycleStage", f.LifecycleStage), c.text("leadStatus", f.LeadStatus)
		q.TagID, q.Archived = c.id("tagId", f.TagID), f.Archived.Value
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter.", custom: custom}, a.Filter)
	return q, c.reading(custom)
}

// contactColumns are the columns that one field alone shows.
var contactColumns = map[string]string{"customFields": "custom", "emails": "emails", "phones": "phones", "consents": "consents", "tags": "tag_ids"}

// Contacts answers the query contacts.
func (r *resolver) Contacts(ctx context.Context, args contactsArgs) (*connection[contactNode], error) {
	s, err := r.query(ctx, "contacts")
	if err != nil {
		return nil, err
	}
	q, err := args.query(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	p.Without = selected(ctx).ofNodes().unread(contactColumns)
	list, err := s.Reads.Contacts(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.contacts, func() (int, error) { return s.Reads.CountContacts(ctx, s.tenant, q) })
}

// contactPayload is a contact as a command left it.
type contactPayload struct {
	Contact  *contactNode
	Position Position
}

func contactAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*contactPayload, error) {
	row := contactRow(receipt)
	node, err := only(s.contacts(ctx, []readmodels.Contact{row}, selected(ctx)["contact"]))
	return &contactPayload{node, Position(receipt.Position.String())}, err
}

func contactRow(receipt commands.Receipt) readmodels.Contact {
	c := receipt.State.(contact.Contact)
	return readmodels.Contact{
		ID: c.ID, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone,
		JobTitle: c.JobTitle, CompanyID: c.CompanyID, OwnerID: c.OwnerID,
		LifecycleStage: c.LifecycleStage, LeadStatus: c.LeadStatus, Source: c.Source,
		Address: readmodels.Address(c.Address), Custom: readmodels.Custom(c.Custom), Erased: c.Erased,
		Emails: turned(c.Emails, emailRow), Phones: turned(c.Phones, phoneRow), Consents: turned(c.Consents, consentRow),
		TagIDs: c.TagIDs, MergedInto: c.MergedInto, Archived: c.Archived,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt},
	}
}

// contactInput is what creating and updating have in common.
type contactInput struct {
	FirstName, LastName, Email, Phone, JobTitle optText
	CompanyID, OwnerID                          optText
	LifecycleStage, LeadStatus, Source          optText
	Address                                     optAddress
	Emails                                      optEmails
	Phones                                      optPhones
	TagIDs                                      optIDs
	CustomFields                                optCustom
	CommandID                                   optText
}

func (in contactInput) fields() (contact.Fields, error) {
	var r refs
	return contact.Fields{
		FirstName: in.FirstName.pointer(), LastName: in.LastName.pointer(),
		Email: in.Email.pointer(), Phone: in.Phone.pointer(), JobTitle: in.JobTitle.pointer(),
		CompanyID:      r.one("companyId", in.CompanyID.pointer()),
		OwnerID:        r.one("ownerId", in.OwnerID.pointer()),
		LifecycleStage: in.LifecycleStage.pointer(), LeadStatus: in.LeadStatus.pointer(),
		Source: in.Source.pointer(), Address: in.Address.pointer(), Custom: in.CustomFields.pointer(),
		Emails: in.Emails.pointer(), Phones: in.Phones.pointer(), TagIDs: r.many("tagIds", in.TagIDs.pointer()),
	}, r.Err()
}

// CreateContact makes a contact. Codes: VALIDATION_ERROR, DUPLICATE_EMAIL.
func (r *resolver) CreateContact(ctx context.Context, args struct{ Input contactInput }) (*contactPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.create, contactAnswer)
}

func (in contactInput) create(env *commands.Envelope) (domain.Command, error) {
	fields, err := in.fields()
	fields.OwnerID = callerUnlessSaid(*env, fields.OwnerID)
	return contact.Create{ID: newID(*env, "contact"), Fields: fields, At: env.Now}, err
}

type updateContactInput struct {
	ID           ID
	BaseRevision optInt
	contactInput
}

// UpdateContact changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, DUPLICATE_EMAIL, CONFLICT.
func (r *resolver) UpdateContact(ctx context.Context, args struct{ Input updateContactInput }) (*contactPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.update, contactAnswer)
}

func (in updateContactInput) update(env *commands.Envelope) (domain.Command, error) {
	id, err := target(in.ID)
	if err != nil {
		return nil, err
	}
	if err := seen(env, in.BaseRevision); err != nil {
		return nil, err
	}
	fields, err := in.fields()
	return contact.Update{ID: id, Fields: fields, At: env.Now}, err
}

// DeleteContact takes a contact off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteContact(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return contact.Delete{ID: id, At: env.Now}
	})
}

type eraseContactInput struct {
	ID        ID
	Reason    text
	CommandID optText
}

// EraseContact destroys the person's key and cleans what was derived. Codes:
// VALIDATION_ERROR, NOT_FOUND.
func (r *resolver) EraseContact(ctx context.Context, args struct{ Input eraseContactInput }) (*contactPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	receipt, err := r.Erasure.Erase(ctx, env, id, string(args.Input.Reason))
	if err != nil {
		return nil, err
	}
	return contactAnswer(ctx, r.afterwards(env, receipt), receipt)
}
