package member

import (
	"regexp"

	"golang.org/x/text/language"
)

// maxPlace is longer than every name of a zone and every locale, in bytes.
const maxPlace = 64

// zone is an area and a place in it, and UTC, which is nowhere. The short
// names of old, such as EST, say no place and so nothing of summer.
var zone = regexp.MustCompile(`^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]*){1,2})$`)

// IsTimeZone says whether a text could be the name of a time zone. Which ones
// there are is written in a database that changes from year to year: whoever
// gives the command looks there.
func IsTimeZone(name string) bool { return len(name) <= maxPlace && zone.MatchString(name) }

// parseLocale gives a locale as BCP 47 writes it, such as de-AT for de_at.
// An empty one is none.
func parseLocale(text string) (normal string, ok bool) {
	if text == "" {
		return "", true
	}
	tag, err := language.Parse(text)
	if err != nil || len(text) > maxPlace || tag == language.Und {
		return text, false
	}
	return tag.String(), true
}
