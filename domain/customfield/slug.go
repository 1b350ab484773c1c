package customfield

import (
	"strconv"
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

// FreeKey makes a key of a label that no field of the set has, archived or not.
func (s Set) FreeKey(label string) string {
	return freeKey(label, func(key string) bool { return s.index(key) >= 0 })
}

// freeKey makes a key of a label: its slug, with a number if that is taken.
func freeKey(label string, taken func(key string) bool) string {
	base := Slug(label)
	for n, key := 2, base; ; n++ {
		if !taken(key) {
			return key
		}
		suffix := "_" + strconv.Itoa(n)
		key = base[:min(len(base), maxKey-len(suffix))] + suffix
	}
}
