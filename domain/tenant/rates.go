package tenant

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Rate is what one whole unit of a currency is worth in the tenant's own, an
// exact decimal: with EUR as the tenant's, USD 0.92.
type Rate struct {
	Currency string `json:"currency"`
	Rate     string `json:"rate"`
}

// DayRate is a rate and the day from which it holds.
type DayRate struct{ Date, Rate string }

// Digits of a rate, and how many rates can be set at once.
const (
	rateDigits, rateDecimals = 12, 12
	maxRates                 = 400
)

// checkRates gives the rates in normal form.
func checkRates(p *fault.Problems, base, date string, rates []Rate) []Rate {
	if date == "" {
		p.Add("date", "must be given")
	}
	p.Check("date", value.CheckDate(date))
	if len(rates) > maxRates {
		p.Add("rates", "holds more than 400 rates")
		return nil
	}
	seen := map[string]bool{}
	normal := make([]Rate, len(rates))
	for i, r := range rates {
		field := fmt.Sprintf("rates[%d].", i)
		p.Check(field+"currency", value.CheckCurrency(r.Currency))
		if r.Currency == base {
			p.Add(field+"currency", "is the tenant's own, which is worth itself")
		}
		if seen[r.Currency] {
			p.Add(field+"currency", "is named twice")
		}
		seen[r.Currency] = true
		rate, err := value.ParseDecimal(r.Rate, rateDigits, rateDecimals)
		p.Check(field+"rate", err)
		if err == nil && rate.Sign() <= 0 {
			p.Add(field+"rate", "must be more than 0")
		}
		normal[i] = Rate{r.Currency, rate.String()}
	}
	return normal
}

// newRates keeps those rates that are not the last that was set.
func newRates(t Tenant, date string, rates []Rate) (fresh []Rate) {
	for _, r := range rates {
		if t.Rates[r.Currency] != (DayRate{date, r.Rate}) {
			fresh = append(fresh, r)
		}
	}
	return fresh
}
