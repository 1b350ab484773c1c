package graphql

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
)

// Value is the scalar Value: the value of any field, as the API writes it.
type Value struct{ of any }

// ImplementsGraphQLType says which scalar this is.
func (Value) ImplementsGraphQLType(name string) bool { return name == "Value" }

// UnmarshalGraphQL refuses: values of any kind are read, never written.
func (*Value) UnmarshalGraphQL(any) error { return errors.New("a Value is never an input") }

// MarshalJSON writes the value.
func (v Value) MarshalJSON() ([]byte, error) { return json.Marshal(v.of) }

// someValue is null for no value.
func someValue(v any) *Value {
	if v == nil {
		return nil
	}
	return &Value{v}
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
