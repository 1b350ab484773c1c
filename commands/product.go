package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

var skuTaken = fault.Field("sku", "is the SKU of another product")

func bindProduct(s store, r reserve, refs references) *Aggregate[product.Product, product.Command, product.Event] {
	return &Aggregate[product.Product, product.Command, product.Event]{
		store: s, category: product.Category, decider: product.Decider, reserve: r, revert: revertProduct,
		uniqueFields: uniqueFields(refs, customfield.Product, func(p product.Product) (value.Custom, bool) { return p.Custom, p.Exists() }),
		starts:       func(cmd product.Command) bool { _, ok := cmd.(product.Create); return ok },
		unique: func(p product.Product) []Key {
			if p.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "product.sku", Value: p.Unique(), Taken: skuTaken}}
		},
		complete: func(ctx context.Context, env Envelope, p product.Product, cmd product.Command) (product.Command, error) {
			check := refs.of(env)
			switch said := cmd.(type) {
			case product.Create:
				check.ofProduct(ctx, p, &said.Fields, true)
				cmd = said
			case product.Update:
				check.ofProduct(ctx, p, &said.Fields, false)
				cmd = said
			}
			return cmd, check.Err()
		},
	}
}

func (c *checks) ofProduct(ctx context.Context, current product.Product, f *product.Fields, creating bool) {
	f.Custom = c.custom(ctx, customfield.Product, current.Custom, f.Custom, creating)
	c.tags(ctx, "tagIds", current.TagIDs, f.TagIDs)
}
