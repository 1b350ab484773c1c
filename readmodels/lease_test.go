package readmodels_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

// A projection whose tables are elsewhere has no slices here until somebody
// claims them.
func TestClaimSlices_OfAProjectionThatIsNew(t *testing.T) {
	t.Parallel()
	store := readmodelstest.Store(t)
	lease, err := store.ClaimSlices(t.Context(), "elsewhere", "me", 3, readmodels.Report{})
	require.NoError(t, err)
	require.Equal(t, []int{0, 1, 2}, lease.Held)
}

// While a new version is rolled out, the old one leaves the work to it, and
// takes it up again when the new one goes.
func TestClaimSlices_OfAnOlderVersion(t *testing.T) {
	t.Parallel()
	store := readmodelstest.Store(t)
	claim := func(process string, version int) readmodels.Lease {
		lease, err := store.ClaimSlices(t.Context(), "elsewhere", process, 4, readmodels.Report{Version: version})
		require.NoError(t, err)
		return lease
	}
	all := []int{0, 1, 2, 3}
	require.Equal(t, all, claim("old", 1).Held)
	require.Equal(t, all, claim("new", 2).Held, "at once")
	require.Empty(t, claim("old", 1).Held)
	require.Equal(t, readmodels.Lease{Held: all, Live: 1}, claim("new", 2))
	require.NoError(t, store.LeaveProjection(t.Context(), "elsewhere", "new"))
	require.Equal(t, all, claim("old", 1).Held)
}
