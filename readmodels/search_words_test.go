package readmodels_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestSearchAll_ForgivesTypingErrors(t *testing.T) {
	s := setup(t)
	rows := readmodels.NewRows()
	for i, name := range [][2]string{{"Rosalind", "Kierkegaard"}, {"Peter", "Schmidt"}, {"Zoë", "O'Brian"}, {"Ана", "Петрова"}} {
		rows.Contacts[key(people, i)] = &readmodels.Contact{ID: key(people, i), FirstName: name[0], LastName: name[1], Versioned: version(i)}
	}
	rows.Companies[key(firms, 1)] = &readmodels.Company{ID: key(firms, 1), Name: "Nordwind Logistics 24", Domain: "nordwind.example", Versioned: version(1)}
	rows.Notes[key(9, 1)] = &readmodels.Note{ID: key(9, 1), Body: "Wants the long umbrella\n\nand a thermometer", Versioned: version(1)}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	for text, first := range map[string]string{
		"kierkegard": "Rosalind Kierkegaard", "kirkegard": "Rosalind Kierkegaard", "Kierkegaadr": "Rosalind Kierkegaard", "rosalnd kierkegaard": "Rosalind Kierkegaard",
		"ros kierkegrad": "Rosalind Kierkegaard", "petre schmitd": "Peter Schmidt", "SCHMIDDT": "Peter Schmidt", "zoe brain": "Zoë O'Brian",
		"Петорва": "Ана Петрова", "nordwnd": "Nordwind Logistics 24", "nordwind logitsics": "Nordwind Logistics 24", "logistcs 24": "Nordwind Logistics 24",
		"umbrlela": "Wants the long umbrella and a thermometer", "thermomteer": "Wants the long umbrella and a thermometer",
	} {
		found := search(t, s, text)
		require.NotEmpty(t, found, text)
		require.Equal(t, first, found[0], text)
	}
	for _, text := range []string{"logitsics 25", "schmitd nordwnd", "qqq schmitd", "'); drop", `\'`, "x' | 'y"} {
		require.Empty(t, search(t, s, text), text)
	}
	require.Empty(t, search(t, s, "nordwnd", "CONTACT"))
	require.Len(t, search(t, s, "nordwnd", "COMPANY", "DEAL"), 1)
	require.Empty(t, search(t, s, "nordwnd", "'"))

	companies, err := s.Companies(t.Context(), tenant, readmodels.CompanyQuery{Search: "nordwnd"}, readmodels.Page{First: 5})
	require.NoError(t, err)
	require.Len(t, companies.Items, 1)
	found, err := s.Notes(t.Context(), tenant, readmodels.NoteQuery{Search: "thermomteer"}, readmodels.Page{First: 5})
	require.NoError(t, err)
	require.Len(t, found.Items, 1)
}

// Words that nearly all objects have keep nothing from being found.
func TestSearchAll_CommonWords(t *testing.T) {
	s := setup(t)
	rows := readmodels.NewRows()
	for i := range 6000 {
		rows.Companies[key(firms, i)] = &readmodels.Company{ID: key(firms, i), Name: fmt.Sprintf("Firm%d Trading Group", i), Domain: fmt.Sprintf("f%d.example.com", i), Versioned: version(i)}
	}
	rows.Tasks[key(chores, 1)] = &readmodels.Task{ID: key(chores, 1), Title: "The Trading Group calls", Kind: "CALL", Versioned: version(1)}
	rows.Deals[key(sales, 1)] = &readmodels.Deal{ID: key(sales, 1), Title: "A group of trading posts, rarely", PipelineID: key(pipes, 1), StageID: key(pipes, 2), StageSince: at(1), Versioned: version(1)}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	require.Len(t, search(t, s, "trading group"), 50)
	require.Equal(t, []string{"The Trading Group calls"}, search(t, s, "trading group", "TASK"))
	require.Equal(t, []string{"A group of trading posts, rarely"}, search(t, s, "group rarely"))
	require.Equal(t, []string{"A group of trading posts, rarely"}, search(t, s, "gruop rarely"))
	require.Equal(t, "Firm5999 Trading Group", search(t, s, "example firm5999")[0])
	require.Equal(t, "Firm77 Trading Group", search(t, s, "f77.example.com")[0])
	require.Empty(t, search(t, s, "trading absent"))
}

// What is known of a name goes with the last who has it.
func TestSearch_ForgetsWords(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	known := func() (words []string) {
		rows, err := pool.Query(t.Context(), "SELECT word FROM tenant_"+tenant+".spellings ORDER BY word")
		require.NoError(t, err)
		for rows.Next() {
			var word string
			require.NoError(t, rows.Scan(&word))
			words = append(words, word)
		}
		require.NoError(t, rows.Err())
		return words
	}
	commit := uint64(0)
	put := func(contacts ...*readmodels.Contact) {
		rows := readmodels.NewRows()
		commit++
		for _, c := range contacts {
			c.Versioned = readmodels.Versioned{Revision: int64(commit), CreatedAt: at(1), UpdatedAt: at(1)}
			rows.Contacts[c.ID] = c
		}
		save(t, s, commit, readmodels.Changes{Rows: rows})
	}
	ana := readmodels.Contact{ID: key(people, 1), FirstName: "Anabel", LastName: "Quillfeather", Email: "anabel@quillfeather.example"}
	bob := readmodels.Contact{ID: key(people, 2), FirstName: "Bob", LastName: "Lee", Email: "quillfeather@example.com"}
	put(&ana, &bob)
	require.Equal(t, []string{"anabel", "bob", "lee", "quillfeather"}, known(), "no addresses")
	ana.LastName = "Moor"
	put(&ana)
	require.Equal(t, []string{"anabel", "bob", "lee", "moor", "quillfeather"}, known(), "Bob's address has it")
	bob.Email = "bob@example.com"
	put(&bob)
	require.Contains(t, known(), "quillfeather", "hers has it too")
	ana.Email = ""
	put(&ana)
	require.Equal(t, []string{"anabel", "bob", "lee", "moor"}, known())
	put(&readmodels.Contact{ID: ana.ID, Erased: true})
	require.Equal(t, []string{"bob", "lee"}, known())
	require.Empty(t, search(t, s, "moro"))
}
