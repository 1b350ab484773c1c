package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// note folds an event onto its note, and adds it to the timelines of all that
// the note is about. The entries say that a text was written, never what it
// says; so they need no cleaning when the person is erased.
func (p *page) note(d codec.Decoded, e note.Event) error {
	before, after, known, err := step(p.loaded.Notes, p.changed.Notes, d,
		func(r *readmodels.Note) int64 { return r.Revision },
		func(r *readmodels.Note) (*readmodels.Note, error) { return nextNote(r, d, e) })
	if err != nil || known {
		return err
	}
	shown := after
	if shown == nil { // deleted
		shown = before
	}
	phrase := notePhrase(d, e)
	p.entry(d, d.Stream.ID, capital(phrase), false)
	for _, subject := range []string{shown.ContactID, shown.CompanyID, shown.DealID} {
		if subject != "" {
			p.entry(d, subject, "Note "+phrase, false)
		}
	}
	return nil
}

// nextNote folds an event onto the row. A deleted note has none; restored,
// it gets one anew.
func nextNote(r *readmodels.Note, d codec.Decoded, e note.Event) (*readmodels.Note, error) {
	switch e := e.(type) {
	case note.Created:
		r = &readmodels.Note{ID: d.Stream.ID, AuthorID: e.AuthorID, ContactID: e.ContactID, CompanyID: e.CompanyID, DealID: e.DealID, Versioned: versionAt(d)}
		setNote(r, e.Fields)
		return r, nil
	case note.Restored:
		r = &readmodels.Note{ID: d.Stream.ID, AuthorID: e.AuthorID, ContactID: e.ContactID, CompanyID: e.CompanyID, DealID: e.DealID, Versioned: versionRestored(d, e.CreatedAt)}
		setNote(r, e.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case note.Updated:
		setNote(&next, e.Fields)
	case note.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setNote(r *readmodels.Note, f note.Fields) {
	domain.Set(&r.Body, f.Body)
	domain.Set(&r.Mentions, f.Mentions)
	domain.Set(&r.Pinned, f.Pinned)
}

func notePhrase(d codec.Decoded, e note.Event) string {
	switch e := e.(type) {
	case note.Created:
		return made("written", e.Imported)
	case note.Updated:
		switch {
		case e.Pinned == nil || e.Body != nil || d.Erased:
			return "changed"
		case *e.Pinned:
			return "pinned"
		default:
			return "unpinned"
		}
	case note.Restored:
		return "restored"
	default:
		return "deleted"
	}
}
