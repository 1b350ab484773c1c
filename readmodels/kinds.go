package readmodels

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// kind is a table whose rows are loaded by id, folded onto and saved.
type kind interface {
	load(n *Next, tenant string, ids IDs, into Rows, reads *pgx.Batch)
	hold(t *tenantHolding, loaded, changed Rows) (more int)
	write(ctx context.Context, tx pgx.Tx, in func(string) string, t *tenantHolding) error
	keep(known *shelf.Shelf, tenant string, rows Rows)
}

// kinds are all of them, in the order in which they are written.
var kinds = []kind{
	kindOf[Contact]{contacts, func(i IDs) []string { return i.Contacts }, func(r Rows) map[string]*Contact { return r.Contacts }, func(r *Contact) string { return r.ID }},
	kindOf[Company]{companies, func(i IDs) []string { return i.Companies }, func(r Rows) map[string]*Company { return r.Companies }, func(r *Company) string { return r.ID }},
	kindOf[Pipeline]{pipelines, func(i IDs) []string { return i.Pipelines }, func(r Rows) map[string]*Pipeline { return r.Pipelines }, func(r *Pipeline) string { return r.ID }},
	kindOf[Deal]{deals, func(i IDs) []string { return i.Deals }, func(r Rows) map[string]*Deal { return r.Deals }, func(r *Deal) string { return r.ID }},
	kindOf[Task]{tasks, func(i IDs) []string { return i.Tasks }, func(r Rows) map[string]*Task { return r.Tasks }, func(r *Task) string { return r.ID }},
	kindOf[Member]{members, func(i IDs) []string { return i.Members }, func(r Rows) map[string]*Member { return r.Members }, func(r *Member) string { return r.ID }},
	kindOf[Device]{devices, func(i IDs) []string { return i.Devices }, func(r Rows) map[string]*Device { return r.Devices }, func(r *Device) string { return r.ID }},
	kindOf[Tag]{tags, func(i IDs) []string { return i.Tags }, func(r Rows) map[string]*Tag { return r.Tags }, func(r *Tag) string { return r.ID }},
	kindOf[Team]{teams, func(i IDs) []string { return i.Teams }, func(r Rows) map[string]*Team { return r.Teams }, func(r *Team) string { return r.ID }},
	kindOf[Quota]{quotas, func(i IDs) []string { return i.Quotas }, func(r Rows) map[string]*Quota { return r.Quotas }, func(r *Quota) string { return r.ID }},
	kindOf[FieldSet]{fieldSets, func(i IDs) []string { return i.FieldSets }, func(r Rows) map[string]*FieldSet { return r.FieldSets }, func(r *FieldSet) string { return r.ID }},
	kindOf[Product]{products, func(i IDs) []string { return i.Products }, func(r Rows) map[string]*Product { return r.Products }, func(r *Product) string { return r.ID }},
	kindOf[Note]{notes, func(i IDs) []string { return i.Notes }, func(r Rows) map[string]*Note { return r.Notes }, func(r *Note) string { return r.ID }},
	kindOf[SavedView]{savedViews, func(i IDs) []string { return i.Views }, func(r Rows) map[string]*SavedView { return r.Views }, func(r *SavedView) string { return r.ID }},
}

type kindOf[T any] struct {
	table *table[T]
	ids   func(IDs) []string
	rows  func(Rows) map[string]*T
	key   func(*T) string
}

// load takes rows from what is held or remembered, and queues the reading of
// others.
func (k kindOf[T]) load(n *Next, tenant string, ids IDs, into Rows, reads *pgx.Batch) {
	loaded, place := k.rows(into), k.place(tenant)
	var unknown []string
	for _, id := range k.ids(ids) {
		row, known := k.held(n, tenant, id)
		if !known {
			row, known = shelf.Get[T](n.known, place, id)
		}
		switch {
		case !known:
			unknown = append(unknown, id)
		case row != nil:
			loaded[id] = row
		}
	}
	if len(unknown) == 0 {
		return
	}
	slices.Sort(unknown)
	reads.Queue(n.in(tenant, k.table.byIDs), uuids(slices.Compact(unknown))).Query(keep(k.table, loaded, k.key))
}

// held gives a row that is held, or being written; nil when it is gone.
func (k kindOf[T]) held(n *Next, tenant, id string) (row *T, known bool) {
	if n.held != nil && n.held.tenants[tenant] != nil {
		row, known = k.rows(n.held.tenants[tenant].rows)[id]
	}
	if !known && n.writing != nil && n.writing.tenants[tenant] != nil {
		row, known = k.rows(n.writing.tenants[tenant].rows)[id]
	}
	return row, known
}

// hold takes in what became of rows, and says how many were not held before.
func (k kindOf[T]) hold(t *tenantHolding, loaded, changed Rows) (more int) {
	held, before := k.rows(t.rows), k.rows(loaded)
	for id, row := range k.rows(changed) {
		if _, again := held[id]; !again {
			more++
			if before[id] != nil {
				t.there[k.table.name] = append(t.there[k.table.name], id)
			}
		}
		held[id] = row
	}
	return more
}

// write writes what became of the rows: what was there goes, and all that there
// is comes by COPY. An update of so many rows would cost the same, and the
// way there more.
func (k kindOf[T]) write(ctx context.Context, tx pgx.Tx, in func(string) string, t *tenantHolding) error {
	if before := t.there[k.table.name]; len(before) > 0 {
		slices.Sort(before)
		if _, err := tx.Exec(ctx, in(k.table.remove), uuids(before)); err != nil {
			return err
		}
	}
	held := k.rows(t.rows)
	there := make([]*T, 0, len(held))
	for _, id := range slices.Sorted(maps.Keys(held)) {
		if row := held[id]; row != nil {
			there = append(there, row)
		}
	}
	if len(there) == 0 {
		return nil
	}
	rows := &rowReader[T]{table: k.table, rows: there}
	err := copyIn(ctx, tx, in, k.table, rows)
	if rows.err != nil { // Postgres knows only that there are no more
		return rows.err
	}
	return err
}

// keep remembers rows.
func (k kindOf[T]) keep(known *shelf.Shelf, tenant string, rows Rows) {
	place := k.place(tenant)
	for id, row := range k.rows(rows) {
		shelf.Keep(known, place, id, row)
	}
}

// place names the table of a tenant.
func (k kindOf[T]) place(tenant string) string { return tenant + "." + k.table.name }
