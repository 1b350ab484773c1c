package reporting

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
)

// Money is an amount in minor units of a currency.
type Money struct {
	Currency string
	Amount   int64
}

// Worth is what deals are worth together: in each currency, by its code, and
// in the base currency. Amounts of currencies without a rate are not in Base.
type Worth struct {
	Count      int
	ByCurrency []Money
	Base       int64
}

// share is a part of a Worth as a statement gives it: deals in one currency.
// Exact is what they are worth in the base currency; Unknown of them have no rate.
type share struct {
	Deals    uint64 `ch:"deals"`
	Currency string `ch:"currency"`
	Amount   string `ch:"amount"`
	Exact    string `ch:"exact"`
	Unknown  uint64 `ch:"unknown"`
}

// shares are the columns of share, over the rows of priced. Amounts are summed
// wide: a thousand of the largest overflow 64 bits.
const shares = `sum(n) AS deals, currency, toString(sum(total)) AS amount,
	toString(sum(toDecimal256(total, 0) * factor)) AS exact, sumIf(n, factor = 0) AS unknown`

// priced sums up the rows of a statement, which have a currency, a value and a
// day, by keys, and looks up the factor of each sum's rate: 0 where there is
// none. Summed first, there is one look for a day and a currency and not for
// each deal.
func priced(keys, rows string) string {
	if keys != "" {
		keys += ", "
	}
	return rated(`SELECT ` + keys + `currency, day, count() AS n, sum(toInt128(value)) AS total FROM (` + rows + `) GROUP BY ` + keys + `currency, day`)
}

// rated gives rows with the factor of their rate.
func rated(rows string) string {
	//nolint:unqueryvet // whatever columns the rows have
	return `(SELECT d.*, if(d.currency = {base:String}, toDecimal128(1, 16), r.rate) AS factor
	FROM (` + rows + `) AS d
	ASOF LEFT JOIN (
		SELECT currency AS of, day AS since, toDecimal128(factor, 16) AS rate
		FROM {database:Identifier}.rates FINAL WHERE base = {base:String}
	) AS r ON d.currency = r.of AND d.day >= r.since)`
}

// tally adds deals up, exactly; what is shown is rounded once, at the end.
type tally struct {
	count   int
	exact   *big.Rat
	amount  map[string]*big.Rat
	unknown missing
}

func newTally() *tally {
	return &tally{exact: new(big.Rat), amount: map[string]*big.Rat{}, unknown: missing{}}
}

// add adds a share, of which each amount counts as much as the weight says.
func (t *tally) add(s share, weight *big.Rat) {
	t.count += int(s.Deals)
	if t.amount[s.Currency] == nil {
		t.amount[s.Currency] = new(big.Rat)
	}
	t.amount[s.Currency].Add(t.amount[s.Currency], new(big.Rat).Mul(number(s.Amount), weight))
	t.exact.Add(t.exact, new(big.Rat).Mul(number(s.Exact), weight))
	t.unknown.note(s)
}

func (t *tally) plus(other *tally) {
	t.count += other.count
	t.exact.Add(t.exact, other.exact)
	for currency, amount := range other.amount {
		if t.amount[currency] == nil {
			t.amount[currency] = new(big.Rat)
		}
		t.amount[currency].Add(t.amount[currency], amount)
	}
	maps.Copy(t.unknown, other.unknown)
}

// worth is what is shown; it notes the currencies of which rates are missing.
func (t *tally) worth(without missing) Worth {
	maps.Copy(without, t.unknown)
	w := Worth{Count: t.count, ByCurrency: []Money{}, Base: whole(t.exact)}
	for _, currency := range slices.Sorted(maps.Keys(t.amount)) {
		w.ByCurrency = append(w.ByCurrency, Money{currency, whole(t.amount[currency])})
	}
	return w
}

// all is the weight of what counts as it is.
var all = big.NewRat(1, 1)

// number reads a number that ClickHouse wrote.
func number(text string) *big.Rat {
	n, ok := new(big.Rat).SetString(cmp.Or(text, "0"))
	if !ok {
		return new(big.Rat)
	}
	return n
}

// mostShown is the largest amount that every JSON client reads exactly; what
// is beyond shows as that.
const mostShown = 1<<53 - 1

// whole rounds to the nearest whole number, half a unit away from zero.
func whole(exact *big.Rat) int64 {
	half := big.NewRat(1, 2)
	if exact.Sign() < 0 {
		half.Neg(half)
	}
	sum := new(big.Rat).Add(exact, half)
	n := new(big.Int).Quo(sum.Num(), sum.Denom())
	if n.CmpAbs(big.NewInt(mostShown)) > 0 {
		return int64(n.Sign()) * mostShown
	}
	return n.Int64()
}

// nothing is the worth of no deals.
func nothing() Worth { return newTally().worth(missing{}) }

// missing collects the currencies of which some deal has no rate.
type missing map[string]bool

func (m missing) note(s share) {
	if s.Unknown > 0 {
		m[s.Currency] = true
	}
}

func (m missing) list() []string { return slices.Sorted(maps.Keys(m)) }
