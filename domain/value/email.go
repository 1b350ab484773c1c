// Package value has the values that cannot be built wrong: a Parse function
// is the only way in, and what it gives is normal form. Events hold plain
// strings and numbers instead, so that what was once recorded stays readable
// whatever the rules become.
package value

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Email is an e-mail address as it was entered, trimmed.
type Email struct{ text string }

// maxEmail is the longest address that can be delivered to: RFC 5321, 4.5.3.1.
const maxEmail = 254

// address is laxer than RFC 5322: atoms of its characters, and of letters of
// every script (RFC 6531), with dots anywhere before the at sign. Real
// mailboxes have such dots and real exports such domains, and a contact is
// worth more than a rule about his address.
var address = regexp.MustCompile(`^[.` + atom + `]+@[` + atom + `]+(\.[` + atom + `]+)*$`)

const atom = `a-zA-Z0-9!#$%&'*+/=?^_\x60{|}~\x{80}-\x{10ffff}-`

// ParseEmail accepts one bare address; empty text is the empty Email.
func ParseEmail(text string) (Email, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return Email{}, nil
	case len(text) > maxEmail:
		return Email{}, errors.New("is longer than 254 bytes")
	case !utf8.ValidString(text) || !address.MatchString(text) || strings.ContainsFunc(text, unicode.IsSpace) || strings.ContainsFunc(text, unicode.IsControl):
		return Email{}, errors.New("is not an e-mail address")
	default:
		return Email{text}, nil
	}
}

// String gives the address as entered.
func (e Email) String() string { return e.text }

// Key gives the form under which two addresses are the same: lower case.
func (e Email) Key() string { return EmailKey(e.text) }

// EmailKey gives the key of an address that was checked before it was recorded.
func EmailKey(text string) string { return strings.ToLower(strings.TrimSpace(text)) }
