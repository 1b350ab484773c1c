package readmodels

import (
	"context"
	"fmt"
	"slices"
)

var notes = newTable("notes", ifNewer, slices.Concat([]column[Note]{
	{"id", func(n *Note) any { return (*id)(&n.ID) }},
	{"body", func(n *Note) any { return &n.Body }},
	{"mentions", func(n *Note) any { return &n.Mentions }},
	{"pinned", func(n *Note) any { return &n.Pinned }},
	{"author_id", func(n *Note) any { return (*id)(&n.AuthorID) }},
	{"contact_id", func(n *Note) any { return (*id)(&n.ContactID) }},
	{"company_id", func(n *Note) any { return (*id)(&n.CompanyID) }},
	{"deal_id", func(n *Note) any { return (*id)(&n.DealID) }},
}, versioned(func(n *Note) *Versioned { return &n.Versioned }))...)

var noteSorts = map[string]sortKey{SortCreated: byCreated, SortUpdated: byUpdated}

// NoteQuery selects notes; empty fields do not restrict.
type NoteQuery struct {
	Search                                            string
	ContactID, CompanyID, DealID, AuthorID, MentionID string
	Pinned                                            *bool
	Filter                                            Filter
	Sort                                              Sort
}

// noteFilters are what notes can be filtered by.
var noteFilters = map[string]filterColumn{
	"body": {"body", textColumn}, "pinned": {"pinned", boolColumn},
	"contactId": {"contact_id", personColumn}, "companyId": {"company_id", idColumn}, "dealId": {"deal_id", idColumn},
	"authorId": {"author_id", idColumn}, "mentionId": {"mentions", idsColumn},
	"createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q NoteQuery) selection() *selection {
	s := &selection{}
	s.match("contact_id", ofSamePerson, q.ContactID)
	s.refers("company_id", q.CompanyID)
	s.refers("deal_id", q.DealID)
	s.refers("author_id", q.AuthorID)
	s.holds("mentions", q.MentionID)
	if q.Pinned != nil {
		s.flag("pinned", *q.Pinned)
	}
	s.fulfil(q.Filter, noteFilters)
	s.search(q.Search)
	s.kind = findNotes.object
	return s
}

// Note gives a note; nil when there is none.
func (s *Store) Note(ctx context.Context, tenant, id string) (*Note, error) {
	return notes.get(ctx, s, tenant, id)
}

// Notes gives a page of notes.
func (s *Store) Notes(ctx context.Context, tenant string, q NoteQuery, p Page) (List[Note], error) {
	o, err := orderOf(q.Sort, noteSorts)
	if err != nil {
		return List[Note]{}, err
	}
	return notes.list(ctx, s, tenant, q.selection(), o, p)
}

// CountNotes counts what Notes gives on all pages.
func (s *Store) CountNotes(ctx context.Context, tenant string, q NoteQuery) (int, error) {
	return notes.count(ctx, s, tenant, q.selection())
}

// pinnedFirst is the order of the notes of an object.
const pinnedFirst = "pinned DESC, created_at DESC, id DESC"

// NotesByID gives those of the notes that there are.
func (s *Store) NotesByID(ctx context.Context, tenant string, ids []string) (map[string]Note, error) {
	return notes.getAll(ctx, s, tenant, ids, func(n *Note) string { return n.ID })
}

// NotesByContact gives each contact's notes, pinned ones first, then the newest.
func (s *Store) NotesByContact(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Note, error) {
	return notes.grouped(ctx, s, tenant, fmt.Sprintf(ofSamePerson, "k.id"), pinnedFirst, ids, limit)
}

// NotesByCompany gives each company's notes, in the same order.
func (s *Store) NotesByCompany(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Note, error) {
	return notes.grouped(ctx, s, tenant, "company_id = k.id", pinnedFirst, ids, limit)
}

// NotesByDeal gives each deal's notes, in the same order.
func (s *Store) NotesByDeal(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Note, error) {
	return notes.grouped(ctx, s, tenant, "deal_id = k.id", pinnedFirst, ids, limit)
}

// EachNote visits every note, in no order.
func (s *Store) EachNote(ctx context.Context, tenant string, visit func(Note) error) error {
	return notes.each(ctx, s, tenant, visit)
}
