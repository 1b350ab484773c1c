package readmodels_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

// doubles fills a store with people and firms, some of them twice.
func doubles(t *testing.T) *readmodels.Store {
	s := setup(t)
	rows := readmodels.NewRows()
	for i, c := range []readmodels.Contact{
		{FirstName: "Rosa", LastName: "Lenz", Phone: "+49301234567", CompanyID: key(firms, 0)},
		{FirstName: "Rosa", LastName: "Lentz", CompanyID: key(firms, 0)}, // a typo, same company
		{FirstName: "R.", LastName: "L", Phone: "+49301234567"},          // same phone
		{FirstName: "Rosa", LastName: "Lenz"},                            // only the name
		{FirstName: "Müller", LastName: "José", Address: readmodels.Address{Street: "Hauptstr. 1", City: "Köln"}},
		{FirstName: "Jose", LastName: "Muller", Address: readmodels.Address{Street: "Hauptstr. 1", City: "Koeln"}},
		{Erased: true}, {Erased: true},
		{FirstName: "Rosa", LastName: "Lenz", Phone: "+49301234567", Archived: true}, {FirstName: "Rosa", LastName: "Lenz", Phone: "+49301234567", MergedInto: key(people, 3)},
		{FirstName: "Uwe", LastName: "Ott", Emails: []readmodels.EmailAddress{{Address: "UO@example.com"}}},
		{FirstName: "U.", LastName: "O.", Email: "uo@example.com", Emails: []readmodels.EmailAddress{{Address: "uo@example.com"}}},
	} {
		c.ID, c.Versioned = key(people, i), version(i)
		rows.Contacts[c.ID] = &c
	}
	for i, c := range []readmodels.Company{
		{Name: "Kraft GmbH", Domain: "kraft.example"}, {Name: "Energy House", Domain: "KRAFT.example"},
		{Name: "Mill AG", Phone: "+4111", Archived: true}, {Name: "Mill", Phone: "+4111"},
	} {
		c.ID, c.Versioned = key(firms, i), version(i)
		rows.Companies[c.ID] = &c
	}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	return s
}

func TestDuplicates_HaveAScoreAndReasons(t *testing.T) {
	s := doubles(t)
	of := func(object, id string) (found map[int][]string) {
		all, err := s.Duplicates(t.Context(), tenant, object, id, 10)
		require.NoError(t, err)
		found = map[int][]string{}
		last := 1.0
		for _, d := range all {
			require.LessOrEqual(t, d.Score, last)
			last = d.Score
			found[nth(t, []string{d.ID})[0]] = d.Reasons
		}
		return found
	}
	require.Equal(t, map[int][]string{1: {"SIMILAR_NAME", "SAME_COMPANY"}, 2: {"SAME_PHONE"}}, of("CONTACT", key(people, 0)))
	require.Equal(t, map[int][]string{5: {"SAME_ADDRESS", "SIMILAR_NAME"}}, of("CONTACT", key(people, 4)))
	require.Equal(t, map[int][]string{11: {"SAME_EMAIL"}}, of("CONTACT", key(people, 10)), "in any of them")
	require.Empty(t, of("CONTACT", key(people, 3)), "a name alone is no reason")
	require.Empty(t, of("CONTACT", key(people, 6)), "the erased are like nobody")
	require.Equal(t, map[int][]string{1: {"SAME_DOMAIN"}}, of("COMPANY", key(firms, 0)))
	require.Empty(t, of("COMPANY", key(firms, 3)), "the other is archived")
	require.Empty(t, of("CONTACT", "nonsense"))
}

func TestDuplicateGroups_AreTheWholeTenants(t *testing.T) {
	s := doubles(t)
	for _, size := range []int{1, 2, 50} {
		var groups [][]int
		for p := (readmodels.Page{First: size}); ; {
			list, err := s.DuplicateGroups(t.Context(), tenant, "CONTACT", p)
			require.NoError(t, err)
			for _, g := range list.Items {
				groups = append(groups, nth(t, g.IDs))
			}
			if !list.More {
				break
			}
			p.After = list.Cursors[len(list.Cursors)-1]
		}
		require.ElementsMatch(t, [][]int{{0, 1}, {0, 2}, {4, 5}, {10, 11}}, groups)
	}
	_, err := s.DuplicateGroups(t.Context(), tenant, "CONTACT", readmodels.Page{First: 1, After: "%"})
	require.Error(t, err)

	gone := readmodels.NewRows()
	gone.Contacts[key(people, 0)], gone.Contacts[key(people, 5)] = nil, nil
	save(t, s, 2, readmodels.Changes{Rows: gone})
	list, err := s.DuplicateGroups(t.Context(), tenant, "CONTACT", readmodels.Page{First: 50})
	require.NoError(t, err)
	require.Len(t, list.Items, 1)
}
