package customfield

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const maxKey = 63

// Slug makes a key of a label: small letters without accents, digits, and _
// for all else. Of a label without a Latin letter it makes "field".
func Slug(label string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(label) {
		r = unicode.ToLower(r)
		switch {
		case b.Len() >= maxKey:
			return strings.TrimRight(b.String(), "_")
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	if slug := strings.TrimRight(b.String(), "_"); slug != "" {
		return slug
	}
	return "field"
}
