package graphql

import (
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/internal/fault"
)

// dealInput is what opening and updating have in common.
type dealInput struct {
	Title         optText
	Value         optMoney
	ValueIsSum    optBool
	CompanyID     optText
	ContactIDs    optIDs
	Contacts      optDealContacts
	OwnerID       optText
	ExpectedClose optDate
	LineItems     optLineItems
	Source        optText
	TagIDs        optIDs

	ForecastCategory optEnum

	CustomFields optCustom
	CommandID    optText
}

func (in dealInput) fields(r *refs) deal.Fields {
	f := deal.Fields{
		Title: in.Title.pointer(), Value: in.Value.pointer(),
		CompanyID:     r.one("companyId", in.CompanyID.pointer()),
		OwnerID:       r.one("ownerId", in.OwnerID.pointer()),
		ExpectedClose: in.ExpectedClose.pointer(),
		Source:        in.Source.pointer(),
		TagIDs:        r.many("tagIds", in.TagIDs.pointer()),
		Custom:        in.CustomFields.pointer(),
	}
	if in.ValueIsSum.Said && !in.ValueIsSum.Null {
		f.ValueIsSum = &in.ValueIsSum.Value
	}
	f.Forecast = forecastOf(in.ForecastCategory)
	if in.Contacts.Said {
		f.Contacts = in.Contacts.normal(r)
	}
	if in.LineItems.Said {
		f.LineItems = in.LineItems.normal(r)
	}
	return f
}

// optDealContacts is a nullable list of DealContactInput.
type optDealContacts struct {
	Value []deal.Contact
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optDealContacts) ImplementsGraphQLType(name string) bool { return name == "[DealContactInput!]" }

// UnmarshalGraphQL reads a list of contacts with their roles, or null.
func (o *optDealContacts) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachObject("contacts", input, func(_ string, given map[string]any) error {
			var c deal.Contact
			var role optText
			var primary optBool
			c.ContactID, _ = given["contactId"].(string)
			err := errors.Join(read(&role, given, "role"), read(&primary, given, "primary"))
			c.Role, c.Primary = role.Value, primary.Value
			o.Value = append(o.Value, c)
			return err
		})
	})
}

// Nullable marks the type for the executor.
func (*optDealContacts) Nullable() {}

func (o optDealContacts) normal(r *refs) *[]deal.Contact {
	contacts := make([]deal.Contact, len(o.Value))
	for i, c := range o.Value {
		field := fmt.Sprintf("contacts[%d].contactId", i)
		if c.ContactID == "" {
			r.Add(field, "must be given")
		}
		c.ContactID = *r.one(field, &c.ContactID)
		contacts[i] = c
	}
	return &contacts
}

// optLineItems is a nullable list of LineItemInput.
type optLineItems struct {
	Value []deal.LineItem
	Said  bool
}

// ImplementsGraphQLType says which type this is for.
func (optLineItems) ImplementsGraphQLType(name string) bool { return name == "[LineItemInput!]" }

// UnmarshalGraphQL reads a list of line items, or null.
func (o *optLineItems) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		return eachObject("lineItems", input, func(field string, given map[string]any) error {
			l, err := lineItem(field, given)
			o.Value = append(o.Value, l)
			return err
		})
	})
}

// Nullable marks the type for the executor.
func (*optLineItems) Nullable() {}

func lineItem(field string, given map[string]any) (l deal.LineItem, err error) {
	var product, name optText
	var quantity, percent Decimal
	var discount Amount
	err = errors.Join(read(&product, given, "productId"), read(&name, given, "name"))
	for part, into := range map[string]interface{ UnmarshalGraphQL(any) error }{
		"quantity": &quantity, "discountPercent": &percent, "discount": &discount,
	} {
		if given[part] != nil {
			if problem := into.UnmarshalGraphQL(given[part]); problem != nil {
				return l, fault.Field(field+"."+part, problem.Error())
			}
		}
	}
	l = deal.LineItem{
		ProductID: product.Value, Name: name.Value, Quantity: string(quantity), DiscountPercent: string(percent), Discount: int64(discount),
	}
	if given["price"] != nil && err == nil {
		l.Price, err = readMoney(field+".price", given["price"])
	}
	return l, err
}

func (o optLineItems) normal(r *refs) *[]deal.LineItem {
	lines := make([]deal.LineItem, len(o.Value))
	for i, l := range o.Value {
		l.ProductID = *r.one(fmt.Sprintf("lineItems[%d].productId", i), &l.ProductID)
		lines[i] = l
	}
	return &lines
}

// eachObject reads a list of objects, or one alone; field names the object.
func eachObject(list string, input any, read func(field string, given map[string]any) error) error {
	items, ok := input.([]any)
	if !ok {
		items = []any{input}
	}
	for i, item := range items {
		given, ok := item.(map[string]any)
		if !ok {
			return errors.New("a list of objects is expected here")
		}
		if err := read(fmt.Sprintf("%s[%d]", list, i), given); err != nil {
			return err
		}
	}
	return nil
}

// read reads a part of an object, if it is given.
func read(into interface{ UnmarshalGraphQL(any) error }, from map[string]any, part string) error {
	if given, there := from[part]; there {
		return into.UnmarshalGraphQL(given)
	}
	return nil
}
