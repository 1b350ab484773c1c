package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// lines are what go test -json prints: an action and a test each, or an action, a test and what it says.
func lines(list ...string) *results {
	var all strings.Builder
	for _, line := range list {
		action, rest, _ := strings.Cut(line, " ")
		test, output, _ := strings.Cut(rest, " ")
		all.WriteString(`{"Action":"` + action + `","Test":"` + test + `","Output":"` + output + `"}` + "\n")
	}
	return readResults(strings.NewReader(all.String()))
}

// Of a test in tests the innermost counts, and those that did not end are not forgotten.
func TestReadResults(t *testing.T) {
	t.Parallel()
	r := lines("run A", "run A/b", "run A/b/c", "fail A/b/c", "fail A/b", "run A/d", "pass A/d", "fail A", "run E", "skip E")
	require.Equal(t, []string{"A/b/c"}, r.failed)
	require.Equal(t, []string{"E"}, r.skipped)
	require.Equal(t, 1, r.passed)
	require.True(t, r.complete)

	r = lines("run A", "run A/b", "pass A/b", "fail A")
	require.Equal(t, []string{"A"}, r.failed, "it failed by itself")

	require.False(t, lines("run A", "run B", "pass B").complete)
	require.False(t, lines("run A", "output A panic: out of time", "fail A").complete)
}

// A test that fails is run again, alone: if it passes then, both are shown and nothing is wrong.
func TestAgain(t *testing.T) {
	t.Parallel()
	work := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module again\n", "overlay.json": "{}",
		"tests/some_test.go": `package tests

import ("os"; "testing")

func TestIn(t *testing.T) {
	t.Run("others", func(t *testing.T) { t.Error("this one was not asked for") })
	t.Run("never", func(t *testing.T) { t.Fail() })
	t.Run("alone", func(t *testing.T) {
		if os.Mkdir("tried", 0o700) == nil {
			t.Fail()
		}
	})
}
`,
	} {
		file := filepath.Join(work, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	const others = "-skip=^TestIn$/^others$"
	s := suite{name: "some"}
	r, err := s.test(t.Context(), work, "", others)
	require.NoError(t, err)
	require.Equal(t, []string{"TestIn/never", "TestIn/alone"}, r.failed)
	require.NoError(t, s.again(t.Context(), work, "", others, []string{"TestIn/alone"}))
	require.ErrorContains(t, s.again(t.Context(), work, "", others, r.failed), "TestIn/never failed, and failed again alone")
}
