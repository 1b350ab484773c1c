package e2e_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// start starts a Daybook that ends with the test.
func start(t *testing.T, data string, args ...string) *e2e.Daybook {
	t.Helper()
	d, err := e2e.Start(t.Context(), data, args...)
	require.NoError(t, err)
	t.Cleanup(d.Kill)
	return d
}

// dataFolder gives a folder that an unprivileged Postgres can get to, which
// t.TempDir is not when root runs the tests.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "daybook-e2e-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { // the engines of a killed Daybook end a moment after it
		require.Eventually(t, func() bool { return os.RemoveAll(dir) == nil }, 30*time.Second, 100*time.Millisecond)
	})
	return filepath.Join(dir, "data")
}

// toolWithin is far more than a tool takes, and less than a test may.
const toolWithin = 3 * time.Minute

// tool runs a subcommand to its end.
func tool(t *testing.T, data string, args ...string) (output string, err error) {
	t.Helper()
	binary, err := e2e.Binary()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), toolWithin)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, append(args, "--data", data)...)
	cmd.Env = e2e.Environment()
	text, err := cmd.CombinedOutput()
	return string(text), err
}
