package value

import (
	"errors"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Phone is a phone number: E.164 (+4930123456) where the text is a valid
// number with a country, else the text as entered. Rejecting what cannot be
// read would lose data: real exports hold extensions, lost zeros and two
// numbers in a cell.
type Phone struct{ text string }

const maxPhone = 64

// ParsePhone reads a number; region is the ISO 3166 country of numbers
// written without one ("" when unknown).
func ParsePhone(text, region string) (Phone, error) {
	text = strings.TrimSpace(text)
	if len(text) > maxPhone {
		return Phone{}, errors.New("is longer than 64 bytes")
	}
	if number, ok := readable(text, region); ok {
		return Phone{phonenumbers.Format(number, phonenumbers.E164)}, nil
	}
	return Phone{text}, nil
}

func readable(text, region string) (*phonenumbers.PhoneNumber, bool) {
	n, err := phonenumbers.Parse(text, region)
	return n, err == nil && n.GetExtension() == "" && phonenumbers.IsValidNumber(n)
}

// String gives the number in E.164, or as entered.
func (p Phone) String() string { return p.text }

// PhoneRegion says whether a country has phone numbers: ISO 3166, as DE.
func PhoneRegion(code string) bool { return phonenumbers.GetSupportedRegions()[code] }
