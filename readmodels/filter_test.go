package readmodels_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// The filters and sorts of lists against a slow reference: random trees over
// random rows, each list in pages of several sizes.
func TestStore_FiltersLikeTheReference(t *testing.T) {
	s := setup(t)
	dice := rand.New(rand.NewPCG(7, 1))
	rows := readmodels.NewRows()
	for i := range 120 {
		rows.Contacts[key(people, i)] = anyContact(dice, i)
	}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	for n := range 400 {
		q := readmodels.ContactQuery{Filter: anyFilter(dice, 0), Sort: anySort(dice)}
		var want []readmodels.Contact
		for _, c := range rows.Contacts {
			if holds(q.Filter, c) {
				want = append(want, *c)
			}
		}
		slices.SortFunc(want, func(a, b readmodels.Contact) int { return inOrder(q.Sort, a, b) })
		var got []string
		page := readmodels.Page{First: 1 + dice.IntN(60)}
		for {
			l, err := s.Contacts(t.Context(), tenant, q, page)
			require.NoError(t, err, "%d: %#v", n, q)
			got = append(got, ids(l.Items, contactID)...)
			if !l.More {
				break
			}
			page.After = l.Cursors[len(l.Cursors)-1]
		}
		require.Equal(t, ids(want, contactID), got, "%d: %#v", n, q)
		count, err := s.CountContacts(t.Context(), tenant, q)
		require.NoError(t, err)
		require.Equal(t, len(want), count)
	}
}

var words = []string{"", "Zoë", "zoe", "Ana", "anna%", `a_\b`, "שלום", "🏙 Łódź", "x'; DROP TABLE contacts; --", `{"a": 1}`}

func anyContact(dice *rand.Rand, i int) *readmodels.Contact {
	c := &readmodels.Contact{
		ID: key(people, i), FirstName: words[dice.IntN(len(words))], LastName: "L", OwnerID: []string{"", key(team, 0), key(team, 1)}[dice.IntN(3)],
		LeadStatus: words[dice.IntN(3)], Versioned: version(dice.IntN(50)), Custom: readmodels.Custom{},
	}
	for _, f := range []string{"n", "text", "day", "yes", "tags", "fee"} {
		if dice.IntN(3) > 0 {
			c.Custom[f] = anyValue(dice, f)
		}
	}
	if len(c.Custom) == 0 {
		c.Custom = nil
	}
	return c
}

func anyValue(dice *rand.Rand, field string) any {
	switch field {
	case "n":
		return []any{0.0, -1.5, 2.0, 10.0, float64(1<<53 - 1), 5e-324}[dice.IntN(6)]
	case "fee":
		return map[string]any{"amount": float64(dice.IntN(4)), "currency": []string{"EUR", "USD"}[dice.IntN(2)]}
	case "day":
		return fmt.Sprintf("2026-0%d-15", 1+dice.IntN(6))
	case "yes":
		return dice.IntN(2) == 0
	case "tags":
		return [][]any{{"a"}, {"b"}, {"a", "b"}}[dice.IntN(3)]
	default:
		return words[1+dice.IntN(len(words)-1)]
	}
}

func anySort(dice *rand.Rand) readmodels.Sort {
	s := readmodels.Sort{Descending: dice.IntN(2) == 0}
	switch dice.IntN(4) {
	case 0:
		s.Field = readmodels.SortCreated
	case 1:
		s.Custom = []string{"text", "day"}[dice.IntN(2)]
	default:
		s.Custom, s.Number = []string{"n", "fee"}[dice.IntN(2)], true
	}
	return s
}

