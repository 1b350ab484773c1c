package value

import (
	"errors"
	"math/big"
	"regexp"

	"golang.org/x/text/currency"
)

// Money is an amount in minor units (cents) of an ISO 4217 currency. It is a
// plain value, since events carry it; CheckMoney says whether it may be recorded.
type Money struct {
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

// MaxAmount is the largest amount: 2^53-1, the largest whole number that
// every JSON client reads exactly.
const MaxAmount = 1<<53 - 1

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

// CheckMoney refuses negative and too large amounts and what is no currency.
func CheckMoney(m Money) error {
	switch {
	case m.Amount < 0:
		return errors.New("must not be negative")
	case m.Amount > MaxAmount:
		return errors.New("is too large")
	default:
		return CheckCurrency(m.Currency)
	}
}

// CheckCurrency refuses what is no ISO 4217 code. Codes of the past pass:
// old deals are in them.
func CheckCurrency(code string) error {
	_, err := currency.ParseISO(code)
	if err != nil || !currencyCode.MatchString(code) {
		return errors.New("needs an ISO currency code such as EUR")
	}
	return nil
}

// otherExponents are the currencies whose minor unit is not a hundredth, as
// ISO 4217 has it. The tables of CLDR differ: they say what people write.
var otherExponents = map[string]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
	"UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
	"CLF": 4, "UYW": 4,
}

// Exponent is how many decimals a currency's amounts have: 2 for EUR, 0 for
// JPY, 3 for BHD.
func Exponent(code string) int {
	if e, other := otherExponents[code]; other {
		return e
	}
	return 2
}

// Convert gives an exact sum of minor units in another currency, in its minor
// units and not rounded: see Round. One whole unit of from is rate of to.
func Convert(sum *big.Rat, from, to string, rate *big.Rat) *big.Rat {
	converted := new(big.Rat).Mul(sum, rate)
	return converted.Mul(converted, power(Exponent(to)-Exponent(from)))
}

// power is ten to the n, which may be negative.
func power(n int) *big.Rat {
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		return ten.Inv(ten)
	}
	return ten
}

// Round gives the nearest whole number, half a unit away from zero, which is
// how invoices are rounded.
func Round(exact *big.Rat) *big.Int {
	half := big.NewRat(1, 2)
	if exact.Sign() < 0 {
		half.Neg(half)
	}
	sum := new(big.Rat).Add(exact, half)
	return new(big.Int).Quo(sum.Num(), sum.Denom())
}
