package engines_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
)

// put makes a folder of packages with both engines in it.
func put(t *testing.T, folder string) string {
	t.Helper()
	installed, err := engines.Packages("")
	if err != nil {
		t.Skip(err)
	}
	require.NoError(t, os.MkdirAll(folder, 0o755))
	require.NoError(t, os.Symlink(filepath.Join(installed, "node_modules"), filepath.Join(folder, "node_modules")))
	return folder
}

func TestWhereIsLooked(t *testing.T) {
	at := t.TempDir()
	above := put(t, filepath.Join(at, "engines"))
	named := put(t, filepath.Join(t.TempDir(), "named"))
	deep := filepath.Join(at, "a", "b")
	require.NoError(t, os.MkdirAll(deep, 0o755))
	t.Chdir(deep)

	found, err := engines.Packages("")
	require.NoError(t, err)
	require.Equal(t, above, found, "engines in a parent of the working directory")
	path, err := engines.ClickHouse("")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(path, above), path)

	t.Setenv(engines.Variable, named)
	path, err = engines.Postgres("")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(path, named), "the variable goes first: %s", path)
	require.FileExists(t, filepath.Join(path, "bin", "initdb"))
	path, err = engines.Postgres(above)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(path, above), "and what is asked for before that: %s", path)
}

func TestMissing(t *testing.T) {
	empty := t.TempDir()
	t.Setenv(engines.Variable, empty)
	for _, find := range []func(string) (string, error){engines.Packages, engines.ClickHouse, engines.Postgres} {
		_, err := find("")
		require.ErrorIs(t, err, engines.ErrMissing)
		require.ErrorContains(t, err, empty)
		require.ErrorContains(t, err, "run `make engines`")
		require.NotContains(t, err.Error(), "\n")
		t.Log(err)
	}
}

// What the code looks for is what npm is told to install.
func TestPackagesAreListed(t *testing.T) {
	t.Setenv(engines.Variable, t.TempDir())
	listed, err := os.ReadFile("package.json")
	require.NoError(t, err)
	for _, find := range []func(string) (string, error){engines.ClickHouse, engines.Postgres} {
		_, err := find("")
		if !errors.Is(err, engines.ErrMissing) {
			require.ErrorContains(t, err, "no embedded") // on this platform
			continue
		}
		name := regexp.MustCompile(`package (\S+) is not`).FindStringSubmatch(err.Error())
		require.NotEmpty(t, name, err)
		require.Contains(t, string(listed), `"`+name[1]+`"`)
	}
}
