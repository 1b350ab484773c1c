package e2e_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// The stories of web/e2e, in Chromium, against the real binary with an
// imported export: sign in, find a contact, edit it, drag a deal, see the
// chart change; and every screen as a screen reader has it.
func TestWebStories(t *testing.T) {
	t.Parallel()
	data := dataFolder(t)
	output, err := tool(t, data, "import", "salesforce", export, "--rejected", t.TempDir()+"/rejected.csv")
	require.NoError(t, err, output)
	// An import made the first start; its admin is the environment's.
	d := start(t, data)
	cmd := exec.CommandContext(t.Context(), "npx", "playwright", "test", "--reporter=list", "--output", t.TempDir())
	cmd.Dir = "../web"
	cmd.Env = append(os.Environ(), "DAYBOOK_URL="+d.URL, "DAYBOOK_CONTACT=Rosa Quintana",
		"DAYBOOK_EMAIL="+e2e.AdminEmail, "DAYBOOK_PASSWORD="+e2e.AdminPassword)
	text, err := cmd.CombinedOutput()
	t.Log(string(text))
	require.NoError(t, err)
}
