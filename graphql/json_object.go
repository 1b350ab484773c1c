package graphql

import (
	"encoding/json"
	"errors"
)

// JSONObject is the scalar JSONObject, as its text.
type JSONObject string

// ImplementsGraphQLType says which scalar this is.
func (JSONObject) ImplementsGraphQLType(name string) bool { return name == "JSONObject" }

// UnmarshalGraphQL reads an object.
func (o *JSONObject) UnmarshalGraphQL(input any) error {
	parts, ok := input.(map[string]any)
	if !ok {
		return errors.New("a JSON object is expected here")
	}
	text, err := json.Marshal(parts)
	*o = JSONObject(text)
	return err
}

// MarshalJSON writes the object.
func (o JSONObject) MarshalJSON() ([]byte, error) { return []byte(o), nil }

// someObject is null for no text.
func someObject(text string) *JSONObject {
	if text == "" {
		return nil
	}
	return new(JSONObject(text))
}

// optObject is a nullable JSONObject.
type optObject struct {
	Value JSONObject
	Said  bool
}

// ImplementsGraphQLType says which scalar this is for.
func (optObject) ImplementsGraphQLType(name string) bool { return name == "JSONObject" }

// UnmarshalGraphQL reads an object or null.
func (o *optObject) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error { return o.Value.UnmarshalGraphQL(input) })
}

// Nullable marks the type for the executor.
func (*optObject) Nullable() {}

func (o optObject) pointer() *string {
	if !o.Said {
		return nil
	}
	return new(string(o.Value))
}
