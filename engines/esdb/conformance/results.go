package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// results of one suite. Only tests without tests of their own count.
type results struct {
	passed          int
	failed, skipped []string
	output          map[string][]string
}

// readResults reads what go test -json prints.
func readResults(r io.Reader) *results {
	res := &results{output: map[string][]string{}}
	parents, outcome := map[string]bool{}, map[string]string{}
	var order []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e struct{ Action, Test, Output string }
		if json.Unmarshal(lines.Bytes(), &e) != nil || e.Test == "" {
			continue
		}
		switch e.Action {
		case "run":
			order = append(order, e.Test)
			if at := strings.LastIndexByte(e.Test, '/'); at > 0 {
				parents[e.Test[:at]] = true
			}
		case "output":
			res.output[e.Test] = append(res.output[e.Test], e.Output)
		case "pass", "fail", "skip":
			outcome[e.Test] = e.Action
		}
	}
	for _, test := range order {
		switch {
		case outcome[test] == "fail" || outcome[test] == "":
			res.failed = append(res.failed, test)
		case parents[test]:
		case outcome[test] == "skip":
			res.skipped = append(res.skipped, test)
		default:
			res.passed++
		}
	}
	return res
}

func (r *results) print(suite string, left []exception) {
	fmt.Printf("%s: %d passed, %d failed\n", suite, r.passed, len(r.failed))
	for _, test := range r.failed {
		fmt.Printf("  FAILED   %s\n%s", test, strings.Join(r.output[test], ""))
	}
	for _, test := range r.skipped {
		fmt.Printf("  itself   %s (skips itself in this mode)\n", test)
	}
	for _, e := range left {
		fmt.Printf("  left out %s: %s\n", e.test, e.reason)
	}
}

// exception is a test that is left out.
type exception struct{ test, reason string }

// readLeftOut reads the exceptions of every suite. One without a reason is an error.
func readLeftOut(file string) (map[string][]exception, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	left := map[string][]exception{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		what, reason, ok := strings.Cut(line, " | ")
		suite, test, named := strings.Cut(what, " ")
		if !ok || !named || reason == "" {
			return nil, fmt.Errorf("%s: %q is not a suite, a test and a reason", file, line)
		}
		left[suite] = append(left[suite], exception{test, reason})
	}
	return left, nil
}

// skipPattern is the argument of -skip.
func skipPattern(left []exception) string {
	var patterns []string
	for _, e := range left {
		var levels []string
		for level := range strings.SplitSeq(e.test, "/") {
			levels = append(levels, "^"+regexp.QuoteMeta(level)+"$")
		}
		patterns = append(patterns, strings.Join(levels, "/"))
	}
	return strings.Join(patterns, "|")
}