func anyFilter(dice *rand.Rand, depth int) readmodels.Filter {
	if depth < 4 && dice.IntN(3) > 0 {
		var parts []readmodels.Filter
		for range dice.IntN(4) {
			parts = append(parts, anyFilter(dice, depth+1))
		}
		switch dice.IntN(3) {
		case 0:
			return readmodels.And(parts)
		case 1:
			return readmodels.Or(parts)
		default:
			return readmodels.Not{Filter: anyFilter(dice, depth+1)}
		}
	}
	ranges := []readmodels.Op{readmodels.Gt, readmodels.Gte, readmodels.Lt, readmodels.Lte}
	op := ranges[dice.IntN(4)]
	word := words[1+dice.IntN(len(words)-1)]
	switch dice.IntN(11) {
	case 0:
		return readmodels.Compare{Field: "firstName", Op: readmodels.Eq, Values: []any{words[dice.IntN(len(words))]}}
	case 1:
		return readmodels.Compare{Field: "firstName", Op: []readmodels.Op{readmodels.Contains, readmodels.StartsWith}[dice.IntN(2)], Values: []any{string([]rune(word)[:1])}}
	case 2:
		return readmodels.Compare{Field: "firstName", Op: readmodels.Eq, Values: []any{word, words[dice.IntN(len(words))]}}
	case 3:
		return readmodels.Compare{Field: "ownerId", Op: readmodels.Eq, Values: []any{key(team, dice.IntN(3)), "no id"}[:1+dice.IntN(2)]}
	case 4:
		return readmodels.Compare{Field: []string{"ownerId", "firstName"}[dice.IntN(2)], Op: readmodels.IsEmpty}
	case 5:
		return readmodels.Compare{Field: "createdAt", Op: op, Values: []any{at(dice.IntN(50))}}
	case 6:
		f := []string{"n", "text", "day", "yes", "tags", "fee"}[dice.IntN(6)]
		return readmodels.CompareCustom{Key: f, Op: readmodels.Eq, Values: []any{anyValue(dice, f), anyValue(dice, f)}[:1+dice.IntN(2)]}
	case 7:
		return readmodels.CompareCustom{Key: []string{"n", "text", "unknown"}[dice.IntN(3)], Op: readmodels.IsEmpty}
	case 8:
		return readmodels.CompareCustom{Key: "day", Op: op, Values: []any{anyValue(dice, "day")}}
	case 9:
		return readmodels.CompareCustom{Key: "text", Op: readmodels.Contains, Values: []any{string([]rune(word)[:1])}}
	default:
		return readmodels.CompareCustom{Key: "n", Number: true, Op: op, Values: []any{anyValue(dice, "n")}}
	}
}

// holds is the reference.
func holds(f readmodels.Filter, c *readmodels.Contact) bool {
	switch f := f.(type) {
	case readmodels.And:
		return !slices.ContainsFunc(f, func(part readmodels.Filter) bool { return !holds(part, c) })
	case readmodels.Or:
		return slices.ContainsFunc(f, func(part readmodels.Filter) bool { return holds(part, c) })
	case readmodels.Not:
		return !holds(f.Filter, c)
	case readmodels.Compare:
		v := map[string]any{"firstName": c.FirstName, "ownerId": c.OwnerID, "createdAt": c.CreatedAt}[f.Field]
		if f.Op == readmodels.IsEmpty {
			return v == ""
		}
		return compared(f.Op, v, f.Values)
	case readmodels.CompareCustom:
		v, has := c.Custom[f.Key]
		if f.Op == readmodels.IsEmpty {
			return !has
		}
		return has && compared(f.Op, v, f.Values)
	}
	panic(f)
}

func compared(op readmodels.Op, v any, values []any) bool {
	switch op {
	case readmodels.Eq:
		return slices.ContainsFunc(values, func(want any) bool {
			if list, several := want.([]any); several {
				return !slices.ContainsFunc(list, func(item any) bool { return !slices.Contains(v.([]any), item) })
			}
			return reflect.DeepEqual(v, want)
		})
	case readmodels.Contains:
		return strings.Contains(folded(v.(string)), folded(values[0].(string)))
	case readmodels.StartsWith:
		return strings.HasPrefix(folded(v.(string)), folded(values[0].(string)))
	}
	n := ordered(v, values[0])
	return map[readmodels.Op]bool{readmodels.Gt: n > 0, readmodels.Gte: n >= 0, readmodels.Lt: n < 0, readmodels.Lte: n <= 0}[op]
}

func ordered(a, b any) int {
	switch a := a.(type) {
	case float64:
		return cmp.Compare(a, b.(float64))
	case time.Time:
		return a.Compare(b.(time.Time))
	default:
		return cmp.Compare(folded(a.(string)), folded(b.(string)))
	}
}

func folded(text string) string {
	return strings.NewReplacer("ë", "e", "ł", "l", "ó", "o", "ź", "z").Replace(strings.ToLower(text))
}

