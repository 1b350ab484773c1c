package member

import "golang.org/x/text/language"

// maxPlace is longer than every locale, in bytes.
const maxPlace = 64

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
