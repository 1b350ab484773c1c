package e2e_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// An auditor asks what was known before a certain change: the replay up to
// there shows it, and cannot be changed.
func TestReplayShowsWhatWasThen(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t))
	client, err := d.SignIn(t.Context())
	require.NoError(t, err)
	var made struct {
		CreateContact struct {
			Contact  struct{ ID string }
			Position string
		}
	}
	require.NoError(t, client.Do(t.Context(), `mutation { createContact(input: {firstName: "Ada", lastName: "Byron"}) { contact { id } position } }`, nil, &made))
	rename := `mutation ($id: ID!) { updateContact(input: {id: $id, lastName: "Lovelace"}) { position } }`
	require.NoError(t, client.Do(t.Context(), rename, map[string]any{"id": made.CreateContact.Contact.ID}, nil))

	into := filepath.Join(filepath.Dir(d.Data), "then")
	output, err := tool(t, d.Data, "replay", "--until", made.CreateContact.Position, "--into", into)
	require.NoError(t, err, output)
	require.Contains(t, output, "up to position "+made.CreateContact.Position)
	output, err = tool(t, d.Data, "replay", "--until", made.CreateContact.Position, "--into", into)
	require.Error(t, err)
	require.Contains(t, output, "finished replay")
	output, err = tool(t, into, "serve", "--addr", "127.0.0.1:0")
	require.Error(t, err, "an ordinary server must not touch it")
	require.Contains(t, output, "--read-only")

	then := start(t, into, "--read-only")
	auditor, err := then.SignIn(t.Context())
	require.NoError(t, err)
	var shown struct {
		Contact struct{ LastName string }
	}
	require.NoError(t, auditor.Do(t.Context(), `query ($id: ID!) { contact(id: $id) { lastName } }`, map[string]any{"id": made.CreateContact.Contact.ID}, &shown))
	require.Equal(t, "Byron", shown.Contact.LastName)
	for _, refused := range []string{rename, `query ($id: ID!) { contactAsOf(id: $id, at: "2030-01-01T00:00:00Z") { lastName } }`} {
		var refusal *e2e.Refused
		require.ErrorAs(t, auditor.Do(t.Context(), refused, map[string]any{"id": made.CreateContact.Contact.ID}, nil), &refusal)
		require.Equal(t, "FORBIDDEN", refusal.Code, refusal.Message)
	}
	require.NoError(t, then.Stop())
}

// A replay that is killed goes on where it was; what it cannot mean is said.
func TestReplayIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t), "--demo")
	into := filepath.Join(filepath.Dir(d.Data), "then")
	day := time.Now().UTC().Format(time.DateOnly)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	begun := make(chan error, 1)
	go func() { begun <- e2e.Run(ctx, "replay", "--until", day, "--into", into, "--data", d.Data) }()
	require.Eventually(t, func() bool { _, err := os.Stat(filepath.Join(into, "postgres")); return err == nil }, time.Minute, 10*time.Millisecond)
	cancel()
	require.Error(t, <-begun)
	for flag, says := range map[string]string{"tomorrow": "neither a time", "1990-01-01": "nothing was recorded", "50": "was begun"} {
		output, err := tool(t, d.Data, "replay", "--until", flag, "--into", into)
		require.Error(t, err, flag)
		require.Contains(t, output, says)
	}
	output, err := tool(t, d.Data, "replay", "--until", day, "--into", into)
	require.NoError(t, err, output)

	then := start(t, into, "--read-only")
	client, err := then.SignIn(t.Context())
	require.NoError(t, err)
	var count struct{ Contacts, Deals struct{ TotalCount int } }
	require.NoError(t, client.Do(t.Context(), `{ contacts { totalCount } deals { totalCount } }`, nil, &count))
	require.Equal(t, 2000, count.Contacts.TotalCount)
	require.Equal(t, 600, count.Deals.TotalCount)
}
