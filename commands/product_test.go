package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestProducts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.define(t, customfield.Product, customfield.Definition{Label: "Weight", Type: customfield.Number})
	steel := identity.NewID().String()
	b.do(t, tag.Create{ID: steel, Fields: tag.Fields{Name: new("Steel")}})
	first, second := identity.NewID().String(), identity.NewID().String()

	_, err := b.bus.Dispatch(t.Context(), b.env(), product.Create{ID: first, Fields: product.Fields{
		Name: new("Anvil"), TagIDs: &[]string{steel, identity.NewID().String()}, Custom: &value.Custom{"weight": "much"},
	}})
	refused(t, err, "tagIds", "customFields.weight")
	made := b.do(t, product.Create{ID: first, Fields: product.Fields{
		Name: new("Anvil"), SKU: new("AN-1"), TagIDs: &[]string{steel}, Custom: &value.Custom{"weight": 50.0},
	}})
	require.Equal(t, value.Custom{"weight": 50.0}, made.State.(product.Product).Custom)

	again := product.Create{ID: second, Fields: product.Fields{Name: new("Another"), SKU: new("an-1")}}
	_, err = b.bus.Dispatch(t.Context(), b.env(), again)
	refused(t, err, "sku")
	b.do(t, product.Archive{ID: first})
	_, err = b.bus.Dispatch(t.Context(), b.env(), again)
	refused(t, err, "sku")
	b.do(t, tag.Delete{ID: steel})
	b.do(t, product.Update{ID: first, Fields: product.Fields{Name: new("Old anvil"), TagIDs: &[]string{steel}}})
	b.do(t, product.Delete{ID: first})
	b.do(t, again)
	_, err = b.bus.Dispatch(t.Context(), b.env(), product.Restore{ID: first})
	refused(t, err, "sku")
	b.do(t, product.Update{ID: second, Fields: product.Fields{SKU: new("")}})
	b.do(t, product.Restore{ID: first})
}
