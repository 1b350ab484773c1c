package e2e_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

func TestServesAndStopsInTime(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t))
	for _, path := range []string{"/healthz", "/readyz", "/metrics", "/"} {
		response, err := http.Get(d.URL + path)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusOK, response.StatusCode, path)
	}
	require.NoError(t, d.Stop())
}

func TestASecondProcessOnTheSameFolderIsRefused(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t))
	output, err := tool(t, d.Data, "serve", "--addr", "127.0.0.1:0")
	require.Error(t, err)
	require.Contains(t, output, fmt.Sprintf("another Daybook (process %d) is running on", d.PID()))
	require.Equal(t, 1, strings.Count(strings.TrimSpace(output), "\n")+1, "one line: %s", output)
}

func TestWhatCannotStartSaysWhatToDo(t *testing.T) {
	t.Parallel()
	taken := start(t, dataFolder(t))
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for name, c := range map[string]struct {
		data string
		args []string
		says string
	}{
		"a port in use":          {"", []string{"--addr", strings.TrimPrefix(taken.URL, "http://")}, "in use"},
		"a broken address":       {"", []string{"--addr", "nowhere"}, "is not HOST:PORT"},
		"an unknown engine":      {"", []string{"--postgres", "mysql://x"}, "must be embedded or begin with postgres://"},
		"no configuration file":  {"", []string{"--config", "/does/not/exist"}, "does not exist"},
		"data that is no folder": {file, nil, "data folder"},
		"missing engines":        {"", []string{"--engines", t.TempDir()}, "make engines"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.data == "" {
				c.data = dataFolder(t)
			}
			output, err := tool(t, c.data, append([]string{"serve"}, c.args...)...)
			require.Error(t, err)
			require.Contains(t, output, c.says)
		})
	}
}

const createContact = `mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } position } }`

// Whatever was answered is there after a kill, however often; and what was not
// answered left no address behind that nobody has and nobody can take.
func TestKillLosesNoAcknowledgedWrite(t *testing.T) {
	t.Parallel()
	data := dataFolder(t)
	random := rand.New(rand.NewPCG(1, 2))
	acknowledged, unanswered := &sync.Map{}, &sync.Map{}
	var count atomic.Int64
	for round := range 5 {
		d := start(t, data)
		ctx, cancel := context.WithCancel(t.Context())
		var writers sync.WaitGroup
		client, err := d.SignIn(ctx)
		require.NoError(t, err)
		for w := range 8 {
			writers.Go(func() {
				for n := 0; ctx.Err() == nil; n++ {
					var out struct {
						CreateContact struct{ Contact struct{ ID string } }
					}
					email := fmt.Sprintf("%d.%d.%d@example.com", round, w, n)
					if err := client.Do(ctx, createContact, killed(email), &out); err != nil {
						unanswered.Store(email, true)
						return // the server was killed
					}
					acknowledged.Store(out.CreateContact.Contact.ID, true)
					count.Add(1)
				}
			})
		}
		time.Sleep(time.Duration(300+random.IntN(1200)) * time.Millisecond)
		d.Kill()
		cancel()
		writers.Wait()
	}
	require.Positive(t, count.Load())

	d := start(t, data)
	client, err := d.SignIn(t.Context())
	require.NoError(t, err)
	acknowledged.Range(func(id, _ any) bool {
		var out struct{ Contact *struct{ ID string } }
		require.NoError(t, client.Do(t.Context(), `query($id: ID!) { contact(id: $id) { id } }`, map[string]any{"id": id}, &out))
		require.NotNil(t, out.Contact, "contact %s was acknowledged and is lost", id)
		return true
	})
	var takers sync.WaitGroup
	for email := range unanswered.Range {
		takers.Go(func() { checkUsable(t, client, email.(string)) })
	}
	takers.Wait()
	require.NoError(t, d.Stop())

	findings, err := tool(t, data, "doctor")
	require.NoError(t, err, findings)
	require.Equal(t, 2, strings.Count(findings, "as the log says"), findings)
}

func killed(email string) map[string]any {
	return map[string]any{"input": map[string]any{"lastName": "Kill", "email": email}}
}

// checkUsable takes an address, or finds the contact that has it.
func checkUsable(t *testing.T, client *e2e.Client, email string) {
	err := client.Do(t.Context(), createContact, killed(email), nil)
	if err == nil {
		return
	}
	var refused *e2e.Refused
	if !assert.ErrorAs(t, err, &refused, email) || !assert.Equal(t, "DUPLICATE_EMAIL", refused.Code, email) {
		return
	}
	assert.Eventually(t, func() bool {
		var found struct{ Contacts struct{ TotalCount int } }
		const query = `query($email: String!) { contacts(filter: {email: {eq: $email}}) { totalCount } }`
		err := client.Do(t.Context(), query, map[string]any{"email": email}, &found)
		return err == nil && found.Contacts.TotalCount == 1
	}, 20*time.Second, 100*time.Millisecond, "nobody has %s, and nobody can take it", email)
}

func TestJoiningARunningDaybook(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t))
	findings, err := tool(t, d.Data, "doctor")
	require.NoError(t, err, findings)
	require.Contains(t, findings, "joining the Daybook that is running")
}
