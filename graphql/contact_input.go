package graphql

import (
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/internal/fault"
)

// optEmails is a nullable list of e-mail addresses, which is set as a whole.
type optEmails struct {
	Value []contact.EmailAddress
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optEmails) ImplementsGraphQLType(name string) bool { return name == "[EmailInput!]" }

// UnmarshalGraphQL reads a list of addresses, one alone, or null.
func (o *optEmails) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachPart(input, "emails", func(part inputPart) {
			o.Value = append(o.Value, contact.EmailAddress{
				Address: part.text("address"), Label: part.text("label"), Primary: part.flag("primary"),
			})
		})
	})
}

// Nullable marks the type for the executor.
func (*optEmails) Nullable() {}

func (o optEmails) pointer() *[]contact.EmailAddress {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// optPhones is a nullable list of phones, which is set as a whole.
type optPhones struct {
	Value []contact.PhoneNumber
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optPhones) ImplementsGraphQLType(name string) bool { return name == "[PhoneInput!]" }

// UnmarshalGraphQL reads a list of phones, one alone, or null.
func (o *optPhones) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachPart(input, "phones", func(part inputPart) {
			o.Value = append(o.Value, contact.PhoneNumber{
				Number: part.text("number"), Label: part.text("label"), Primary: part.flag("primary"),
			})
		})
	})
}

// Nullable marks the type for the executor.
func (*optPhones) Nullable() {}

func (o optPhones) pointer() *[]contact.PhoneNumber {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// inputPart is one object of a list of inputs.
type inputPart struct {
	values map[string]any
	field  string // its place, for problems
	p      *fault.Problems
}

// eachPart reads a list of objects, or one alone, and says what is wrong with
// all of them at once.
func eachPart(input any, field string, read func(inputPart)) error {
	list, ok := input.([]any)
	if !ok {
		list = []any{input}
	}
	var p fault.Problems
	for i, item := range list {
		values, ok := item.(map[string]any)
		if !ok {
			return errors.New("a list of objects is expected here")
		}
		read(inputPart{values, fmt.Sprintf("%s[%d].", field, i), &p})
	}
	return p.Err()
}

func (i inputPart) text(name string) string {
	var text optText
	if given, there := i.values[name]; there {
		i.p.Check(i.field+name, text.UnmarshalGraphQL(given))
	}
	return text.Value
}

func (i inputPart) flag(name string) bool {
	var flag optBool
	if given, there := i.values[name]; there {
		i.p.Check(i.field+name, flag.UnmarshalGraphQL(given))
	}
	return flag.Value
}
