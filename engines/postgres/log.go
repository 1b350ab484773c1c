package postgres

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// lastErrors returns the errors at the end of the newest file in folder, if it
// was written just now.
func lastErrors(folder string) string {
	files, _ := filepath.Glob(filepath.Join(folder, "postgres-*.log"))
	newest, at := "", time.Now().Add(-time.Minute)
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.ModTime().After(at) {
			newest, at = file, info.ModTime()
		}
	}
	if newest == "" {
		return ""
	}
	return errorsOnly(readEnd(newest, 4<<10))
}

func readEnd(path string, n int64) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
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

var errorMarks = []string{"error:", "FATAL:", "PANIC:", "HINT:", "DETAIL:"}

func errorsOnly(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		for _, mark := range errorMarks {
			if _, after, found := strings.Cut(line, mark); found {
				kept = append(kept, mark+" "+strings.Join(strings.Fields(after), " "))
				break
			}
		}
	}
	return strings.Join(kept, " ")
}
