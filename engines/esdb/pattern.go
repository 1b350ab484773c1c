package esdbserver

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/dlclark/regexp2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// pattern is a regular expression in the dialect of .NET, which is EventStoreDB's: it knows look-around
// (the Python clients leave system events out with it), and \d, \w and $ mean more there than in Go. What
// means the same in both runs on Go's engine, which is ten times as fast and never backtracks.
type pattern struct {
	plain *regexp.Regexp
	full  *regexp2.Regexp // if plain is nil
}

// matchTime bounds how long a pattern may look at one name: backtracking can take for ever.
const matchTime = 100 * time.Millisecond

func compilePattern(text string) (*pattern, error) {
	if sameInGo(text) {
		if plain, err := regexp.Compile(text); err == nil {
			return &pattern{plain: plain}, nil
		}
	}
	full, err := regexp2.Compile(text, regexp2.None)
	if err != nil {
		return nil, invalid("the filter's regular expression: %v", err)
	}
	full.MatchTimeout = matchTime
	return &pattern{full: full}, nil
}

// sameInGo reports whether the pattern has nothing that the two dialects read differently: letters after
// a backslash, the end of the text ($ as a sign is [^$] or \$), options and look-around, sets within sets.
func sameInGo(text string) bool {
	text = strings.ReplaceAll(text, "[^$]", ".")
	for _, different := range []string{"(?", "-[", "[:"} {
		if strings.Contains(text, different) {
			return false
		}
	}
	escaped := false
	for _, c := range text {
		if escaped && (unicode.IsLetter(c) || unicode.IsDigit(c)) || !escaped && c == '$' {
			return false
		}
		escaped = c == '\\' && !escaped
	}
	return true
}

// match fails with ABORTED if the pattern takes too long.
func (p *pattern) match(name []byte) (bool, error) {
	if p.plain != nil {
		return p.plain.Match(name), nil
	}
	found, err := p.full.MatchString(string(name))
	if err != nil {
		return false, status.Errorf(codes.Aborted, "the filter's regular expression: %v", err)
	}
	return found, nil
}
