package readmodels_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

// How good the duplicates are, on data sets whose truth is known: Febrl
// (people, made up and then misspelled) and the messy list of nurseries of
// the dedupe project. It reports, and fails only below a floor. The data sets
// stand beside the project, where they are.
func TestDuplicates_Quality(t *testing.T) {
	folder := filepath.Join("..", "..", "shared", "data")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the data sets are not here")
	}
	for _, set := range []struct {
		file, object      string
		precision, recall float64 // the floor
		row               func(*readmodels.Rows, string, int, map[string]string) (truth string)
	}{
		{"febrl-dedupe/dataset1.csv", "CONTACT", 0.95, 0.7, febrlRow},
		{"febrl-dedupe/dataset2.csv", "CONTACT", 0.95, 0.6, febrlRow},
		{"febrl-dedupe/dataset3.csv", "CONTACT", 0.95, 0.55, febrlRow},
		{"dedupe-messy/csv_example_input_with_true_ids.csv", "COMPANY", 0.8, 0.7, messyRow},
	} {
		t.Run(set.file, func(t *testing.T) {
			s := setup(t)
			truth := map[string]string{}
			rows := readmodels.NewRows()
			for n, record := range records(t, filepath.Join(folder, set.file)) {
				kind := map[string]int{"CONTACT": people, "COMPANY": firms}[set.object]
				truth[key(kind, n)] = set.row(&rows, key(kind, n), n, record)
			}
			save(t, s, 1, readmodels.Changes{Rows: rows})
			precision, recall := quality(truth, pairsFound(t, s, set.object))
			t.Logf("%s: %d objects, precision %.3f, recall %.3f", set.file, len(truth), precision, recall)
			require.GreaterOrEqual(t, precision, set.precision)
			require.GreaterOrEqual(t, recall, set.recall)
		})
	}
}

func records(t *testing.T, file string) (all []map[string]string) {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	lines, err := r.ReadAll()
	require.NoError(t, err)
	for _, line := range lines[1:] {
		record := map[string]string{}
		for i, name := range lines[0] {
			if i < len(line) {
				record[strings.TrimSpace(name)] = strings.ToValidUTF8(strings.TrimSpace(line[i]), "")
			}
		}
		all = append(all, record)
	}
	return all
}

func febrlRow(rows *readmodels.Rows, id string, n int, r map[string]string) string {
	rows.Contacts[id] = &readmodels.Contact{
		ID: id, FirstName: r["given_name"], LastName: r["surname"], Versioned: version(n % 900),
		Address: readmodels.Address{Street: r["street_number"] + " " + r["address_1"], City: r["suburb"], PostalCode: r["postcode"], Region: r["state"]},
	}
	return strings.Split(r["rec_id"], "-")[1]
}

func messyRow(rows *readmodels.Rows, id string, n int, r map[string]string) string {
	rows.Companies[id] = &readmodels.Company{
		ID: id, Name: strings.Join(strings.Fields(r["Site name"]), " "), Phone: r["Phone"], Versioned: version(n % 900),
		Address: readmodels.Address{Street: strings.Join(strings.Fields(r["Address"]), " "), PostalCode: r["Zip"]},
	}
	return r["True Id"]
}

func pairsFound(t *testing.T, s *readmodels.Store, object string) map[[2]string]bool {
	found := map[[2]string]bool{}
	for p := (readmodels.Page{First: readmodels.MaxPage}); ; {
		list, err := s.DuplicateGroups(t.Context(), tenant, object, p)
		require.NoError(t, err)
		for _, g := range list.Items {
			for i, a := range g.IDs {
				for _, b := range g.IDs[i+1:] {
					found[[2]string{a, b}] = true
				}
			}
		}
		if !list.More {
			return found
		}
		p.After = list.Cursors[len(list.Cursors)-1]
	}
}

func quality(truth map[string]string, found map[[2]string]bool) (precision, recall float64) {
	right := 0
	for p := range found {
		if truth[p[0]] == truth[p[1]] {
			right++
		}
	}
	sizes := map[string]int{}
	for _, entity := range truth {
		sizes[entity]++
	}
	pairs := 0
	for _, n := range sizes {
		pairs += n * (n - 1) / 2
	}
	return float64(right) / float64(max(len(found), 1)), float64(right) / float64(pairs)
}
