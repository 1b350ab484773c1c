package analyst

import (
	"strings"
	"testing"
)

// Check checks a statement for an engine without table functions of its own.
func Check(statement, database string) (string, error) {
	return (&gate{}).check(statement, database)
}

// WithoutTexts drops what is quoted in single quotes.
func WithoutTexts(t *testing.T, statement string) string {
	t.Helper()
	tokens, err := lex(statement)
	if err != nil {
		t.Fatalf("%q passed, and cannot be read again: %v", statement, err)
	}
	var bare strings.Builder
	for _, each := range tokens {
		if each.kind != text {
			bare.WriteString(each.raw)
		} else {
			bare.WriteString(" ")
		}
	}
	return bare.String()
}
