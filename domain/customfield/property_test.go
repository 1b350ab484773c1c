package customfield_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
)

// Whatever is accepted reads back from JSON as it was, is accepted again, and
// changes nothing when it is given once more.
func TestAcceptedValuesReadBackTheSame(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(3, 1))
	accepted := map[customfield.Type]int{}
	for range 200_000 {
		d := tier("bronze")
		d.Type = domaintest.One(dice, customfield.Types...)
		v, err := d.Read(nil, anyJSON(dice, 0))
		if err != nil {
			continue
		}
		text, err := json.Marshal(value.Custom{"f": v})
		require.NoError(t, err)
		var back value.Custom
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, v, back["f"])
		again, err := d.Read(v, back["f"])
		require.NoError(t, err)
		require.Equal(t, v, again)
		if v != nil {
			accepted[d.Type]++
			require.Nil(t, value.Custom{"f": v}.Changed(&back))
			require.NotEmpty(t, d.UniqueForm(v))
		}
	}
	require.Len(t, accepted, len(customfield.Types), "every type is given something that it takes: %v", accepted)
}

func anyJSON(dice *rand.Rand, depth int) any {
	switch n := dice.IntN(10); {
	case n == 0:
		return dice.NormFloat64() * domaintest.One(dice, 1, 1e3, 1e12, 1e17, 1e300)
	case n == 1:
		return dice.IntN(2) == 0
	case n == 2 && depth < 3:
		list := []any{}
		for range dice.IntN(4) {
			list = append(list, anyJSON(dice, depth+1))
		}
		return list
	case n == 3 && depth < 3:
		return map[string]any{"amount": float64(dice.IntN(1000)), domaintest.One(dice, "currency", "x"): domaintest.One[any](dice, "EUR", "eur", anyJSON(dice, depth+1))}
	default:
		return domaintest.One[any](dice, nil, "", "gold", "silver", "bronze", "2026-03-01", "2026-3-1", "https://example.com/ä?q=1", "HTTP://X", "a@b.example", " A@B ", "a\x00",
			"01980000-0000-7000-8000-00000000000A", "\u202Eשלום 👩‍👩‍👧", "\xff\xfe", `{"a":1}`, "x'; DROP TABLE")
	}
}
