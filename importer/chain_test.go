package importer_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

// book makes a table of companies, contacts and deals.
func book(rows int) string {
	var b strings.Builder
	b.WriteString("No,Name,Mail,Firm,Deal,Value,Stage,Owner\n")
	for i := range rows {
		stage := []string{"New", "Offer", "Closed Won", "Closed Lost"}[i%4]
		fmt.Fprintf(&b, "%d,Given Family%d,m%d@example.com,Firm %d,Deal %d,%d.50,%s,Owner %d\n", i, i, i, i/3, i, i, stage, i%5)
	}
	return b.String()
}

const bookMap = "contact.id=No,contact.name=Name,contact.email=Mail,contact.owner=Owner,company.name=Firm," +
	"deal.title=Deal,deal.amount=Value,deal.stage=Stage,deal.currency:=EUR"

// TestIsTakenUpAfterBeingKilled stops imports at random moments and runs them
// again until one gets through: then all is there once.
func TestIsTakenUpAfterBeingKilled(t *testing.T) {
	bus, text := importertest.Chain(t), book(600)
	source := func() importer.Source { return sheet(t, text, bookMap, "No") }
	stops := 0
	for range 8 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.IntN(700))*time.Millisecond)
		if _, err := importer.Run(ctx, bus.Bus, importertest.Tenant, source(), importer.Options{Now: now}); err != nil {
			require.Error(t, ctx.Err(), "%v", err)
			stops++
		}
		cancel()
	}
	t.Logf("stopped %d times: %v", stops, bus.Count(t))
	run(t, bus, source(), importer.Options{})
	want := map[string]int{
		"member.Created": 5, "pipeline.Created": 1, "company.Created": 200, "contact.Created": 600,
		"deal.Opened": 600, "deal.Won": 150, "deal.Lost": 150,
	}
	assert.Equal(t, want, bus.Count(t))
	assert.Zero(t, run(t, bus, source(), importer.Options{}).Changes())
	assert.Equal(t, want, bus.Count(t))

	text = strings.Replace(text, "Family7,", "Changed,", 1)
	assert.Equal(t, 1, run(t, bus, source(), importer.Options{}).Changes())
	want["contact.Updated"] = 1
	assert.Equal(t, want, bus.Count(t))
}

// TestRealExportsOnTheRealChain does what a sales lead does: imports, and
// imports again.
func TestRealExportsOnTheRealChain(t *testing.T) {
	bus := importertest.Chain(t)
	for _, folder := range []string{"salesforce-sfdx", "salesforce-devorg"} {
		dir := shared(t, folder)
		rejected := filepath.Join(t.TempDir(), "rejected.csv")
		first := run(t, bus, importer.Salesforce(dir), importer.Options{Rejected: rejected})
		require.NoError(t, first.Print(os.Stderr))
		before := bus.Count(t)
		assert.Zero(t, run(t, bus, importer.Salesforce(dir), importer.Options{}).Changes())
		assert.Equal(t, before, bus.Count(t))
	}
}
