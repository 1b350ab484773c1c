package value

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

// Decimal is an exact decimal number, such as a quantity, a percentage or a
// rate: amounts made with a binary fraction would be a cent off now and then.
type Decimal struct {
	text string
	rat  *big.Rat
}

var decimalText = regexp.MustCompile(`^-?[0-9]{1,30}(\.[0-9]{1,30})?$`)

// ParseDecimal reads a number with so many digits at most before and behind
// the point; 1e6 and 1,5 are none. Its text is in normal form: 2.50 is 2.5.
func ParseDecimal(text string, whole, places int) (Decimal, error) {
	text = strings.TrimSpace(text)
	if !decimalText.MatchString(text) {
		return Decimal{}, fmt.Errorf("must be a decimal number such as 2.5, with at most %d digits and %d decimals", whole, places)
	}
	sign, digits := "", text
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	units, fraction, _ := strings.Cut(digits, ".")
	units, fraction = strings.TrimLeft(units, "0"), strings.TrimRight(fraction, "0")
	if len(units) > whole || len(fraction) > places {
		return Decimal{}, fmt.Errorf("has more than %d digits or %d decimals", whole, places)
	}
	normal := units
	if units == "" {
		normal = "0"
	}
	if fraction != "" {
		normal += "." + fraction
	}
	if normal == "0" {
		sign = ""
	}
	rat, _ := new(big.Rat).SetString(sign + normal)
	return Decimal{sign + normal, rat}, nil
}

// String gives the number in normal form.
func (d Decimal) String() string { return d.text }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	if d.rat == nil {
		return 0
	}
	return d.rat.Sign()
}

// Rat gives the number to reckon with; the caller may change it.
func (d Decimal) Rat() *big.Rat {
	if d.rat == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Set(d.rat)
}
