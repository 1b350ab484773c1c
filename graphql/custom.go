package graphql

import (
	"encoding/json"
	"errors"

	"github.com/daybook-crm/daybook/domain/value"
)

// CustomFields is the scalar CustomFields: the values of an object's custom
// fields by the key of their definition.
type CustomFields map[string]any

// ImplementsGraphQLType says which scalar this is.
func (CustomFields) ImplementsGraphQLType(name string) bool { return name == "CustomFields" }

// UnmarshalGraphQL reads a JSON object.
func (c *CustomFields) UnmarshalGraphQL(input any) error {
	object, ok := input.(map[string]any)
	if !ok {
		return errors.New("an object of values by the key of their field is expected here")
	}
	*c = object
	return nil
}

// MarshalJSON writes an object, also of no values.
func (c CustomFields) MarshalJSON() ([]byte, error) {
	if c == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(map[string]any(c))
}

// optCustom is a nullable CustomFields. Null says nothing: what is to be
// cleared is named, with null as its value.
type optCustom struct{ Value CustomFields }

// ImplementsGraphQLType says which scalar this is for.
func (optCustom) ImplementsGraphQLType(name string) bool { return name == "CustomFields" }

// UnmarshalGraphQL reads a JSON object or null.
func (o *optCustom) UnmarshalGraphQL(input any) error {
	return unmarshal(input, new(bool), func() error { return o.Value.UnmarshalGraphQL(input) })
}

// Nullable marks the type for the executor.
func (*optCustom) Nullable() {}

func (o optCustom) pointer() *value.Custom {
	if o.Value == nil {
		return nil
	}
	return new(value.Custom(o.Value))
}

// CustomValue is the scalar CustomValue: any JSON value.
type CustomValue struct{ Value any }

// ImplementsGraphQLType says which scalar this is.
func (CustomValue) ImplementsGraphQLType(name string) bool { return name == "CustomValue" }

// UnmarshalGraphQL takes any JSON value.
func (v *CustomValue) UnmarshalGraphQL(input any) error {
	v.Value = input
	return nil
}

// MarshalJSON writes the value.
func (v CustomValue) MarshalJSON() ([]byte, error) { return json.Marshal(v.Value) }

// optValue is a nullable CustomValue.
type optValue struct {
	Value any
	Said  bool
}

// ImplementsGraphQLType says which scalar this is for.
func (optValue) ImplementsGraphQLType(name string) bool { return name == "CustomValue" }

// UnmarshalGraphQL reads any JSON value, or null.
func (o *optValue) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		o.Value = input
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optValue) Nullable() {}
