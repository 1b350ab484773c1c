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
