package value

import (
	"errors"
	"regexp"
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

// CheckMoney refuses negative and too large amounts and what is no currency code.
func CheckMoney(m Money) error {
	switch {
	case m.Amount < 0:
		return errors.New("must not be negative")
	case m.Amount > MaxAmount:
		return errors.New("is too large")
	case !currencyCode.MatchString(m.Currency):
		return errors.New("needs an ISO currency code such as EUR")
	default:
		return nil
	}
}
