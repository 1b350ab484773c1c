package deal_test

import (
	"errors"
	exact "math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func line(change func(*deal.LineItem)) deal.LineItem {
	l := deal.LineItem{Name: "Widget", Quantity: "2", Price: value.Money{Amount: 19_99, Currency: "EUR"}}
	change(&l)
	return l
}

func widgets(*deal.LineItem) {}

func TestLineItemTotal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*deal.LineItem)
		total  int64
	}{
		"price times quantity":            {widgets, 39_98},
		"half a cent goes up":             {func(l *deal.LineItem) { l.Quantity = "0.5" }, 10_00},
		"a third":                         {func(l *deal.LineItem) { l.Quantity = "0.333333" }, 6_66},
		"per cent off":                    {func(l *deal.LineItem) { l.DiscountPercent = "12.5" }, 34_98},
		"an amount off":                   {func(l *deal.LineItem) { l.Discount = 98 }, 39_00},
		"the percentage before the other": {func(l *deal.LineItem) { l.DiscountPercent, l.Discount = "50", 9_99 }, 10_00},
		"all off":                         {func(l *deal.LineItem) { l.DiscountPercent = "100" }, 0},
		"yen have no cents":               {func(l *deal.LineItem) { l.Quantity, l.Price = "1.5", value.Money{Amount: 333, Currency: "JPY"} }, 500},
		"as much as can be recorded": {func(l *deal.LineItem) {
			l.Quantity, l.Price.Amount = "1", value.MaxAmount
		}, value.MaxAmount},
	} {
		require.Equal(t, c.total, line(c.change).Total(), name)
	}
}

func TestLineItemsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		field  string
		change func(*deal.LineItem)
	}{
		"no name":            {"name", func(l *deal.LineItem) { l.Name = " " }},
		"a name of lines":    {"name", func(l *deal.LineItem) { l.Name = "a\nb" }},
		"nothing":            {"quantity", func(l *deal.LineItem) { l.Quantity = "0" }},
		"less than nothing":  {"quantity", func(l *deal.LineItem) { l.Quantity = "-1" }},
		"no number":          {"quantity", func(l *deal.LineItem) { l.Quantity = "two" }},
		"empty":              {"quantity", func(l *deal.LineItem) { l.Quantity = "" }},
		"beyond all numbers": {"quantity", func(l *deal.LineItem) { l.Quantity = "1e400" }},
		"too many":           {"quantity", func(l *deal.LineItem) { l.Quantity = "1000000000" }},
		"too fine":           {"quantity", func(l *deal.LineItem) { l.Quantity = "0.0000001" }},
		"a negative price":   {"price", func(l *deal.LineItem) { l.Price.Amount = -1 }},
		"no currency":        {"price", func(l *deal.LineItem) { l.Price.Currency = "euro" }},
		"an overflow":        {"price", func(l *deal.LineItem) { l.Price.Amount = value.MaxAmount }},
		"a surcharge":        {"discountPercent", func(l *deal.LineItem) { l.DiscountPercent = "-1" }},
		"more than all off":  {"discountPercent", func(l *deal.LineItem) { l.DiscountPercent = "100.01" }},
		"no percentage":      {"discountPercent", func(l *deal.LineItem) { l.DiscountPercent = "half" }},
		"a negative amount":  {"discount", func(l *deal.LineItem) { l.Discount = -1 }},
		"more than it costs": {"discount", func(l *deal.LineItem) { l.Discount = 39_99 }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			given(t, opened()).When(deal.Update{ID: big, Fields: deal.Fields{LineItems: &[]deal.LineItem{line(c.change)}}}).
				ThenError(fault.Invalid, "lineItems[0]."+c.field)
		})
	}
	dollars := line(func(l *deal.LineItem) { l.Price.Currency = "USD" })
	for field, lines := range map[string][]deal.LineItem{
		"lineItems[1].price": {line(widgets), dollars},
		"lineItems": slices.Repeat([]deal.LineItem{line(func(l *deal.LineItem) {
			l.Price.Amount = value.MaxAmount / 2
		})}, 2),
	} {
		given(t, opened()).When(deal.Update{ID: big, Fields: deal.Fields{LineItems: &lines}}).ThenError(fault.Invalid, field)
	}
	given(t, opened()).When(deal.Update{ID: big, Fields: deal.Fields{LineItems: new(make([]deal.LineItem, 201))}}).
		ThenError(fault.Invalid, "lineItems")
}

// sum is what a deal with two widgets is worth.
var sum = value.Money{Amount: 39_98, Currency: "EUR"}

func withLines() []deal.Event {
	return append(opened(), deal.Updated{ID: big, Moment: on(monday), Fields: deal.Fields{
		LineItems: &[]deal.LineItem{line(widgets)}, Value: &sum, ValueIsSum: new(true),
	}})
}

