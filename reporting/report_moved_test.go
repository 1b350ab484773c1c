package reporting

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCandidates(t *testing.T) {
	t.Parallel()
	chosen, keys := candidates([]movedRow{{Largest: []uint64{7, 3}}, {}, {Largest: []uint64{3, 9}}})
	require.Equal(t, []uint64{3, 7, 9}, keys)
	require.NotEqual(t, everyDeal, chosen)

	many := make([]uint64, maxCandidates+1)
	for i := range many {
		many[i] = uint64(i)
	}
	_, keys = candidates([]movedRow{{Largest: many[1:]}})
	require.Len(t, keys, maxCandidates)
	chosen, keys = candidates([]movedRow{{Largest: many}})
	require.Equal(t, everyDeal, chosen)
	require.NotNil(t, keys, "a parameter, though it is not named")
	require.Empty(t, keys)
}

// A kind's number never is another's, however their names begin.
func TestNumbered(t *testing.T) {
	t.Parallel()
	require.Equal(t, "1 17 18", numbered("$NEW$ $OPENING$ $CLOSING$"))
	require.NotContains(t, changes, "$")
	require.NotContains(t, movedByKind("")+movedDeals("", everyDeal), "$")
}
