package graphql

import (
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/value"
)

// optTexts is a nullable list of texts.
type optTexts struct {
	Value []string
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optTexts) ImplementsGraphQLType(name string) bool { return name == "[String!]" }

// UnmarshalGraphQL reads a list of texts, one text alone, or null.
func (o *optTexts) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachOf(input, func(_ int, item any) error {
			text, ok := item.(string)
			if !ok {
				return errors.New("a list of texts is expected here")
			}
			o.Value = append(o.Value, text)
			return nil
		})
	})
}

// Nullable marks the type for the executor.
func (*optTexts) Nullable() {}

func (o optTexts) pointer() *[]string {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// optPrices is a nullable list of amounts.
type optPrices struct {
	Value []value.Money
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optPrices) ImplementsGraphQLType(name string) bool { return name == "[MoneyInput!]" }

// UnmarshalGraphQL reads a list of amounts, one amount alone, or null.
func (o *optPrices) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachOf(input, func(i int, item any) error {
			price, err := readMoney(fmt.Sprintf("prices[%d]", i), item)
			o.Value = append(o.Value, price)
			return err
		})
	})
}

// Nullable marks the type for the executor.
func (*optPrices) Nullable() {}

func (o optPrices) pointer() *[]value.Money {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// eachOf reads the items of a list; what is none is a list of one.
func eachOf(input any, read func(i int, item any) error) error {
	list, ok := input.([]any)
	if !ok {
		list = []any{input}
	}
	for i, item := range list {
		if err := read(i, item); err != nil {
			return err
		}
	}
	return nil
}