func TestWorth(t *testing.T) {
	t.Parallel()
	update := func(f deal.Fields) deal.Update { return deal.Update{ID: big, Fields: f, At: tuesday} }
	updated := func(f deal.Fields) deal.Updated { return deal.Updated{ID: big, Fields: f, Moment: on(tuesday)} }
	lines, three := &[]deal.LineItem{line(widgets)}, &[]deal.LineItem{line(func(l *deal.LineItem) { l.Quantity = "3.0" })}
	normal := &[]deal.LineItem{line(func(l *deal.LineItem) { l.Quantity = "3" })}

	t.Run("a deal that gets line items is worth their sum", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(update(deal.Fields{LineItems: lines})).
			Then(updated(deal.Fields{LineItems: lines, Value: &sum, ValueIsSum: new(true)}))
	})
	t.Run("unless its value is said with them", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(update(deal.Fields{LineItems: lines, Value: &euros})).Then(updated(deal.Fields{LineItems: lines}))
	})
	t.Run("a deal opened with line items needs no value", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(deal.Open{ID: big, Fields: deal.Fields{Title: new("Big"), LineItems: lines}, Pipeline: sales, At: monday}).
			Then(deal.Opened{ID: big, PipelineID: "sales", StageID: "new", Moment: on(monday), Fields: deal.Fields{
				Title: new("Big"), LineItems: lines, Value: &sum, ValueIsSum: new(true),
			}})
	})
	t.Run("the sum follows the line items", func(t *testing.T) {
		t.Parallel()
		given(t, withLines()).When(update(deal.Fields{LineItems: three})).
			Then(updated(deal.Fields{LineItems: normal, Value: &value.Money{Amount: 59_97, Currency: "EUR"}}))
	})
	t.Run("until a value is said", func(t *testing.T) {
		t.Parallel()
		given(t, withLines()).When(update(deal.Fields{Value: &euros})).Then(updated(deal.Fields{Value: &euros, ValueIsSum: new(false)}))
		said := append(withLines(), updated(deal.Fields{Value: &euros, ValueIsSum: new(false)}))
		given(t, said).When(update(deal.Fields{LineItems: three})).Then(updated(deal.Fields{LineItems: normal}))
		given(t, said).When(update(deal.Fields{ValueIsSum: new(true)})).Then(updated(deal.Fields{Value: &sum, ValueIsSum: new(true)}))
	})
	t.Run("sending back what was shown is not saying it", func(t *testing.T) {
		t.Parallel()
		given(t, withLines()).When(update(deal.Fields{Value: &sum, LineItems: lines})).ThenNothing()
	})
	t.Run("a deal that loses its line items keeps its value", func(t *testing.T) {
		t.Parallel()
		given(t, withLines()).When(update(deal.Fields{LineItems: &[]deal.LineItem{}})).
			Then(updated(deal.Fields{LineItems: &[]deal.LineItem{}, ValueIsSum: new(false)}))
	})
	t.Run("contradictions are refused", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(update(deal.Fields{ValueIsSum: new(true)})).ThenError(fault.Invalid, "valueIsSum")
		given(t, withLines()).When(update(deal.Fields{ValueIsSum: new(true), Value: &euros})).ThenError(fault.Invalid, "value")
		given(t, withLines()).When(update(deal.Fields{Value: &value.Money{Amount: 1, Currency: "USD"}})).ThenError(fault.Invalid, "value")
		dollars := line(func(l *deal.LineItem) { l.Price.Currency = "USD" })
		given(t, opened()).When(update(deal.Fields{LineItems: &[]deal.LineItem{dollars}, Value: &euros})).ThenError(fault.Invalid, "lineItems")
	})
}

// slowSum reckons in the plainest way: exact fractions of minor units.
func slowSum(lines []deal.LineItem) int64 {
	total := int64(0)
	for _, l := range lines {
		q, _ := new(exact.Rat).SetString(l.Quantity)
		percent := new(exact.Rat)
		if l.DiscountPercent != "" {
			percent, _ = new(exact.Rat).SetString(l.DiscountPercent)
		}
		q.Mul(q, exact.NewRat(l.Price.Amount, 1)).Mul(q, percent.Sub(exact.NewRat(100, 1), percent)).Quo(q, exact.NewRat(100, 1))
		q.Add(q, exact.NewRat(1, 2))
		total += new(exact.Int).Div(q.Num(), q.Denom()).Int64() - l.Discount
	}
	return total
}

// Whatever is typed in is either refused by its field or reckoned exactly.
func FuzzLineItem(f *testing.F) {
	f.Add("2.5", int64(19_99), "12.5", int64(0), "EUR")
	f.Add("-1", int64(1), "", int64(0), "EUR")
	f.Add("1e400", int64(1), "1e400", int64(-1), "JPY")
	f.Add("999999999.999999", int64(value.MaxAmount), "0.0001", int64(1), "BHD")
	f.Add("\x00", int64(-1<<63), "\xff", int64(-1<<63), "")
	f.Add("1", int64(1<<62), "100", int64(1<<63-1), "EUR")
	f.Fuzz(func(t *testing.T, quantity string, price int64, percent string, discount int64, code string) {
		lines := []deal.LineItem{{
			Name: "Widget", Quantity: quantity, Price: value.Money{Amount: price, Currency: code}, DiscountPercent: percent, Discount: discount,
		}}
		events, err := deal.Decider.Decide(state(opened()), deal.Update{ID: big, Fields: deal.Fields{LineItems: &lines}, At: tuesday})
		var refusal *fault.Error
		switch {
		case errors.As(err, &refusal):
			for field := range refusal.Fields {
				if !strings.HasPrefix(field, "lineItems") {
					t.Errorf("%+v was refused because of %s", lines, field)
				}
			}
		case err != nil:
			t.Errorf("%+v: %v", lines, err)
		default:
			d := deal.Decider.Fold(state(opened()), events...)
			if d.Value.Amount != slowSum(d.LineItems) || d.Value.Amount < 0 || d.Value.Amount > value.MaxAmount {
				t.Errorf("%+v come to %+v", d.LineItems, d.Value)
			}
		}
	})
}
