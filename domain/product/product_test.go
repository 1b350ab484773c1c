package product_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const anvil = "01980000-0000-7000-8000-000000000012"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	euros   = value.Money{Amount: 1000, Currency: "EUR"}
	dollars = value.Money{Amount: 1200, Currency: "USD"}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func fields() product.Fields {
	return product.Fields{Name: new("Anvil"), SKU: new("AN-1"), Prices: &[]value.Money{euros, dollars}}
}

func created() []product.Event {
	return []product.Event{product.Created{ID: anvil, Fields: fields(), Moment: on(monday)}}
}

func archived() []product.Event {
	return append(created(), product.Archived{ID: anvil, Moment: on(monday)})
}

func deleted() []product.Event {
	return append(created(), product.Deleted{ID: anvil, Moment: on(monday)})
}

func given(t *testing.T, past []product.Event) domaintest.History[product.Product, product.Command, product.Event] {
	t.Helper()
	return domaintest.Given(t, product.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create sorts prices by currency", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(product.Create{ID: anvil, At: monday, Fields: product.Fields{
				Name: new(" Anvil"), SKU: new("AN-1 "), Prices: &[]value.Money{dollars, euros}, Description: new(""),
			}}).
			Then(created()...)
	})
	t.Run("create wants a name", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(product.Create{ID: anvil}).ThenError(fault.Invalid, "name")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(product.Create{ID: anvil, Fields: product.Fields{
			Name: new(" "), SKU: new("a\nb"), Description: new("\x00"), Prices: &[]value.Money{euros, {Amount: -1, Currency: "USD"}, euros},
		}}).ThenError(fault.Invalid, "name", "sku", "description", "prices[1]", "prices[2]")
		given(t, nil).When(product.Create{ID: anvil, Fields: product.Fields{Name: new("Anvil"), Prices: new(make([]value.Money, 51))}}).
			ThenError(fault.Invalid, "prices")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(product.Update{ID: anvil}).ThenError(fault.NotFound)
		given(t, nil).When(product.Delete{ID: anvil}).ThenError(fault.NotFound)
		given(t, nil).When(product.Archive{ID: anvil}).ThenError(fault.NotFound)
		given(t, nil).When(product.Restore{ID: anvil}).ThenError(fault.NotFound)
	})
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Create{ID: anvil, Fields: fields()}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(product.Update{ID: anvil, At: tuesday, Fields: product.Fields{Name: new("Anvil"), Prices: &[]value.Money{}}}).
			Then(product.Updated{ID: anvil, Fields: product.Fields{Prices: &[]value.Money{}}, Moment: on(tuesday)})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Update{ID: anvil, Fields: product.Fields{
			Name: new("Anvil"), Prices: &[]value.Money{dollars, euros}, TagIDs: &[]string{}, Custom: &value.Custom{},
		}}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Update{ID: anvil, Fields: product.Fields{Name: new("")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("archive", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Archive{ID: anvil, At: tuesday}).Then(product.Archived{ID: anvil, Moment: on(tuesday)})
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Delete{ID: anvil, At: tuesday}).Then(product.Deleted{ID: anvil, Moment: on(tuesday)})
	})
	t.Run("restore has nothing to do", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(product.Restore{ID: anvil}).ThenNothing()
	})
}

func back() product.Event {
	return product.Restored{ID: anvil, Fields: fields(), CreatedAt: monday, Moment: on(tuesday)}
}

func TestWhenArchived(t *testing.T) {
	t.Parallel()
	given(t, archived()).When(product.Archive{ID: anvil}).ThenNothing()
	given(t, archived()).When(product.Restore{ID: anvil, At: tuesday}).Then(back())
	given(t, archived()).When(product.Update{ID: anvil, At: tuesday, Fields: product.Fields{SKU: new("")}}).
		Then(product.Updated{ID: anvil, Fields: product.Fields{SKU: new("")}, Moment: on(tuesday)})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(product.Delete{ID: anvil}).ThenNothing()
	given(t, deleted()).When(product.Update{ID: anvil}).ThenError(fault.NotFound)
	given(t, deleted()).When(product.Archive{ID: anvil}).ThenError(fault.NotFound)
	given(t, deleted()).When(product.Create{ID: anvil, Fields: fields()}).ThenError(fault.Conflict)
	given(t, deleted()).When(product.Restore{ID: anvil, At: tuesday}).Then(back())
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	full := domaintest.Filled(product.Created{}).(product.Created)
	before := product.Decider.Fold(product.Product{}, full, product.Archived{ID: full.ID}, product.Deleted{ID: full.ID})
	made, err := product.Decider.Decide(before, product.Restore{ID: full.ID, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, product.Decider.Fold(before, made...), product.Decider.Fold(product.Product{}, made...))
}

func TestUniqueIsTheSKUWhateverTheCase(t *testing.T) {
	t.Parallel()
	require.Equal(t, "an-1", product.Decider.Fold(product.Product{}, archived()...).Unique(), "an archived one keeps it")
	require.Empty(t, product.Decider.Fold(product.Product{}, deleted()...).Unique())
	require.Empty(t, product.Product{ID: anvil}.Unique())
}

func TestPrice(t *testing.T) {
	t.Parallel()
	p := product.Decider.Fold(product.Product{}, created()...)
	price, ok := p.Price("USD")
	require.True(t, ok)
	require.Equal(t, dollars, price)
	_, ok = p.Price("GBP")
	require.False(t, ok)
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) product.Command {
		fields := product.Fields{
			Name:        domaintest.Maybe(dice, "", "Anvil", "Hammer"),
			SKU:         domaintest.Maybe(dice, "", "AN-1", "a\nb"),
			Description: domaintest.Maybe(dice, "", "heavy"),
			Prices:      domaintest.Maybe(dice, nil, []value.Money{dollars, euros}, []value.Money{{Amount: -1}}),
			TagIDs:      domaintest.Maybe(dice, nil, []string{"b", "a"}),
			Custom:      domaintest.Maybe(dice, value.Custom{}, value.Custom{"size": "L"}, value.Custom{"size": nil}),
		}
		switch dice.IntN(12) {
		case 0:
			return product.Delete{ID: anvil, At: monday}
		case 1:
			return product.Restore{ID: anvil, At: monday}
		case 2:
			return product.Archive{ID: anvil, At: monday}
		case 3, 4:
			return product.Create{ID: anvil, Fields: fields, At: monday}
		default:
			return product.Update{ID: anvil, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, product.Decider, command, func(t testing.TB, _, now product.Product) {
		if now.ID != "" && now.Name == "" {
			t.Fatalf("%+v has no name", now)
		}
		if now.ID == "" && (now.Archived || now.Deleted) {
			t.Fatalf("%+v was never made", now)
		}
	})
}
