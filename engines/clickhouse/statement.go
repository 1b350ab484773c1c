package clickhouse

import (
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
}

// streamable says whether the answer may be fetched block by block.
func (s statement) streamable() bool { return s.verb == "SELECT" || s.verb == "WITH" }

// parse reads text. formats holds the names of all formats, so that
// ORDER BY format DESC is not taken for a FORMAT clause.
func parse(text string, formats map[string]bool) statement {
	words := topWords(text)
	st := statement{text: text}
	if len(words) == 0 {
		return st
	}
	st.verb = words[0].upper()
	if st.verb == "INSERT" {
		st.cutInsert(words, formats)
		return st
	}
	for i := len(words) - 2; i > 0; i-- {
		if words[i].upper() == "FORMAT" && formats[words[i+1].text] {
			st.format = words[i+1].text
			break
		}
	}
	return st
}

// cutInsert looks for the first word that says where the rows come from.
func (s *statement) cutInsert(words []word, formats map[string]bool) {
	for i, w := range words[1:] {
		switch w.upper() {
		case "SELECT", "WITH":
			return
		case "VALUES":
			s.cut(w.start, w.end, "Values")
			return
		case "FORMAT":
			if i+2 < len(words) && formats[words[i+2].text] {
				s.cut(w.start, words[i+2].end, words[i+2].text)
				return
			}
		}
	}
}

func (s *statement) cut(head, tail int, format string) {
	s.insert, s.format = true, format
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

// topWords splits text into its bare words, in order. After the word VALUES,
// or FORMAT and a name, may come data that is no SQL at all; a word misread
// there does no harm, since only the first match counts.
func topWords(text string) []word {
	var words []word
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
			if depth <= 0 || len(words) == 0 {
				words = append(words, word{text[i:end], i, end})
			}
			i = end
		default:
			i++
		}
	}
	return words
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

func skipPast(text string, i int, end string) int {
	at := strings.Index(text[i:], end)
	if at < 0 {
		return len(text)
	}
	return i + at + len(end)
}
