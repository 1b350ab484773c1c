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
	fill(f *Filling, tenant string, ids IDs, reads *pgx.Batch)
	save(ctx context.Context, f *Filling, tenant string, c Changes) error
	keep(f *Filling, tenant string, c Changes)
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

// fill takes rows from what is remembered, and queues the reading of others.
func (k kindOf[T]) fill(f *Filling, tenant string, ids IDs, reads *pgx.Batch) {
	loaded, place := k.rows(f.loaded[tenant]), k.place(tenant)
	var unknown []string
	for _, id := range k.ids(ids) {
		row, ok := shelf.Get[T](f.next.known, place, id)
		switch {
		case !ok:
			unknown = append(unknown, id)
		case row != nil:
			loaded[id] = row
		}
	}
	if len(unknown) == 0 {
		return
	}
	slices.Sort(unknown)
	reads.Queue(f.next.in(tenant, k.table.byIDs), uuids(slices.Compact(unknown))).Query(keep(k.table, loaded, k.key))
}

// save writes what became of the rows: what was there goes, and all that there
// is comes by COPY. An update of so many rows would cost the same, and the
// way there more.
func (k kindOf[T]) save(ctx context.Context, f *Filling, tenant string, c Changes) error {
	in := func(text string) string { return f.next.in(tenant, text) }
	changed, loaded := k.rows(c.Rows), k.rows(f.loaded[tenant])
	there := make([]*T, 0, len(changed))
	var before []string
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		if loaded[id] != nil {
			before = append(before, id)
		}
		if row := changed[id]; row != nil {
			there = append(there, row)
		}
	}
	if len(before) > 0 {
		if _, err := f.tx.Exec(ctx, in(k.table.remove), uuids(before)); err != nil {
			return err
		}
	}
	return copyRows(ctx, f.tx, in, k.table, there)
}

// keep remembers the rows as they are once the batch was committed.
func (k kindOf[T]) keep(f *Filling, tenant string, c Changes) {
	changed, place := k.rows(c.Rows), k.place(tenant)
	for id, row := range changed {
		shelf.Keep(f.next.known, place, id, row)
	}
	for id, row := range k.rows(f.loaded[tenant]) {
		if _, ok := changed[id]; !ok {
			shelf.Keep(f.next.known, place, id, row)
		}
	}
}

// place names the table of a tenant.
func (k kindOf[T]) place(tenant string) string { return tenant + "." + k.table.name }
