package postgres

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// errorsSince returns the errors that the newest file in folder has from a time
// on. Each line begins with its time in UTC, which sorts as text.
func errorsSince(folder string, since time.Time) string {
	files, _ := filepath.Glob(filepath.Join(folder, "postgres-*.log"))
	newest, at := "", since.Add(-time.Second)
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.ModTime().After(at) {
			newest, at = file, info.ModTime()
		}
	}
	if newest == "" {
		return ""
	}
	var recent strings.Builder
	from := since.UTC().Format("2006-01-02 15:04:05.000")
	for line := range strings.Lines(readEnd(newest, 8<<10)) {
		if line >= from {
			recent.WriteString(line)
		}
	}
	return errorsOnly(recent.String())
}

func readEnd(path string, n int64) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	if size, err := f.Seek(0, io.SeekEnd); err == nil {
		_, _ = f.Seek(max(0, size-n), io.SeekStart)
	}
	text, _ := io.ReadAll(f)
	return string(text)
}

// oneLine keeps what an operator must read of a program's output, or all of it
// if nothing in it looks like an error.
func oneLine(text string) string {
	if kept := errorsOnly(text); kept != "" {
		return kept
	}
	return strings.Join(strings.Fields(text), " ")
}

var errorMarks = []string{"error:", "FATAL:", "PANIC:", "LOG:  could not", "LOG:  invalid", "LOG:  unrecognized"}

// noise are errors that tell nothing: the answer to Daybook's own asking
// whether the server is ready, and the farewell to its sessions.
var noise = []string{"the database system is", "terminating connection"}

func errorsOnly(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		for _, mark := range errorMarks {
			if at := strings.Index(line, mark); at >= 0 && !containsAny(line, noise) {
				kept = append(kept, strings.Join(strings.Fields(line[at:]), " "))
				break
			}
		}
	}
	return strings.Join(kept, "; ")
}

func containsAny(text string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}
