package e2e_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// export is a small export of Salesforce's, made by hand.
const export = "testdata/salesforce"

func TestImportOnceTwiceAndAfterAChange(t *testing.T) {
	t.Parallel()
	data, files := dataFolder(t), t.TempDir()
	require.NoError(t, os.CopyFS(files, os.DirFS(export)))
	rejected := filepath.Join(files, "rejected.csv")

	output, err := tool(t, data, "import", "salesforce", files, "--rejected", rejected)
	require.NoError(t, err, output)
	require.Regexp(t, `companies +4 +4`, output)
	require.Regexp(t, `deals +6 +6`, output)
	require.Regexp(t, `tasks +3 +3`, output)
	text, err := os.ReadFile(rejected)
	require.NoError(t, err)
	require.Contains(t, string(text), "ROSA@harbourpine.example", "the address is Rosa Quintana's, whatever its case")

	output, err = tool(t, data, "import", "salesforce", files, "--rejected", rejected)
	require.NoError(t, err, output)
	require.Contains(t, output, "\n0 changes")

	replaceIn(t, filepath.Join(files, "Contact.csv"), `"Head of IT"`, `"Chief of IT"`)
	output, err = tool(t, data, "import", "salesforce", files, "--rejected", rejected, "--dry-run")
	require.NoError(t, err, output)
	require.Contains(t, output, "Dry run")
	output, err = tool(t, data, "import", "salesforce", files, "--rejected", rejected)
	require.NoError(t, err, output)
	require.Contains(t, output, "\n1 change")

	undoing := regexp.MustCompile(`daybook undo (\S+)`).FindStringSubmatch(output)
	require.Len(t, undoing, 2, output)
	output, err = tool(t, data, "undo", undoing[1])
	require.NoError(t, err, output)
	require.Contains(t, output, "1 undone, 0 had been before, 0 refused")
	output, err = tool(t, data, "undo", undoing[1])
	require.NoError(t, err, output)
	require.Contains(t, output, "0 undone, 1 had been before, 0 refused")
	output, err = tool(t, data, "undo", "00000000-0000-7000-8000-000000000000")
	require.Error(t, err, output)

	output, err = tool(t, data, "doctor")
	require.NoError(t, err, output)
}

func replaceIn(t *testing.T, path, old, replacement string) {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), old)
	require.NoError(t, os.WriteFile(path, []byte(strings.ReplaceAll(string(text), old, replacement)), 0o600))
}

// Half-way is no place: killed five times at random, an import run again ends
// as one that was never killed, on every read side.
func TestImportKilledFiveTimes(t *testing.T) {
	t.Parallel()
	data, files := dataFolder(t), t.TempDir()
	const contacts, deals = 3000, 600
	writeExport(t, files, contacts, deals)
	d := start(t, data)
	client, err := d.SignIn(t.Context())
	require.NoError(t, err)
	var device struct {
		RegisterDevice struct{ Device struct{ ID string } }
	}
	require.NoError(t, client.Do(t.Context(), `mutation { registerDevice(input: {name: "Tablet"}) { device { id } position } }`, nil, &device))
	require.NoError(t, d.Stop())

	random := rand.New(rand.NewPCG(7, uint64(time.Now().UnixNano())))
	for range 5 {
		killedImport(t, data, files, time.Duration(2000+random.IntN(2500))*time.Millisecond)
	}
	output, err := tool(t, data, "import", "salesforce", files)
	require.NoError(t, err, output)

	findings, err := tool(t, data, "doctor")
	require.NoError(t, err, findings)
	require.Equal(t, 3, strings.Count(findings, "as the log says"), findings)
	d = start(t, data)
	client, err = d.SignIn(t.Context())
	require.NoError(t, err)
	var counts struct{ Contacts, Deals struct{ TotalCount int } }
	require.NoError(t, client.Do(t.Context(), `{ contacts(first: 1) { totalCount } deals(first: 1) { totalCount } }`, nil, &counts))
	require.Equal(t, contacts, counts.Contacts.TotalCount)
	require.Equal(t, deals, counts.Deals.TotalCount)
}

func killedImport(t *testing.T, data, files string, after time.Duration) {
	t.Helper()
	binary, err := e2e.Binary()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), after) // kills when it ends
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, "import", "salesforce", files, "--data", data)
	cmd.Env = e2e.Environment()
	_ = cmd.Run()
}

func writeExport(t *testing.T, dir string, contacts, deals int) {
	t.Helper()
	var people, opportunities strings.Builder
	people.WriteString(`"Id","FirstName","LastName","Email","OwnerId","CreatedDate"` + "\n")
	for i := range contacts {
		fmt.Fprintf(&people, `"003K%011dAAA","Ana","Silva %d","ana%d@example.com","005E200000000001AAA","2025-03-05 10:00:00"`+"\n", i, i, i)
	}
	opportunities.WriteString(`"Id","Name","StageName","Probability","IsClosed","IsWon","Amount","CloseDate","OwnerId","CreatedDate","ContactId"` + "\n")
	stages := []string{ // name, probability, closed, won
		`"Qualification","10","0","0"`, `"Negotiation/Review","90","0","0"`, `"Closed Won","100","1","1"`, `"Closed Lost","0","1","0"`,
	}
	for i := range deals {
		fmt.Fprintf(&opportunities, `"006K%011dAAA","Deal %d",%s,"%d.50","2026-06-30 00:00:00","005E200000000001AAA","2025-09-01 09:00:00","003K%011dAAA"`+"\n",
			i, i, stages[i%len(stages)], 100+i, i)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Contact.csv"), []byte(people.String()), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Opportunity.csv"), []byte(opportunities.String()), 0o600))
}
