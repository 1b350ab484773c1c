package value

import (
	"errors"
	"regexp"
)

// maxZone is longer than every name of a zone, in bytes.
const maxZone = 64

// zone is an area and a place in it, and UTC, which is nowhere. The short
// names of old, such as EST, say no place and so nothing of summer.
var zone = regexp.MustCompile(`^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]*){1,2})$`)

// CheckTimeZone refuses what cannot be the name of a time zone; empty text is
// none and passes. Which zones there are is written in a database that changes
// from year to year: whoever gives the command looks there.
func CheckTimeZone(name string) error {
	if name != "" && (len(name) > maxZone || !zone.MatchString(name)) {
		return errors.New("must be the name of a time zone, such as Europe/Berlin, or empty")
	}
	return nil
}
