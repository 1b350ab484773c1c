package readmodels_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

func search(t *testing.T, s *readmodels.Store, text string, objects ...string) (found []string) {
	t.Helper()
	list, err := s.SearchAll(t.Context(), tenant, readmodels.SearchQuery{Text: text, Objects: objects}, readmodels.Page{First: 50})
	require.NoError(t, err)
	for _, h := range list.Items {
		found = append(found, h.Title)
	}
	return found
}

func TestSearchAll_RanksExactOverPrefixOverWordOverAlike(t *testing.T) {
	s := setup(t)
	rows := readmodels.NewRows()
	for i, name := range []string{"Lenz", "Lenzburg Kraft", "Hotel Lenz", "Lenk Bahnen", "Lents"} {
		rows.Companies[key(firms, i)] = &readmodels.Company{ID: key(firms, i), Name: name, Versioned: version(i)}
	}
	rows.Contacts[key(people, 1)] = &readmodels.Contact{ID: key(people, 1), FirstName: "Rosa", LastName: "Lenz", Email: "rosa.lenz@example.com", Phone: "+49301234567", Emails: []readmodels.EmailAddress{{Address: "second@elsewhere.example"}}, Versioned: version(1)}
	rows.Contacts[key(people, 2)] = &readmodels.Contact{ID: key(people, 2), FirstName: "Rosa", LastName: "Lenz", MergedInto: key(people, 1), Versioned: version(1)}
	rows.Deals[key(sales, 1)] = &readmodels.Deal{ID: key(sales, 1), Title: "Roof for Lenz", PipelineID: key(pipes, 1), StageID: key(pipes, 2), StageSince: at(1), Versioned: version(1)}
	rows.Tasks[key(chores, 1)] = &readmodels.Task{ID: key(chores, 1), Title: "Ring Lenz", Kind: "CALL", Versioned: version(1)}
	save(t, s, 1, readmodels.Changes{Rows: rows})

	found := search(t, s, "lenz")
	require.Equal(t, []string{"Lenz", "Lenzburg Kraft"}, found[:2])
	require.ElementsMatch(t, []string{"Hotel Lenz", "Rosa Lenz", "Roof for Lenz", "Ring Lenz"}, found[2:6])
	require.NotContains(t, found[:6], "Lents")

	for text, first := range map[string]string{
		"Rosa Lenz": "Rosa Lenz", "lenz rosa": "Rosa Lenz", "ROSA.LENZ@EXAMPLE.COM": "Rosa Lenz", "rosa le": "Rosa Lenz",
		"030 / 1234567": "Rosa Lenz", "+49 30 1234-567": "Rosa Lenz", "example.com": "Rosa Lenz",
		"lenzbrug": "Lenzburg Kraft", "Rsoa": "Rosa Lenz", "kraft": "Lenzburg Kraft", "elsewhere": "Rosa Lenz", "roof": "Roof for Lenz",
	} {
		found := search(t, s, text)
		require.NotEmpty(t, found, text)
		require.Equal(t, first, found[0], text)
	}
	require.Equal(t, []string{"Roof for Lenz"}, search(t, s, "lenz", "DEAL"))
	require.Empty(t, search(t, s, "unheard of"))
	for _, text := range []string{"", "  ", "'", `\`, "%", "_", "a'b", "&|!:*", "ŉ", "½", "\x00", "\xff", "<->", strings.Repeat("x ", 300), strings.Repeat("é", 3000), "():", "李"} {
		search(t, s, text)
	}
}

func TestSearchAll_HasStablePages(t *testing.T) {
	s := stock(t)
	for _, text := range []string{"p", "example", "schmidt", "schmitd", "call", "muler"} {
		whole := search(t, s, text)
		for _, size := range []int{1, 2, 5} {
			var paged []string
			after := ""
			for {
				list, err := s.SearchAll(t.Context(), tenant, readmodels.SearchQuery{Text: text}, readmodels.Page{First: size, After: after})
				require.NoError(t, err)
				for _, h := range list.Items {
					paged = append(paged, h.Title)
				}
				if !list.More {
					break
				}
				after = list.Cursors[len(list.Cursors)-1]
			}
			require.Equal(t, whole, paged, "%s by %d", text, size)
		}
	}
	_, err := s.SearchAll(t.Context(), tenant, readmodels.SearchQuery{Text: "x"}, readmodels.Page{First: 5, After: "nonsense"})
	require.Error(t, err)
}

func TestSearchAll_ForgetsWhatIsGone(t *testing.T) {
	s := stock(t)
	require.Contains(t, search(t, s, "José Müller"), "José Müller")
	require.Contains(t, search(t, s, "jose muller"), "José Müller", "whatever the accents")
	contact, err := s.Contact(t.Context(), tenant, key(people, 1))
	require.NoError(t, err)
	*contact = readmodels.Contact{ID: contact.ID, Erased: true, Versioned: contact.Versioned}
	contact.Revision++
	rows := readmodels.NewRows()
	rows.Contacts[contact.ID] = contact
	rows.Companies[key(firms, 2)] = nil
	rows.Companies[key(firms, 3)] = &readmodels.Company{ID: key(firms, 3), Name: "Gamma", Versioned: readmodels.Versioned{Revision: 2, CreatedAt: at(1), UpdatedAt: at(1)}}
	rows.Companies[key(firms, 1)] = &readmodels.Company{ID: key(firms, 1), Name: "Äpfel AG", Archived: true, Versioned: readmodels.Versioned{Revision: 2, CreatedAt: at(1), UpdatedAt: at(1)}}
	save(t, s, 2, readmodels.Changes{Rows: rows, Erased: []string{contact.ID}, ErasedSummary: "erased"})
	require.NotContains(t, search(t, s, "muller"), "José Müller")
	for _, title := range search(t, s, "call") {
		require.Contains(t, []string{"Call 0", "Call 2", "Call 4"}, title, "tasks about the erased have no text")
	}
	require.Empty(t, search(t, s, "zeta", "COMPANY"), "deleted")
	require.Empty(t, search(t, s, "beta", "COMPANY"), "called otherwise now")
	require.Empty(t, search(t, s, "apfel", "COMPANY"), "archived")
	require.Equal(t, []string{"Gamma"}, search(t, s, "gamma"))

	late := readmodels.NewRows() // a text about the erased that is applied later
	late.Tasks[key(chores, 77)] = &readmodels.Task{ID: key(chores, 77), Title: "Ask Müller", Kind: "CALL", ContactID: contact.ID, Versioned: version(3)}
	save(t, s, 3, readmodels.Changes{Rows: late})
	require.NotContains(t, search(t, s, "ask"), "Ask Müller")
}

func TestSearchAll_FindsNotesAndProducts(t *testing.T) {
	s := setup(t)
	rows := readmodels.NewRows()
	for i, body := range []string{
		"## Rang on **Monday**\n\nwants a *Crêpe* pan, ask @[Zoë Blum](member:" + key(team, 1) + ")", "> Crêpe pan: delivered",
		strings.Repeat("x", 50_000), strings.Repeat("long tale ", 5_000), "***", "Secret crêpe",
	} {
		rows.Notes[key(9, i)] = &readmodels.Note{ID: key(9, i), Body: body, Versioned: version(i)}
	}
	rows.Notes[key(9, 5)].ContactID = key(people, 1)
	rows.Products[key(10, 1)] = &readmodels.Product{ID: key(10, 1), Name: "Crêpe pan", SKU: "PAN-28/B", Versioned: version(1)}
	rows.Products[key(10, 2)] = &readmodels.Product{ID: key(10, 2), Name: "Crêpe pan, old", Archived: true, Versioned: version(1)}
	rows.Deals[key(sales, 1)] = &readmodels.Deal{ID: key(sales, 1), Title: "Crêpe pans", Archived: true, PipelineID: key(pipes, 1), StageID: key(pipes, 2), StageSince: at(1), Versioned: version(1)}
	save(t, s, 1, readmodels.Changes{Rows: rows})

	const first = "Rang on **Monday** wants a *Crêpe* pan, ask @Zoë Blum"
	require.Equal(t, "Crêpe pan", search(t, s, "crepe pan")[0], "what is called so comes first")
	require.ElementsMatch(t, []string{"Crêpe pan", first, "Crêpe pan: delivered"}, search(t, s, "crepe pan"), "nothing that is archived")
	require.Equal(t, []string{first}, search(t, s, "monday", "NOTE"))
	require.Equal(t, []string{first}, search(t, s, "zoe blum"))
	require.Empty(t, search(t, s, key(team, 1)), "the id of who is mentioned is not what the note says")
	require.Equal(t, []string{"Crêpe pan"}, search(t, s, "pan-28/b", "PRODUCT"))
	require.Equal(t, []string{"Crêpe pan"}, search(t, s, "pan-28"))
	require.Len(t, search(t, s, "tale", "NOTE"), 1)
	require.Equal(t, []string{"Secret crêpe"}, search(t, s, "secret"))

	gone := readmodels.NewRows()
	gone.Notes[key(9, 1)] = nil
	save(t, s, 2, readmodels.Changes{Rows: gone, Erased: []string{key(people, 1)}, ErasedSummary: "erased"})
	require.Empty(t, search(t, s, "secret"))
	require.NotContains(t, search(t, s, "crepe pan"), "Crêpe pan: delivered")
}