// inOrder puts what has no value last, rising and falling.
func inOrder(s readmodels.Sort, a, b readmodels.Contact) int {
	way := 1
	if s.Descending {
		way = -1
	}
	n := a.CreatedAt.Compare(b.CreatedAt)
	if s.Custom != "" {
		n = 0
		va, vb := sortable(a.Custom[s.Custom]), sortable(b.Custom[s.Custom])
		switch {
		case va == nil && vb != nil:
			return 1
		case va != nil && vb == nil:
			return -1
		case va != nil:
			n = ordered(va, vb)
		}
	}
	return way * cmp.Or(n, strings.Compare(a.ID, b.ID))
}

func sortable(v any) any {
	if money, ok := v.(map[string]any); ok {
		return money["amount"]
	}
	return v
}

func TestStore_FiltersHaveBounds(t *testing.T) {
	s := setup(t)
	list := func(f readmodels.Filter) error {
		_, err := s.Contacts(t.Context(), tenant, readmodels.ContactQuery{Filter: f}, readmodels.Page{First: 1})
		_, counted := s.CountContacts(t.Context(), tenant, readmodels.ContactQuery{Filter: f})
		require.Equal(t, err == nil, counted == nil)
		return err
	}
	leaf := readmodels.Compare{Field: "firstName", Op: readmodels.Eq, Values: []any{"x"}}
	var deep readmodels.Filter = leaf
	for range 10 {
		deep = readmodels.Not{Filter: deep}
	}
	require.Equal(t, fault.TooComplex, fault.CodeOf(list(deep)))
	require.Equal(t, fault.TooComplex, fault.CodeOf(list(readmodels.Or(slices.Repeat([]readmodels.Filter{leaf}, 101)))))
	require.Equal(t, fault.TooComplex, fault.CodeOf(list(readmodels.Compare{Field: "firstName", Op: readmodels.Eq, Values: slices.Repeat([]any{"x"}, 1001)})))
	require.NoError(t, list(readmodels.Or(slices.Repeat([]readmodels.Filter{leaf}, 100))))
	require.NoError(t, list(readmodels.CompareCustom{Key: "x", Number: true, Op: readmodels.Gt, Values: []any{math.MaxFloat64}}))
	for _, f := range []readmodels.Filter{
		readmodels.Compare{Field: "first_name = '' OR true --", Op: readmodels.Eq, Values: []any{"x"}},
		readmodels.Compare{Field: "firstName", Op: "= '' OR true --", Values: []any{"x"}},
		readmodels.Compare{Field: "firstName", Op: readmodels.Eq, Values: []any{5}},
		readmodels.Compare{Field: "ownerId", Op: readmodels.Gt, Values: []any{key(team, 0)}},
		readmodels.Compare{Field: "createdAt", Op: readmodels.Contains, Values: []any{at(1)}},
		readmodels.CompareCustom{Key: "n", Number: true, Op: readmodels.Gt, Values: []any{"5"}},
		readmodels.CompareCustom{Key: "n", Op: "x", Values: []any{"5"}},
	} {
		require.Error(t, list(f))
	}
}

// A key is a parameter like any value: what it says is never a part of a statement.
func TestStore_HostileKeys(t *testing.T) {
	s := stock(t)
	for _, hostile := range []string{`x'; DROP TABLE contacts; --`, `' OR '1'='1`, `{schema}`, `$1`, `a"b`, strings.Repeat("x", 1<<16)} {
		for _, q := range []readmodels.ContactQuery{
			{Sort: readmodels.Sort{Custom: hostile, Descending: true}}, {Sort: readmodels.Sort{Custom: hostile, Number: true}},
			{Filter: readmodels.CompareCustom{Key: hostile, Op: readmodels.IsEmpty}},
			{Filter: readmodels.Not{Filter: readmodels.CompareCustom{Key: hostile, Op: readmodels.Eq, Values: []any{hostile}}}},
			{Filter: readmodels.Not{Filter: readmodels.CompareCustom{Key: hostile, Op: readmodels.Lt, Values: []any{hostile}}}},
			{Filter: readmodels.Not{Filter: readmodels.CompareCustom{Key: hostile, Op: readmodels.Contains, Values: []any{hostile}}}},
			{Filter: readmodels.Not{Filter: readmodels.Compare{Field: "firstName", Op: readmodels.Contains, Values: []any{hostile}}}},
		} {
			l, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 50})
			require.NoError(t, err)
			require.Len(t, l.Items, len(names))
		}
	}
}
