package readmodels

import (
	"reflect"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// What is filled is every kind of row that there is: each map of Rows has its
// entry among the kinds, which keeps what is saved there.
func TestKindsAreAllThatIsSaved(t *testing.T) {
	t.Parallel()
	for field := range reflect.TypeFor[Rows]().Fields() {
		if field.Type.Kind() != reflect.Map {
			continue
		}
		changes := Changes{Rows: NewRows()}
		rows := reflect.ValueOf(&changes.Rows).Elem().FieldByIndex(field.Index)
		rows.SetMapIndex(reflect.ValueOf("one"), reflect.New(field.Type.Elem().Elem()))
		n := &Next{known: shelf.New(1 << 20)}
		kept := 0
		for _, k := range kinds {
			t := &tenantHolding{rows: NewRows(), there: map[string][]string{}}
			k.hold(t, NewRows(), changes.Rows)
			k.keep(n.known, "acme", t.rows)
			loaded := NewRows()
			k.load(n, "acme", allIDs(field.Name), loaded, &pgx.Batch{})
			kept += reflect.ValueOf(loaded).FieldByIndex(field.Index).Len()
		}
		require.Equal(t, 1, kept, field.Name)
	}
}

// allIDs asks for the row "one" of a kind.
func allIDs(kind string) (ids IDs) {
	reflect.ValueOf(&ids).Elem().FieldByName(kind).Set(reflect.ValueOf([]string{"one"}))
	return ids
}
