package projections

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// Compare folds the whole log with the deciders, which know nothing of rows,
// and compares every row of every table in Postgres with the outcome. Nothing
// may be written to the log meanwhile; it waits until the tables have caught
// up. Parked streams show as differences, which they are.
//
// It holds the state of every object in memory: a check for a quiet hour, not
// for each minute.
func Compare(ctx context.Context, log eventstore.Reader, c *codec.Codec, store *readmodels.Store) ([]Difference, error) {
	ledgers := map[string]*ledger{}
	var last eventstore.Position
	for r, err := range log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return nil, fmt.Errorf("read the log: %w", err)
		}
		d, err := c.Decode(ctx, r)
		if err != nil {
			return nil, err
		}
		book, ok := ledgers[d.Stream.Tenant]
		if !ok {
			book = newLedger()
			ledgers[d.Stream.Tenant] = book
		}
		book.apply(d)
		last = d.Position
	}
	if err := store.WaitFor(ctx, last.Commit); err != nil {
		return nil, fmt.Errorf("wait for the read models to reach %s: %w", last, err)
	}
	return compareTenants(ctx, store, ledgers)
}

func compareTenants(ctx context.Context, store *readmodels.Store, ledgers map[string]*ledger) ([]Difference, error) {
	var found []Difference
	registered, err := store.Tenants(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range registered {
		if ledgers[t.ID] == nil {
			found = append(found, tooMany("tenants", t.ID))
		}
	}
	for tenant, book := range ledgers {
		own, err := book.compare(ctx, store, tenant)
		if err != nil {
			return nil, err
		}
		found = append(found, own...)
	}
	return found, nil
}

// comparison compares one table: each row that is there with what should be,
// and in the end what should be with nothing.
type comparison[R any] struct {
	table string
	want  map[string]R
	found *[]Difference
}

// have compares a row, and crosses it off. A difference names the columns and
// not their values: it is shown and logged, and they may be personal.
func (c *comparison[R]) have(key string, row R) {
	if want, ok := c.want[key]; !ok {
		*c.found = append(*c.found, tooMany(c.table, key))
	} else if columns := differing(reflect.ValueOf(want), reflect.ValueOf(row)); len(columns) > 0 {
		*c.found = append(*c.found, Difference{c.table, key, strings.Join(columns, ", "), "what the log says", "something else"})
	}
	delete(c.want, key)
}

// done reports what no row was there for.
func (c *comparison[R]) done() {
	for key := range c.want {
		*c.found = append(*c.found, missing(c.table, key))
	}
}

func missing(table, key string) Difference { return Difference{table, key, "", "a row", "none"} }

func tooMany(table, key string) Difference { return Difference{table, key, "", "none", "a row"} }

// differing names the fields of two rows that are not the same. Times are
// compared as Postgres keeps them, to the microsecond; no list and an empty
// one are the same.
func differing(want, have reflect.Value) (names []string) {
	for i := range want.NumField() {
		w, h, field := want.Field(i), have.Field(i), want.Type().Field(i)
		switch {
		case field.Anonymous:
			names = append(names, differing(w, h)...)
		case field.Type == reflect.TypeFor[time.Time]():
			if !sameTime(w.Interface().(time.Time), h.Interface().(time.Time)) {
				names = append(names, field.Name)
			}
		case field.Type.Kind() == reflect.Slice && w.Len() == 0 && h.Len() == 0:
		case !reflect.DeepEqual(w.Interface(), h.Interface()):
			names = append(names, field.Name)
		}
	}
	return names
}

func sameTime(a, b time.Time) bool {
	return a.Truncate(time.Microsecond).Equal(b.Truncate(time.Microsecond))
}
