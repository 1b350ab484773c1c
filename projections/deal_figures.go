package projections

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/readmodels"
)

// symbols are the currencies that everybody knows by a sign.
var symbols = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}

// figure writes an amount as a person would: €12,500, CHF 99.95.
func figure(amount int64, currency string) string {
	symbol, known := symbols[currency]
	if !known {
		symbol = currency + " "
	}
	digits, decimals := strconv.FormatInt(amount, 10), value.Exponent(currency)
	digits = strings.Repeat("0", max(0, decimals+1-len(digits))) + digits
	whole, part := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	if strings.Trim(part, "0") == "" {
		return symbol + thousands(whole)
	}
	return symbol + thousands(whole) + "." + part
}

func thousands(digits string) string {
	var parts []string
	for len(digits) > 3 {
		parts, digits = append(parts, digits[len(digits)-3:]), digits[:len(digits)-3]
	}
	parts = append(parts, digits)
	slices.Reverse(parts)
	return strings.Join(parts, ",")
}

// worth is what is said of a deal's value behind what happened to it; nothing
// of one that has none.
func worth(r *readmodels.Deal) string {
	if r == nil || r.Amount == 0 {
		return ""
	}
	return ", " + figure(r.Amount, r.Currency)
}

// valuePhrase says what became of the value.
func valuePhrase(before, after *readmodels.Deal) string {
	to := figure(after.Amount, after.Currency)
	if before == nil || before.Amount == 0 {
		return "set the value to " + to
	}
	return "changed the value from " + figure(before.Amount, before.Currency) + " to " + to
}

// shownLines is how many line items a phrase names.
const shownLines = 3

// linesPhrase says which line items came, went and changed.
func linesPhrase(before, after []readmodels.LineItem) string {
	var came, went, changed []string
	for _, l := range after {
		was := lineLike(before, l)
		switch {
		case was < 0:
			came = append(came, l.Quantity+" × “"+l.Name+"”")
		case before[was] != l:
			changed = append(changed, "“"+l.Name+"” to "+l.Quantity+" for "+figure(l.Total, l.Currency))
		}
	}
	for _, l := range before {
		if lineLike(after, l) < 0 {
			went = append(went, "“"+l.Name+"”")
		}
	}
	var phrases []string
	for _, p := range []struct {
		verb  string
		lines []string
	}{{"added ", came}, {"took out ", went}, {"changed ", changed}} {
		if len(p.lines) > 0 {
			phrases = append(phrases, p.verb+enumerate(p.lines))
		}
	}
	if len(phrases) == 0 {
		return "changed the order of the line items"
	}
	return strings.Join(phrases, "; ")
}

// lineLike finds the line of the same product, or of the same name.
func lineLike(lines []readmodels.LineItem, l readmodels.LineItem) int {
	return slices.IndexFunc(lines, func(o readmodels.LineItem) bool { return o.ProductID == l.ProductID && o.Name == l.Name })
}

// enumerate gives the first of a list, and how many others there are.
func enumerate(list []string) string {
	if more := len(list) - shownLines; more > 0 {
		list = append(slices.Clone(list[:shownLines]), fmt.Sprintf("%d more", more))
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + " and " + list[last]
	}
	return list[0]
}
