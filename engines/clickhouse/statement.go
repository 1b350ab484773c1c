package clickhouse

import (
	"iter"
	"strings"
)

// statement is what this server must know of a query's text: enough to choose
// the road through the library. All else is the engine's parser's business.
type statement struct {
	text   string
	verb   string // the first word, in upper case
	format string // of a FORMAT clause, else ""

	// An INSERT whose data come as bytes is cut into the statement (text), the
	// format, and what of the data stands in the text already.
	insert bool
	inline string

	// outside is a statement that reads or writes a file by a clause which
	// clients carry out, so that grants do not reach it; here the library would.
	outside bool
}

// The words that decide.
const (
	sqlSelect = "SELECT"
	sqlWith   = "WITH"
	sqlInsert = "INSERT"
)

// streamable says whether the answer may be fetched block by block.
func (s statement) streamable() bool { return s.verb == sqlSelect || s.verb == sqlWith }

// parse reads text. formats holds the names of all formats, so that
// ORDER BY format DESC is not taken for a FORMAT clause.
func parse(text string, formats map[string]bool) statement {
	st := statement{text: text}
	var before word
	selects := false // of an INSERT: its rows come from a query
	for w := range topWords(text) {
		if st.verb == "" {
			st.verb = w.upper()
		}
		switch before.upper() {
		case "FORMAT":
			if !formats[w.text] {
				break
			}
			if st.format = w.text; st.verb == sqlInsert && !selects {
				st.cut(before.start, w.end)
				return st
			}
		case "INTO", "FROM":
			st.outside = st.outside || w.upper() == "OUTFILE" || w.upper() == "INFILE"
		}
		switch w.upper() {
		case sqlSelect, sqlWith:
			selects = true
		case "VALUES":
			if st.verb == sqlInsert && !selects {
				st.format = "Values"
				st.cut(w.start, w.end)
				return st
			}
		}
		before = w
	}
	return st
}

// cut takes an INSERT apart: text[head:tail] says the format, and what follows
// are data.
func (s *statement) cut(head, tail int) {
	s.insert = true
	s.inline = strings.TrimLeft(s.text[tail:], " \t\r")
	s.inline = strings.TrimPrefix(s.inline, "\n")
	s.text = s.text[:head]
}

// word is a bare word outside quotes, comments and parentheses.
type word struct {
	text       string
	start, end int
}

func (w word) upper() string { return strings.ToUpper(w.text) }

// topWords yields the bare words of text in order, lazily: after VALUES, or
// FORMAT and a name, come an INSERT's data, which are no SQL.
func topWords(text string) iter.Seq[word] {
	return func(yield func(word) bool) {
		depth := 0
		for i := 0; i < len(text); {
			switch c := text[i]; {
			case c == '\'' || c == '"' || c == '`':
				i = skipQuoted(text, i)
			case strings.HasPrefix(text[i:], "--") || c == '#':
				i = skipPast(text, i, "\n")
			case strings.HasPrefix(text[i:], "/*"):
				i = skipPast(text, i+2, "*/")
			case c == '(' || c == '[' || c == '{':
				depth, i = depth+1, i+1
			case c == ')' || c == ']' || c == '}':
				depth, i = depth-1, i+1
			case isWordByte(c):
				end := i
				for end < len(text) && isWordByte(text[end]) {
					end++
				}
				if depth <= 0 && !yield(word{text[i:end], i, end}) {
					return
				}
				i = end
			default:
				i++
			}
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// skipQuoted returns the position after the quoted text that starts at i. A
// quote inside is escaped by a backslash or doubled, which reads as two
// quoted texts side by side.
func skipQuoted(text string, i int) int {
	quote := text[i]
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(text)
}

// skipPast returns the position after the next end, or that of text's end.
func skipPast(text string, i int, end string) int {
	at := strings.Index(text[i:], end)
	if at < 0 {
		return len(text)
	}
	return i + at + len(end)
}
