package graphql

import (
	"errors"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// The nullable inputs (see input.go) that are lists or objects.

// optIDs is a nullable list of ids.
type optIDs struct {
	Value []string
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optIDs) ImplementsGraphQLType(name string) bool { return name == "[ID!]" }

// UnmarshalGraphQL reads a list of ids, one id alone, or null.
func (o *optIDs) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		list, ok := input.([]any)
		if !ok {
			list = []any{input}
		}
		o.Value = make([]string, len(list))
		for i, item := range list {
			if o.Value[i], ok = item.(string); !ok {
				return errors.New("a list of ids is expected here")
			}
		}
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optIDs) Nullable() {}

func (o optIDs) pointer() *[]string {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// optAddress is a nullable AddressInput, which is set as a whole.
type optAddress struct {
	Value value.Address
	Said  bool
}

// ImplementsGraphQLType says which input this is for.
func (optAddress) ImplementsGraphQLType(name string) bool { return name == "AddressInput" }

// UnmarshalGraphQL reads the parts of an address, or null.
func (o *optAddress) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		parts, ok := input.(map[string]any)
		if !ok {
			return errors.New("an address is expected here")
		}
		a := &o.Value
		for name, part := range map[string]*string{
			"street": &a.Street, "city": &a.City, "region": &a.Region, "postalCode": &a.PostalCode, "country": &a.Country,
		} {
			var text optText
			if given, there := parts[name]; there {
				if err := text.UnmarshalGraphQL(given); err != nil {
					return fault.Field("address."+name, err.Error())
				}
			}
			*part = text.Value
		}
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optAddress) Nullable() {}

func (o optAddress) pointer() *value.Address {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// optMoney is a nullable MoneyInput. A value cannot be cleared: its currency
// has to stay known, and an amount of 0 says as much.
type optMoney struct {
	Value value.Money
	Said  bool
}

// ImplementsGraphQLType says which input this is for.
func (optMoney) ImplementsGraphQLType(name string) bool { return name == "MoneyInput" }

// UnmarshalGraphQL reads an amount with its currency.
func (o *optMoney) UnmarshalGraphQL(input any) error {
	if input == nil {
		return fault.Field("value", "cannot be cleared; give an amount of 0")
	}
	return unmarshal(input, &o.Said, func() (err error) {
		o.Value, err = readMoney("value", input)
		return err
	})
}

// Nullable marks the type for the executor.
func (*optMoney) Nullable() {}

func (o optMoney) pointer() *value.Money {
	if !o.Said {
		return nil
	}
	return &o.Value
}
