package reporting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/reporting"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// open gives a store on the engine that the tests share; each test has its own
// tenant.
func open(t *testing.T) *reporting.Store {
	t.Helper()
	store, err := reporting.Open(t.Context(), enginetest.ClickHouseURL(t))
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return store
}
