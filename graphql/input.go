package graphql

import (
	"errors"
	"reflect"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/internal/fault"
)

// The types of this file are nullable inputs that tell three things apart:
// left out (Said is false: the field stays), null (Said, the zero value: the
// field is cleared) and a value. A struct of pointers could not: null and
// left out are both nil there.

// absent is the value of a variable that the client declared but did not
// send. The executor would make it null, and so clear the field in
//
//	mutation ($id: ID!, $phone: String) { updateContact(input: {id: $id, phone: $phone}) … }
//
// although the specification says that such a field is left out (6.1.2 and
// 3.10). handler.go puts it, or absentInputs, in place of missing variables.
type absent struct{}

// absentInputs are the same for inputs that are objects, which the validation
// wants to be whole; they are known by their identity.
var absentInputs = map[string]map[string]any{
	"AddressInput":  {},
	"EmailInput":    {"address": ""},
	"PhoneInput":    {"number": ""},
	"MoneyInput":    {"amount": float64(0), "currency": ""},
	"RepeatInput":   {"every": "DAY"},
	"[MoneyInput!]": {"amount": float64(0), "currency": ""}, // one alone is a list of one
}

func isAbsent(input any) bool {
	switch input := input.(type) {
	case absent:
		return true
	case []any: // of an absent list of inputs
		return len(input) == 1 && isAbsent(input[0])
	case map[string]any:
		for _, a := range absentInputs {
			if reflect.ValueOf(a).Pointer() == reflect.ValueOf(input).Pointer() {
				return true
			}
		}
	}
	return false
}

// optText is a nullable String or ID.
type optText struct {
	Value string
	Said  bool
}

// ImplementsGraphQLType says which scalars this is for.
func (optText) ImplementsGraphQLType(name string) bool { return name == "String" || name == "ID" }

// UnmarshalGraphQL reads a text or null.
func (o *optText) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		text, ok := input.(string)
		if !ok {
			return errors.New("a text is expected here")
		}
		o.Value = text
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optText) Nullable() {}

// pointer is how the domain says it: nil is left out.
func (o optText) pointer() *string {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// unmarshal does what is the same for every type of this file.
func unmarshal(input any, said *bool, read func() error) error {
	if isAbsent(input) {
		return nil
	}
	*said = true
	if input == nil {
		return nil
	}
	return read()
}

// optInt is a nullable Int. Null tells null from 0.
type optInt struct {
	Value      int
	Said, Null bool
}

// ImplementsGraphQLType says which scalar this is for.
func (optInt) ImplementsGraphQLType(name string) bool { return name == "Int" }

// UnmarshalGraphQL reads a whole number or null.
func (o *optInt) UnmarshalGraphQL(input any) error {
	o.Null = input == nil
	return unmarshal(input, &o.Said, func() error {
		switch n := input.(type) {
		case int32:
			o.Value = int(n)
			return nil
		case float64:
			if n == float64(int32(n)) {
				o.Value = int(n)
				return nil
			}
		}
		return errors.New("a whole number of at most 32 bits is expected here")
	})
}

// Nullable marks the type for the executor.
func (*optInt) Nullable() {}

// optBool is a nullable Boolean.
type optBool struct{ Value, Said, Null bool }

// ImplementsGraphQLType says which scalar this is for.
func (optBool) ImplementsGraphQLType(name string) bool { return name == "Boolean" }

// UnmarshalGraphQL reads true, false or null.
func (o *optBool) UnmarshalGraphQL(input any) error {
	o.Null = input == nil
	return unmarshal(input, &o.Said, func() error {
		b, ok := input.(bool)
		if !ok {
			return errors.New("true or false is expected here")
		}
		o.Value = b
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optBool) Nullable() {}

// optDate is a nullable Date.
type optDate struct {
	Value string
	Said  bool
}

// ImplementsGraphQLType says which scalar this is for.
func (optDate) ImplementsGraphQLType(name string) bool { return name == "Date" }

// UnmarshalGraphQL reads a day or null.
func (o *optDate) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		var d Date
		err := d.UnmarshalGraphQL(input)
		o.Value = string(d)
		return err
	})
}

// Nullable marks the type for the executor.
func (*optDate) Nullable() {}

func (o optDate) pointer() *string { return optText(o).pointer() }

// optEnum is a nullable value of any enum; validation has checked which.
// Clearing an enum means nothing, so null counts as left out.
type optEnum struct{ Value string }

// ImplementsGraphQLType accepts every enum.
func (optEnum) ImplementsGraphQLType(string) bool { return true }

// UnmarshalGraphQL reads the name of a value, or null.
func (o *optEnum) UnmarshalGraphQL(input any) error {
	o.Value, _ = input.(string)
	return nil
}

// Nullable marks the type for the executor.
func (*optEnum) Nullable() {}

// enum gives the value in a domain's own type, nil when it was left out.
func enum[T ~string](o optEnum) *T {
	if o.Value == "" {
		return nil
	}
	return new(T(o.Value))
}

// text is a String that must be given.
type text string

// ImplementsGraphQLType says which scalar this is for.
func (text) ImplementsGraphQLType(name string) bool { return name == "String" }

// UnmarshalGraphQL reads a text.
func (t *text) UnmarshalGraphQL(input any) error {
	s, ok := input.(string)
	if !ok {
		return errors.New("a text is expected here")
	}
	*t = text(s)
	return nil
}

// parseID gives an id in its normal form; ok is false for what is no UUID.
func parseID[T ~string](id T) (normal string, ok bool) {
	if len(id) != 36 {
		return "", false
	}
	u, err := uuid.Parse(string(id))
	return u.String(), err == nil
}

// refs brings the ids that a command refers to into normal form. What is no
// id at all is refused here; whether it exists is for the command to say.
type refs struct{ fault.Problems }

func (r *refs) one(field string, id *string) *string {
	if id == nil || *id == "" {
		return id
	}
	normal, ok := parseID(*id)
	if !ok {
		r.Add(field, "is not an id")
	}
	return &normal
}

func (r *refs) many(field string, ids *[]string) *[]string {
	if ids == nil {
		return nil
	}
	normal := make([]string, len(*ids))
	for i, id := range *ids {
		normal[i] = *r.one(field, &id)
		if id == "" {
			r.Add(field, "holds an empty id")
		}
	}
	return &normal
}
