package importer

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// ref names a thing at the source: "Account" and its id there. The zero ref
// names nothing. Objects are part of ids and must never change.
type ref struct{ object, id string }

// to makes a ref, none for an empty id.
func to(object, id string) ref {
	if id == "" {
		return ref{}
	}
	return ref{object, id}
}

// id gives the id that the thing has here, the same on every import.
func (r *run) id(of ref) string {
	return identity.FromSource(r.tenant, r.source, of.object, of.id).String()
}

// first says whether this run meets an aggregate for the first time; if not,
// it gives the line of that. Two rows for one object would change it to and
// fro on every import.
func (r *run) first(id string, row Row) (line int, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if line, met := r.seen[id]; met {
		return line, false
	}
	r.seen[id] = row.Line
	return row.Line, true
}

// here notes that an aggregate can be referred to.
func (r *run) here(category, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known[category+"/"+id] = true
}

// link gives the id to refer to a thing by; nil, with a warning, when it is
// neither in the files nor in the log. An object without one thing it refers
// to is worth more than none.
func (r *run) link(ctx context.Context, category string, of ref, out *outcome) *string {
	if of == (ref{}) || out.failure != nil {
		return nil
	}
	id := r.id(of)
	if category == member.Category {
		id = r.memberID(of)
	}
	ok, err := r.exists(ctx, category, id)
	switch {
	case err != nil:
		out.failure = err
		return nil
	case !ok:
		out.warnings = append(out.warnings, fmt.Sprintf("imported without its link to a %s that is not there", category))
		return nil
	default:
		return &id
	}
}

func (r *run) exists(ctx context.Context, category, id string) (bool, error) {
	key := category + "/" + id
	r.mu.Lock()
	ok, known := r.known[key]
	r.mu.Unlock()
	if known {
		return ok, nil
	}
	ok, err := steadily(ctx, func() (bool, error) { return r.inLog(ctx, category, id) })
	if err != nil {
		return false, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known[key] = ok
	return ok, nil
}

func (r *run) inLog(ctx context.Context, category, id string) (bool, error) {
	switch category {
	case member.Category:
		m, err := r.bus.Members.Load(ctx, r.tenant, id)
		return m.Exists(), err
	case company.Category:
		c, err := r.bus.Companies.Load(ctx, r.tenant, id)
		return c.Exists(), err
	case contact.Category:
		c, err := r.bus.Contacts.Load(ctx, r.tenant, id)
		return c.Exists(), err
	case deal.Category:
		d, err := r.bus.Deals.Load(ctx, r.tenant, id)
		return d.Exists(), err
	default:
		return false, errors.New("nothing refers to a " + category)
	}
}

// arrived notes a row's object as one to refer to, if the row came in.
func (r *run) arrived(category, id string, out outcome) {
	if out.fate == created || out.fate == updated || out.fate == unchanged {
		r.here(category, id)
	}
}

// open opens a file whose rows are imported.
func (r *run) open(path string) (*Table, error) {
	t, err := openTable(path)
	if err != nil {
		return nil, fault.New(fault.Invalid, err.Error())
	}
	content, err := digest(path)
	if err != nil {
		return nil, fault.New(fault.Invalid, err.Error())
	}
	r.reads("file", t.Name, content)
	return t, nil
}

// use notes a table as one that rows can be rejected from.
func (r *run) use(t *Table) { r.report.rejected.tables = append(r.report.rejected.tables, t) }

// remarkf tells of something that was not imported.
func (r *run) remarkf(format string, args ...any) {
	r.report.notes = append(r.report.notes, fmt.Sprintf(format, args...))
}

// from is the step that reads a table's rows. Rows that are none are kept
// from read: footers, rows with more cells than the header.
func (r *run) from(t *Table, object Object, read func(Row) entry) step {
	return step{object: object, total: t.rows, table: t, entries: func(yield func(entry) bool) error {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			e := entry{row: row}
			switch ragged := row.ragged(); {
			case row.footer():
				e.verdict = skip("is a remark below the table, and no row")
			case ragged != "":
				e.verdict = reject(ragged)
			default:
				e = read(row)
			}
			if !yield(e) {
				return nil
			}
		}
		return nil
	}}
}
