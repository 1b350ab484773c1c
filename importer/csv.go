package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
)

// CSV is the source of any other table, with a mapping that says what its
// columns are. One row can make a company, a contact of it, a deal with both,
// and a task about all three.
func CSV(path string, mapping Mapping) Source { return &sheet{path: path, mapping: mapping} }

type sheet struct {
	path    string
	mapping Mapping
	table   *Table
	owners  []string
	stages  map[string]*namedPipeline // by folded pipeline
	order   []string
}

func (s *sheet) system() string { return s.mapping.System }

func (s *sheet) steps(_ context.Context, r *run) ([]step, error) {
	t, err := r.open(s.path)
	if err != nil {
		return nil, err
	}
	if err := s.mapping.fits(t); err != nil {
		return nil, err
	}
	s.table = t
	r.reads("map", s.mapping.String())
	r.use(t)
	s.mapping.mark(t)
	if err := s.survey(); err != nil {
		return nil, err
	}
	if err := r.ownEmails(t, func(row Row) string { return s.line(row, "contact.email") }); err != nil {
		return nil, err
	}
	list := []step{s.members(r), r.pipelines(s.drafts())}
	for _, part := range []struct {
		object string
		kind   Object
		read   func(*run, Row) entry
	}{
		{company.Category, Companies, s.company}, {contact.Category, Contacts, s.contact}, {deal.Category, Deals, s.deal}, {task.Category, Tasks, s.task},
	} {
		if s.mapping.about(part.object) {
			list = append(list, s.part(r, part.object, part.kind, part.read))
		}
	}
	return list, nil
}

// part is the step that makes one kind of object. Rows that say nothing of it
// are not counted, unless it is the one that the rows are about; and a company
// that many rows name is counted once.
func (s *sheet) part(r *run, object string, kind Object, read func(*run, Row) entry) step {
	rows, main := r.from(s.table, kind, func(row Row) entry { return read(r, row) }), object == s.mapping.main()
	if main {
		return rows
	}
	return step{object: kind, entries: func(yield func(entry) bool) error {
		seen := map[ref]bool{}
		return rows.entries(func(e entry) bool {
			if e.work == nil && e.verdict.fate != unchanged {
				return true // told once, by the main object
			}
			of := s.ref(e.row, object)
			if of == (ref{}) || seen[of] {
				return true
			}
			seen[of] = true
			return yield(e)
		})
	}}
}

// get gives what a row says of a field.
func (s *sheet) get(row Row, field string) string {
	from := s.mapping.fields[field]
	if from.constant != "" {
		return from.constant
	}
	return row.Text(from.labels...)
}

func (s *sheet) line(row Row, field string) string {
	return strings.Join(strings.Fields(s.get(row, field)), " ")
}

func (s *sheet) said(row Row, field string) *string {
	if line := s.line(row, field); line != "" {
		return &line
	}
	return nil
}

// ref names a row's object: by its id if one is mapped; else a contact by its
// e-mail address, a company by its domain or name, a deal by its title and
// company, all else by everything that the row says of it. The zero ref is for
// a row that says nothing.
func (s *sheet) ref(row Row, object string) ref {
	parts := s.values(row, object)
	if len(parts) == 0 {
		return ref{}
	}
	if id := s.line(row, object+".id"); id != "" {
		return ref{object, "id:" + id}
	}
	key := strings.Join(parts, "\x00")
	switch object {
	case contact.Category:
		if email := s.line(row, "contact.email"); email != "" {
			key = "email:" + value.EmailKey(email)
		}
	case company.Category:
		if host := s.line(row, "company.domain"); host != "" {
			key = "domain:" + strings.TrimPrefix(strings.ToLower(host), "www.")
		} else if name := s.line(row, "company.name"); name != "" {
			key = "name:" + fold(name)
		}
	case deal.Category:
		key = fold(s.line(row, "deal.title")) + "\x00" + s.ref(row, company.Category).id
	}
	sum := sha256.Sum256([]byte(key)) // no address or name in an id
	return ref{object, "#" + hex.EncodeToString(sum[:16])}
}

// values gives what a row says of an object, constants apart.
func (s *sheet) values(row Row, object string) []string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(s.mapping.fields)) {
		if !strings.HasPrefix(field, object+".") || s.mapping.fields[field].constant != "" {
			continue
		}
		if text := s.line(row, field); text != "" {
			parts = append(parts, field+"="+text)
		}
	}
	return parts
}

// source gives the id of a row at its source, if the file has ids.
func (s *sheet) source(row Row, object string) string { return s.line(row, object+".id") }

func (s *sheet) members(r *run) step {
	return step{object: Members, total: len(s.owners), entries: func(yield func(entry) bool) error {
		for _, name := range s.owners {
			d := memberDraft{ref: namedOwner(name), name: name, active: true}
			if strings.Contains(name, "@") {
				d.email = name
			}
			if !yield(r.member(Row{}, d)) {
				return nil
			}
		}
		return nil
	}}
}

func (s *sheet) owner(row Row, object string) ref {
	return namedOwner(nameOf(s.line(row, object+".owner")))
}

func (s *sheet) address(row Row, object string) value.Address {
	return value.Address{
		Street: s.get(row, object+".street"), City: s.line(row, object+".city"), Region: s.line(row, object+".region"),
		PostalCode: s.line(row, object+".postalCode"), Country: s.line(row, object+".country"),
	}
}
