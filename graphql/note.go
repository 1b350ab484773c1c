package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/readmodels"
)

// noteNode is a note; most of its fields are the row's.
type noteNode struct {
	readmodels.Note
	mentions []*memberNode
	Author   *memberNode
	Contact  *contactNode
	Company  *companyNode
	Deal     *dealNode
	scope    *scope
}

// notes makes nodes of rows, with the relations that are wanted of them.
func (s *scope) notes(ctx context.Context, rows []readmodels.Note, want fields) ([]*noteNode, error) {
	nodes := make([]*noteNode, len(rows))
	for i, row := range rows {
		nodes[i] = &noteNode{Note: row, scope: s}
	}
	if err := s.notePeople(ctx, rows, want, nodes); err != nil {
		return nil, err
	}
	contactIDs := pluck(rows, func(n *readmodels.Note) string { return n.ContactID })
	contacts, err := belongsTo(ctx, s, want["contact"], contactIDs, s.Reads.ContactsByID, s.contacts)
	if err != nil {
		return nil, err
	}
	companyIDs := pluck(rows, func(n *readmodels.Note) string { return n.CompanyID })
	companies, err := belongsTo(ctx, s, want["company"], companyIDs, s.Reads.CompaniesByID, s.companies)
	if err != nil {
		return nil, err
	}
	dealIDs := pluck(rows, func(n *readmodels.Note) string { return n.DealID })
	deals, err := belongsTo(ctx, s, want["deal"], dealIDs, s.Reads.DealsByID, s.deals)
	if err != nil {
		return nil, err
	}
	for i, row := range rows {
		nodes[i].Contact, nodes[i].Company, nodes[i].Deal = contacts[row.ContactID], companies[row.CompanyID], deals[row.DealID]
	}
	return nodes, nil
}

// notePeople gives the notes their authors and whom they mention.
func (s *scope) notePeople(ctx context.Context, rows []readmodels.Note, want fields, nodes []*noteNode) error {
	authorIDs := pluck(rows, func(n *readmodels.Note) string { return n.AuthorID })
	authors, err := belongsTo(ctx, s, want["author"], authorIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return err
	}
	var mentioned []string
	for _, row := range rows {
		mentioned = append(mentioned, row.Mentions...)
	}
	people, err := belongsTo(ctx, s, want["mentions"], mentioned, s.Reads.MembersByID, s.members)
	if err != nil {
		return err
	}
	for i, row := range rows {
		nodes[i].Author, nodes[i].mentions = authors[row.AuthorID], []*memberNode{}
		for _, id := range row.Mentions {
			if m := people[id]; m != nil {
				nodes[i].mentions = append(nodes[i].mentions, m)
			}
		}
	}
	return nil
}

// ID is the note's id.
func (n *noteNode) ID() ID { return ID(n.Note.ID) }

// Mentions are the members whom the text mentions.
func (n *noteNode) Mentions() []*memberNode { return n.mentions }

// Revision is the revision of its stream that the note shows.
func (n *noteNode) Revision() int32 { return clamp(int(n.Note.Revision)) }

// CreatedAt is when the note was made.
func (n *noteNode) CreatedAt() Time { return Time{n.Note.CreatedAt} }

// UpdatedAt is when it was last changed.
func (n *noteNode) UpdatedAt() Time { return Time{n.Note.UpdatedAt} }

// Timeline is what happened to the note.
func (n *noteNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return n.scope.timeline(ctx, n.Note.ID, args)
}

// Note answers the query note.
func (r *resolver) Note(ctx context.Context, args struct{ ID ID }) (*noteNode, error) {
	s, err := r.query(ctx, "note")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Note(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.notes(ctx, []readmodels.Note{*row}, selected(ctx)))
}

type noteFilter struct {
	ContactID, CompanyID, DealID, AuthorID, MentionID                     optText
	Pinned                                                                optBool
	Body                                                                  *textFilter
	ContactFilter, CompanyFilter, DealFilter, AuthorFilter, MentionFilter *idFilter
	CreatedAt, UpdatedAt                                                  *timeFilter
	And, Or                                                               *[]noteFilter
	Not                                                                   *noteFilter
}

func (f *noteFilter) below() (and, or *[]noteFilter, not *noteFilter) { return f.And, f.Or, f.Not }

func (f *noteFilter) conditions(c *conditions) {
	c.is("contactId", f.ContactID)
	c.is("companyId", f.CompanyID)
	c.is("dealId", f.DealID)
	c.is("authorId", f.AuthorID)
	c.is("mentionId", f.MentionID)
	if f.Pinned.Said && !f.Pinned.Null && c.nested {
		c.add("pinned", readmodels.Eq, f.Pinned.Value)
	}
	c.text("body", "body", f.Body)
	c.id("contactFilter", "contactId", f.ContactFilter)
	c.id("companyFilter", "companyId", f.CompanyFilter)
	c.id("dealFilter", "dealId", f.DealFilter)
	c.id("authorFilter", "authorId", f.AuthorFilter)
	c.id("mentionFilter", "mentionId", f.MentionFilter)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
}

func (a notesArgs) query() (readmodels.NoteQuery, error) {
	var c criteria
	q := readmodels.NoteQuery{Search: c.search(a.Search), Sort: c.sort(a.Sort, nil)}
	if f := a.Filter; f != nil {
		q.ContactID, q.CompanyID, q.DealID = c.id("contactId", f.ContactID), c.id("companyId", f.CompanyID), c.id("dealId", f.DealID)
		q.AuthorID, q.MentionID = c.id("authorId", f.AuthorID), c.id("mentionId", f.MentionID)
		if f.Pinned.Said && !f.Pinned.Null {
			q.Pinned = &f.Pinned.Value
		}
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter."}, a.Filter)
	return q, c.Err()
}

// Notes answers the query notes.
func (r *resolver) Notes(ctx context.Context, args notesArgs) (*connection[noteNode], error) {
	s, err := r.query(ctx, "notes")
	if err != nil {
		return nil, err
	}
	q, err := args.query()
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Notes(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.notes, func() (int, error) { return s.Reads.CountNotes(ctx, s.tenant, q) })
}

type notesArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *noteFilter
	Sort   *order
}
