package graphql

import "strings"

// lexer reads the tokens of a GraphQL document. An empty token is the end.
type lexer struct {
	text  string
	at    int
	token string
	kind  tokenKind
}

type tokenKind int

const (
	signToken tokenKind = iota
	nameToken
	numberToken
	stringToken
)

func (l *lexer) next() {
	l.skip()
	start := l.at
	l.kind = signToken
	if start >= len(l.text) {
		l.token = ""
		return
	}
	switch c := l.text[start]; {
	case isLetter(c):
		l.kind = nameToken
		l.while(func(c byte) bool { return isLetter(c) || isDigit(c) })
	case isDigit(c) || c == '-':
		l.kind = numberToken
		l.at++
		l.while(func(c byte) bool { return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-' })
	case c == '"':
		l.kind = stringToken
		l.quoted()
	case strings.HasPrefix(l.text[start:], "..."):
		l.at += 3
	default:
		l.at++
	}
	l.token = l.text[start:l.at]
}

// skip passes over white space, commas and comments.
func (l *lexer) skip() {
	for l.at < len(l.text) {
		switch c := l.text[l.at]; c {
		case ' ', '\t', '\r', '\n', ',':
			l.at++
		case '#':
			l.while(func(c byte) bool { return c != '\n' && c != '\r' })
		default:
			return
		}
	}
}

func (l *lexer) while(in func(byte) bool) {
	for l.at < len(l.text) && in(l.text[l.at]) {
		l.at++
	}
}

// quoted passes over a string or a block string.
func (l *lexer) quoted() {
	if strings.HasPrefix(l.text[l.at:], `"""`) {
		l.at += 3
		for l.at < len(l.text) && !strings.HasPrefix(l.text[l.at:], `"""`) {
			if strings.HasPrefix(l.text[l.at:], `\"""`) {
				l.at += 3
			}
			l.at++
		}
		l.close(3)
		return
	}
	for l.at++; l.at < len(l.text) && l.text[l.at] != '"' && l.text[l.at] != '\n'; l.at++ {
		if l.text[l.at] == '\\' {
			l.at++
		}
	}
	l.close(1)
}

func (l *lexer) close(quotes int) {
	if l.at+quotes > len(l.text) {
		panic(stopped{errSyntax})
	}
	l.at += quotes
}

func isLetter(c byte) bool { return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
