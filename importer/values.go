package importer

import (
	"errors"
	"math/big"
	"strings"
	"unicode"

	"github.com/daybook-crm/daybook/domain/value"
)

var errNoNumber = errors.New("is not a number")

// parseBool reads yes and no as exports write them; what is neither is no.
func parseBool(text string) bool {
	switch strings.ToLower(text) {
	case "1", "true", "yes", "y", "t", "x", "wahr", "ja", "oui", "sí", "si", "sim", "vrai", "verdadero":
		return true
	default:
		return false
	}
}

// parseList parts "a;b;c".
func parseList(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, ";") {
		if part = clean(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// parseNumber reads 1234.5, 1,234.50, 1.234,50, 1'234.50, 1 234,5, $1,234, 12 EUR
// and 1.2E+06. One comma with three digits behind it parts thousands; one point is
// always a decimal point, as every export of numbers means it.
func parseNumber(text string) (*big.Rat, error) {
	if len(text) > maxNumber {
		return nil, errNoNumber
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, text)
	if code := strings.TrimLeft(text, letters); len(text)-len(code) <= 3 {
		text = code
	}
	if code := strings.TrimRight(text, letters); len(text)-len(code) <= 3 {
		text = code
	}
	if strings.Trim(text, "0123456789.,-+eE") != "" || hugeExponent(text) {
		return nil, errNoNumber
	}
	number, ok := new(big.Rat).SetString(pointed(strings.TrimRight(text, ".,-")))
	if !ok {
		return nil, errNoNumber
	}
	return number, nil
}

// maxNumber and hugeExponent keep a cell from asking for a number of a
// million digits.
const maxNumber = 40

func hugeExponent(text string) bool {
	_, exponent, ok := strings.Cut(strings.ToLower(text), "e")
	return ok && len(strings.TrimLeft(exponent, "+-0")) > 2
}

// pointed writes a number with a decimal point and nothing between thousands.
func pointed(text string) string {
	point, comma := strings.LastIndexByte(text, '.'), strings.LastIndexByte(text, ',')
	switch {
	case point >= 0 && comma > point: // 1.234,50
		return strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1)
	case point >= 0 && comma >= 0: // 1,234.50
		return strings.ReplaceAll(text, ",", "")
	case strings.Count(text, ".") > 1: // 1.234.567
		return strings.ReplaceAll(text, ".", "")
	case strings.Count(text, ",") > 1 || comma >= 0 && len(text)-comma == 4: // 1,234,567 or 1,234
		return strings.ReplaceAll(text, ",", "")
	default:
		return strings.Replace(text, ",", ".", 1)
	}
}

// parseMoney reads an amount into minor units of a currency, half a unit up.
func parseMoney(text, code string) (int64, error) {
	number, err := parseNumber(text)
	if err != nil {
		return 0, err
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(value.Exponent(code))), nil)
	number.Mul(number, new(big.Rat).SetInt(scale))
	half := big.NewRat(1, 2)
	if number.Sign() < 0 {
		half.Neg(half)
	}
	number.Add(number, half)
	units := new(big.Int).Quo(number.Num(), number.Denom())
	if !units.IsInt64() {
		return 0, errors.New("is too large")
	}
	return units.Int64(), nil
}

// parseCount reads a whole number, such as 1200.0 or 1.2E+03.
func parseCount(text string) (int, error) {
	number, err := parseNumber(text)
	if err != nil {
		return 0, err
	}
	count := new(big.Int).Quo(number.Num(), number.Denom())
	if !count.IsInt64() {
		return 0, errNoNumber
	}
	return int(count.Int64()), nil
}
