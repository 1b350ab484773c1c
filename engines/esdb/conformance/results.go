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

// results of one suite. Tests with tests of their own count only if they fail and none of those does.
type results struct {
	passed          int
	failed, skipped []string
	complete        bool // every test ran to its end
	output          map[string][]string
}

// failed is how go test calls a test that did.
const failed = "fail"

// readResults reads what go test -json prints.
func readResults(r io.Reader) *results {
	res := &results{complete: true, output: map[string][]string{}}
	parents, broken, outcome := map[string]bool{}, map[string]bool{}, map[string]string{}
	var order []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e struct{ Action, Test, Output string }
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue
		}
		if strings.HasPrefix(e.Output, "panic: ") || strings.HasPrefix(e.Output, "fatal error: ") {
			res.complete = false // what would have come after it never began
		}
		switch e.Action {
		case "run":
			order = append(order, e.Test)
			above(e.Test, parents)
		case "output":
			res.output[e.Test] = append(res.output[e.Test], e.Output)
		case "pass", failed, "skip":
			outcome[e.Test] = e.Action
			if e.Action == failed {
				above(e.Test, broken)
			}
		}
	}
	for _, test := range order {
		switch {
		case outcome[test] == "":
			res.complete = false
			res.failed = append(res.failed, test)
		case outcome[test] == failed && !broken[test]:
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

// above marks the tests that a test belongs to.
func above(test string, marked map[string]bool) {
	for at := strings.LastIndexByte(test, '/'); at > 0; at = strings.LastIndexByte(test, '/') {
		test = test[:at]
		marked[test] = true
	}
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

// skipPattern is the argument of -skip; "" skips nothing.
func skipPattern(left []exception) string {
	var patterns []string
	for _, e := range left {
		patterns = append(patterns, testPattern(e.test))
	}
	return strings.Join(patterns, "|")
}

// testPattern is the argument of -run for one test.
func testPattern(test string) string {
	var levels []string
	for level := range strings.SplitSeq(test, "/") {
		levels = append(levels, "^"+regexp.QuoteMeta(level)+"$")
	}
	return strings.Join(levels, "/")
}
