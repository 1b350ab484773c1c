package readmodels_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// syllables make names of people and firms, some common and most rare.
var syllables = strings.Fields("an ber ca do el fri gu ha in jo ka li mar no ol pe ri sa to ul ver wal xan yor zel schmi dt ller strom nez ic")

func invented(dice *rand.Rand, parts int) string {
	var b strings.Builder
	for range parts {
		// The smaller of two: names are not evenly spread.
		b.WriteString(syllables[min(dice.IntN(len(syllables)), dice.IntN(len(syllables)))])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// believable names are of some thousand parts; alike ones are of 16 first
// names and 5,000 last ones, and a tenth of all looks like any of them.
func believable(dice *rand.Rand) (first, last string) {
	return invented(dice, 2), invented(dice, 3)
}

func alike(dice *rand.Rand) (first, last string) {
	firsts := strings.Fields("Ana Zoë Jürgen Mary Łukasz Chloé Peter Aisha José Ingrid Tom Mei Olga Raj Sören Kate")
	parts := strings.Fields("ber lin stein mar ti nez ka son hu ber wal ters ro mi gon dal fer schu")
	one := func(list []string) string { return list[dice.IntN(len(list))] }
	return one(firsts), "M" + one(parts) + one(parts) + one(parts)
}

// crowd fills a store with 200,000 contacts, 50,000 companies and 100,000
// deals, and gives some of the names.
func crowd(b *testing.B, named func(*rand.Rand) (first, last string)) (*readmodels.Store, [][2]string) {
	b.Helper()
	pool := enginetest.Postgres(b)
	s := readmodels.NewStore(pool)
	require.NoError(b, s.Migrate(b.Context()))
	require.NoError(b, s.EnsureTenant(b.Context(), tenant))
	dice := rand.New(rand.NewPCG(4, 2))
	var sample [][2]string
	began := time.Now()
	for batch := range 100 {
		rows := readmodels.NewRows()
		for i := range 2000 {
			n := batch*2000 + i
			first, last := named(dice)
			rows.Contacts[key(people, n)] = &readmodels.Contact{ID: key(people, n), FirstName: first, LastName: last, Email: fmt.Sprintf("%s.%s%d@%s.example", strings.ToLower(first), strings.ToLower(last), n, strings.ToLower(last)), Phone: fmt.Sprintf("+4930%07d", n), Versioned: version(n % 900)}
			if i%500 == 0 {
				sample = append(sample, [2]string{first, last})
			}
			if i%4 == 0 {
				_, name := named(dice)
				name += " " + []string{"AG", "GmbH", "Ltd", "Group"}[dice.IntN(4)]
				rows.Companies[key(firms, n)] = &readmodels.Company{ID: key(firms, n), Name: name, Domain: fmt.Sprintf("%s%d.example", strings.ToLower(strings.Fields(name)[0]), n), Versioned: version(n % 900)}
			}
			if i%2 == 0 {
				rows.Deals[key(sales, n)] = &readmodels.Deal{ID: key(sales, n), Title: invented(dice, 2) + " for " + last, PipelineID: key(pipes, 1), StageID: key(pipes, 2), StageSince: at(1), Versioned: version(n % 900)}
			}
		}
		require.NoError(b, s.Write(b.Context(), readmodels.Projection, func(w *readmodels.Batch) error {
			return w.Save(tenant, readmodels.Changes{Rows: rows})
		}))
	}
	b.Logf("filled in %s", time.Since(began).Round(time.Second))
	_, err := pool.Exec(b.Context(), "VACUUM ANALYZE") // as Postgres does by itself after a while
	require.NoError(b, err)
	return s, sample
}

// How long a search takes among 350,000 objects, for each way to search.
func BenchmarkSearchAll(b *testing.B) {
	b.Run("believable names", func(b *testing.B) { benchmarkSearches(b, believable) })
	b.Run("names that look alike", func(b *testing.B) { benchmarkSearches(b, alike) })
}

func benchmarkSearches(b *testing.B, named func(*rand.Rand) (first, last string)) {
	b.Helper()
	s, sample := crowd(b, named)
	swapped := func(name string) string {
		letters := []rune(name)
		letters[len(letters)/2], letters[len(letters)/2-1] = letters[len(letters)/2-1], letters[len(letters)/2]
		return string(letters)
	}
	shorter := func(name string) string { return name[:2] + name[3:] }
	for _, way := range []struct {
		name string
		text func(n [2]string) string
	}{
		{"full name", func(n [2]string) string { return n[0] + " " + n[1] }},
		{"last name", func(n [2]string) string { return n[1] }},
		{"three letters", func(n [2]string) string { return n[1][:3] }},
		{"one letter", func(n [2]string) string { return n[1][:1] }},
		{"two beginnings", func(n [2]string) string { return n[0][:2] + " " + n[1][:3] }},
		{"address", func(n [2]string) string { return strings.ToLower(n[0] + "." + n[1]) }},
		{"two letters", func(n [2]string) string { return n[0][:1] + " " + n[1][:1] }},
		{"typo, swapped", func(n [2]string) string { return swapped(n[1]) }},
		{"typo, one less", func(n [2]string) string { return shorter(n[1]) }},
		{"typo in full name", func(n [2]string) string { return n[0] + " " + swapped(n[1]) }},
		{"half of all", func([2]string) string { return "example" }},
		{"nothing", func(n [2]string) string { return "qqxqq " + n[0] }},
	} {
		b.Run(way.name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				_, err := s.SearchAll(b.Context(), tenant, readmodels.SearchQuery{Text: way.text(sample[i%len(sample)])}, readmodels.Page{First: 20})
				require.NoError(b, err)
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			at := func(share float64) float64 {
				return float64(took[sort.Search(len(took)-1, func(i int) bool { return float64(i) >= share*float64(len(took)-1) })].Microseconds()) / 1000
			}
			b.ReportMetric(at(0.5), "ms-p50")
			b.ReportMetric(at(0.95), "ms-p95")
		})
	}
}
