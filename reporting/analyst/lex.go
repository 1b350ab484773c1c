package analyst

import (
	"fmt"
	"strings"
)

// kind is what a token is to the check.
type kind int

const (
	word   kind = iota // a bare or quoted name, or a keyword
	text               // a string or a number
	mark               // any other character
	spaces             // between the others; comments are turned into one
)

// token is a piece of a statement. raw, of all tokens in order, is what is
// passed on; name is what a word means.
type token struct {
	kind   kind
	raw    string
	name   string
	quoted bool
}

// is says whether the token is a keyword or a mark.
func (t token) is(what string) bool {
	return !t.quoted && t.kind != text && strings.EqualFold(t.raw, what)
}

// lex takes a statement apart as ClickHouse's own lexer does. Where the two
// could differ (characters beyond ASCII outside of quotes, heredocs, comments
// that begin with # or //) it refuses.
func lex(statement string) ([]token, error) {
	var tokens []token
	for at := 0; at < len(statement); {
		t, length, err := next(statement[at:])
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, t)
		at += length
	}
	return tokens, nil
}

func next(rest string) (t token, length int, err error) {
	switch c := rest[0]; {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return token{kind: spaces, raw: rest[:1]}, 1, nil
	case strings.HasPrefix(rest, "--"):
		return token{kind: spaces, raw: "\n"}, through(rest, 2, "\n"), nil
	case strings.HasPrefix(rest, "/*"):
		end := strings.Index(rest[2:], "*/")
		if end < 0 {
			return t, 0, syntax("A comment does not end.")
		}
		return token{kind: spaces, raw: " "}, end + 4, nil
	case strings.HasPrefix(rest, "//") || c == '#' || c == '$':
		return t, 0, syntax(fmt.Sprintf("The character %q may not stand here; comments begin with --.", c))
	case c == '\'':
		length, err := quotedLength(rest)
		return token{kind: text, raw: rest[:length]}, length, err
	case c == '"' || c == '`':
		return quotedName(rest)
	case wordByte(c):
		return bare(rest)
	case c < 0x20 || c >= 0x7f:
		return t, 0, syntax("Only ASCII characters may stand outside of quotes.")
	default:
		return token{kind: mark, raw: rest[:1]}, 1, nil
	}
}

// through gives the length up to and including what ends it, or all.
func through(rest string, from int, end string) int {
	if i := strings.Index(rest[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(rest)
}

// quotedLength gives the length of a quoted text: a backslash takes the next
// character along, and a doubled quote does not end it.
func quotedLength(rest string) (int, error) {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case quote:
			if i+1 < len(rest) && rest[i+1] == quote {
				i++
				continue
			}
			return i + 1, nil
		}
	}
	return 0, syntax("A quoted text does not end.")
}

// quotedName refuses escapes: there is no name here that needs one.
func quotedName(rest string) (t token, length int, err error) {
	if length, err = quotedLength(rest); err != nil {
		return t, 0, err
	}
	name := rest[1 : length-1]
	if strings.ContainsAny(name, "\\\"`") {
		return t, 0, syntax("A quoted name may hold neither quotes nor backslashes.")
	}
	return token{kind: word, raw: rest[:length], name: name, quoted: true}, length, nil
}

// bare is a name or a number, which may have a fraction.
func bare(rest string) (token, int, error) {
	digit := rest[0] >= '0' && rest[0] <= '9'
	end := 1
	for end < len(rest) && (wordByte(rest[end]) || digit && rest[end] == '.') {
		end++
	}
	t := token{kind: word, raw: rest[:end], name: rest[:end]}
	if digit {
		t = token{kind: text, raw: rest[:end]}
	}
	return t, end, nil
}

func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
