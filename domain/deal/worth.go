package deal

import (
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// priced says what the deal is worth from now on. A deal that gets its first
// line items is worth their sum, and stays so when they change, until a value
// is said; ValueIsSum goes back to the sum. All that was said was checked.
func (f Fields) priced(d Deal) (Fields, error) {
	lines, others := d.LineItems, false
	if f.LineItems != nil {
		lines, others = *f.LineItems, !slices.Equal(*f.LineItems, d.LineItems)
	}
	sums := d.ValueIsSum
	switch {
	case f.ValueIsSum != nil:
		sums = *f.ValueIsSum
	case f.Value != nil && (others || *f.Value != d.Value): // a form may send back what it was shown
		sums = false
	case f.Value == nil && others && len(d.LineItems) == 0:
		sums = true
	}
	if len(lines) == 0 {
		if f.ValueIsSum != nil && sums {
			return f, fault.Field("valueIsSum", "there are no line items to sum up")
		}
		sums = false
	}
	f.ValueIsSum = &sums
	if sums {
		return f.summed(lines)
	}
	return f, f.checkCurrency(d, lines)
}

// summed says that the deal is worth what the lines come to.
func (f Fields) summed(lines []LineItem) (Fields, error) {
	sum, err := Sum(lines)
	if err != nil {
		return f, err
	}
	if f.Value != nil && *f.Value != sum {
		return f, fault.Field("value", "is not the sum of the line items; leave it out, or valueIsSum")
	}
	f.Value = &sum
	return f, nil
}

// checkCurrency refuses a value in another currency than the line items.
func (f Fields) checkCurrency(d Deal, lines []LineItem) error {
	worth := d.Value
	if f.Value != nil {
		worth = *f.Value
	}
	if len(lines) == 0 || worth == (value.Money{}) || worth.Currency == lines[0].Price.Currency {
		return nil
	}
	if f.LineItems == nil {
		return fault.Field("value", "is in another currency than the line items")
	}
	return fault.Field("lineItems", "are in another currency than the deal's value")
}
