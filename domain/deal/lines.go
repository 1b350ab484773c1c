package deal

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// LineItem is a part of what is sold. Name is what the product was called
// then, or what was typed in where there is no product. Quantity and
// DiscountPercent are exact decimals (value.Decimal); Discount is taken off
// the line as a whole, in minor units. Tax is left out.
type LineItem struct {
	ProductID       string      `json:"productId,omitempty"`
	Name            string      `json:"name"`
	Quantity        string      `json:"quantity"`
	Price           value.Money `json:"price"` // of one
	DiscountPercent string      `json:"discountPercent,omitempty"`
	Discount        int64       `json:"discount,omitempty"`
}

// Limits of line items: digits before and behind the point.
const (
	maxLines                         = 200
	quantityDigits, quantityDecimals = 9, 6
	percentDigits, percentDecimals   = 3, 4
)

var hundred = big.NewRat(100, 1)

// Total is price times quantity, less the discounts: the percentage first,
// rounded to the minor unit (half a unit up), then the amount. It is exact
// until that rounding, and rounded once. Of a line that was checked.
func (l LineItem) Total() int64 {
	total, _ := l.total()
	return total.Int64()
}

func (l LineItem) total() (*big.Int, error) {
	quantity, err := value.ParseDecimal(l.Quantity, quantityDigits, quantityDecimals)
	if err != nil {
		return new(big.Int), err
	}
	percent, err := l.percent()
	if err != nil {
		return new(big.Int), err
	}
	exact := quantity.Rat()
	exact.Mul(exact, new(big.Rat).SetInt64(l.Price.Amount))
	exact.Mul(exact, new(big.Rat).Sub(hundred, percent.Rat()))
	exact.Quo(exact, hundred)
	total := value.Round(exact)
	return total.Sub(total, big.NewInt(l.Discount)), nil
}

func (l LineItem) percent() (value.Decimal, error) {
	if l.DiscountPercent == "" {
		return value.Decimal{}, nil
	}
	return value.ParseDecimal(l.DiscountPercent, percentDigits, percentDecimals)
}

// normalLines brings numbers into normal form, so that 2.50 is no change of
// 2.5. A text that is none stays, for check to refuse.
func normalLines(lines *[]LineItem) *[]LineItem {
	if lines == nil {
		return nil
	}
	normal := make([]LineItem, len(*lines))
	for i, l := range *lines {
		l.Name = strings.TrimSpace(l.Name)
		if q, err := value.ParseDecimal(l.Quantity, quantityDigits, quantityDecimals); err == nil {
			l.Quantity = q.String()
		}
		if percent, err := l.percent(); err == nil {
			l.DiscountPercent = percent.String()
		}
		if l.DiscountPercent == "0" {
			l.DiscountPercent = ""
		}
		normal[i] = l
	}
	return &normal
}

func checkLines(p *fault.Problems, lines []LineItem) {
	if len(lines) > maxLines {
		p.Add("lineItems", "holds more than 200 lines")
		return
	}
	for i, l := range lines {
		checkLine(p, fmt.Sprintf("lineItems[%d].", i), l)
		if l.Price.Currency != lines[0].Price.Currency {
			p.Add(fmt.Sprintf("lineItems[%d].price", i), "is in another currency than the first line")
		}
	}
}

func checkLine(p *fault.Problems, field string, l LineItem) {
	if l.Name == "" {
		p.Add(field+"name", "must not be empty")
	}
	p.Check(field+"name", value.CheckLine(l.Name))
	p.Check(field+"price", value.CheckMoney(l.Price))
	quantity, err := value.ParseDecimal(l.Quantity, quantityDigits, quantityDecimals)
	p.Check(field+"quantity", err)
	if err == nil && quantity.Sign() <= 0 {
		p.Add(field+"quantity", "must be more than 0")
	}
	percent, err := l.percent()
	p.Check(field+"discountPercent", err)
	if percent.Sign() < 0 || percent.Rat().Cmp(hundred) > 0 {
		p.Add(field+"discountPercent", "must lie between 0 and 100")
	}
	checkTotal(p, field, l)
}

func checkTotal(p *fault.Problems, field string, l LineItem) {
	total, err := l.total()
	switch {
	case l.Discount < 0:
		p.Add(field+"discount", "must not be negative")
	case err != nil: // told by its field
	case total.Sign() < 0 && l.Discount > 0:
		p.Add(field+"discount", "is more than the line comes to")
	case total.Cmp(big.NewInt(value.MaxAmount)) > 0:
		p.Add(field+"price", "times the quantity is too large")
	}
}

// Sum gives what lines come to together; the lines were checked.
func Sum(lines []LineItem) (value.Money, error) {
	sum := new(big.Int)
	for _, l := range lines {
		total, _ := l.total()
		sum.Add(sum, total)
	}
	if sum.Cmp(big.NewInt(value.MaxAmount)) > 0 {
		return value.Money{}, fault.Field("lineItems", "come to more than can be recorded")
	}
	return value.Money{Amount: sum.Int64(), Currency: lines[0].Price.Currency}, nil
}
