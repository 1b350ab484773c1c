package importer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

// TestBecomes holds what small exports with one of every peculiarity become,
// event by event, to a file that people can read.
func TestBecomes(t *testing.T) {
	t.Parallel()
	for folder, open := range map[string]func(string) importer.Source{
		"salesforce": importer.Salesforce, "hubspot": importer.HubSpot,
	} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			dir, bus := filepath.Join("testdata", folder), importertest.Memory(t)
			rejected := filepath.Join(t.TempDir(), "rejected.csv")
			result := run(t, bus, open(dir), importer.Options{Rejected: rejected})
			var got bytes.Buffer
			result.Took, result.Rejected = 0, ""
			require.NoError(t, result.Print(&got))
			got.WriteString("\n" + told(t, bus))
			golden := filepath.Join(dir, "expected.txt")
			if os.Getenv("UPDATE_GOLDEN") != "" {
				require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), got.String())
			assert.Zero(t, run(t, bus, open(dir), importer.Options{}).Changes(), "again")
		})
	}
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// told writes the events stream by stream, with short ids.
func told(t *testing.T, bus *importertest.Bus) string {
	t.Helper()
	streams := map[string][]string{}
	for decoded := range bus.Events(t) {
		data, err := json.Marshal(decoded.Event)
		require.NoError(t, err)
		name := decoded.Stream.Category + " " + decoded.Stream.ID
		streams[name] = append(streams[name], fmt.Sprintf("  %s %s", decoded.Event.EventType(), data))
	}
	var all []string
	for name, events := range streams {
		all = append(all, name+"\n"+strings.Join(events, "\n"))
	}
	slices.Sort(all)
	return uuids.ReplaceAllStringFunc(strings.Join(all, "\n"), func(id string) string { return id[:6] }) + "\n"
}
