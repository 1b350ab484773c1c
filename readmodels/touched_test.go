package readmodels_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

func TestTouchedGivesEachObjectOnceLastFirst(t *testing.T) {
	s, command, other := setup(t), key(9, 1), key(9, 2)
	var feed []*readmodels.Change
	for i, c := range []struct {
		object  int
		command string
	}{{1, command}, {2, command}, {1, other}, {3, command}, {1, command}, {4, other}} {
		feed = append(feed, &readmodels.Change{
			Commit: int64(i + 1), Prepare: int64(i + 1), Object: "contact", ID: key(1, c.object), Kind: "contact.Updated",
			At: at(i), CommandID: c.command, Keys: []string{key(1, c.object)},
		})
	}
	save(t, s, 10, readmodels.Changes{Feed: feed})
	want := []string{key(1, 1), key(1, 3), key(1, 2)}

	found, more, err := s.Touched(t.Context(), "acme", command, 10)
	require.NoError(t, err)
	require.False(t, more)
	require.Equal(t, want, ids(found, changed))
	_, more, err = s.Touched(t.Context(), "acme", command, 3)
	require.NoError(t, err)
	require.True(t, more)
	for size := 1; size < 6; size++ {
		var got []string
		for page, err := range s.EachTouched(t.Context(), "acme", command, size) {
			require.NoError(t, err)
			require.LessOrEqual(t, len(page), size)
			got = append(got, ids(page, changed)...)
		}
		require.Equal(t, want, got)
	}
	n, err := s.CountTouched(t.Context(), "acme", command)
	require.NoError(t, err)
	require.Equal(t, 3, n)
	for _, none := range [][2]string{{"acme", ""}, {"acme", "x"}, {"nobody", command}} {
		n, err := s.CountTouched(t.Context(), none[0], none[1])
		require.NoError(t, err)
		require.Zero(t, n)
	}
}

func changed(c readmodels.Change) string { return c.ID }
