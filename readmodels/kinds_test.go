package readmodels

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
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
		from := &filledTenant{loaded: NewRows(), young: new(NewRows()), old: new(NewRows())}
		kept := 0
		for _, k := range kinds {
			kept += k.keep(from, changes)
		}
		require.Equal(t, 1, kept, field.Name)
	}
}
