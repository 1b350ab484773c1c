// Package product is something that the team sells.
//
// Invariants: a product has a name; it has one price in a currency at most; no
// two products of a tenant have the same SKU, whatever the case
// (commands/product.go); a deleted one takes no command but Restore.
package product

import (
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every product's stream.
const Category = "product"

// Product is the state that the events fold into.
type Product struct {
	ID          string
	Name        string
	SKU         string
	Description string
	Prices      []value.Money // of one unit, by currency
	TagIDs      []string      // as tag.IDs gives them
	Custom      value.Custom
	Archived    bool
	Deleted     bool
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// Exists is true from creation until deletion.
func (p Product) Exists() bool { return p.ID != "" && !p.Deleted }

// Unique is the SKU in the form in which it is kept from all other products;
// empty for a product that keeps none.
func (p Product) Unique() string {
	if !p.Exists() {
		return ""
	}
	return strings.ToLower(p.SKU)
}

// Price is what one unit costs in a currency; ok is false when that was not said.
func (p Product) Price(currency string) (price value.Money, ok bool) {
	i := slices.IndexFunc(p.Prices, func(m value.Money) bool { return m.Currency == currency })
	if i < 0 {
		return value.Money{}, false
	}
	return p.Prices[i], true
}

// Decider is the product as an aggregate.
var Decider = domain.Decider[Product, Command, Event]{Decide: decide, Evolve: evolve}
