package graphql

import (
	"errors"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// readMoney reads an amount with its currency; field is what a problem is
// told under.
func readMoney(field string, input any) (value.Money, error) {
	parts, ok := input.(map[string]any)
	if !ok {
		return value.Money{}, errors.New("an amount with its currency is expected here")
	}
	var amount Amount
	if err := amount.UnmarshalGraphQL(parts["amount"]); err != nil {
		return value.Money{}, fault.Field(field+".amount", err.Error())
	}
	currency, ok := parts["currency"].(string)
	if !ok {
		return value.Money{}, fault.Field(field+".currency", "a text is expected here")
	}
	return value.Money{Amount: int64(amount), Currency: currency}, nil
}

// optRevenue is a nullable MoneyInput that null clears.
type optRevenue struct {
	Value value.Money
	Said  bool
}

// ImplementsGraphQLType says which input this is for.
func (optRevenue) ImplementsGraphQLType(name string) bool { return name == "MoneyInput" }

// UnmarshalGraphQL reads an amount with its currency, or null.
func (o *optRevenue) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() (err error) {
		o.Value, err = readMoney("revenue", input)
		return err
	})
}

// Nullable marks the type for the executor.
func (*optRevenue) Nullable() {}

func (o optRevenue) pointer() *value.Money {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// someMoney is null for what has no currency.
func someMoney(amount int64, currency string) *money {
	if currency == "" {
		return nil
	}
	return &money{Amount(amount), currency}
}
