package graphql

import (
	"errors"
	"slices"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// customFilter asks for values of one custom field.
type customFilter struct {
	Field                text
	Eq, Gt, Gte, Lt, Lte optValue
	In                   *[]CustomValue
	Contains             optText
	IsSet                optBool
}

// fields adds the conditions on custom fields. A key that is no field of the
// object, and a value that the field cannot have, are refused.
func (c *conditions) fields(filters *[]customFilter) {
	if filters == nil {
		return
	}
	for _, f := range *filters {
		key := string(f.Field)
		d, known := c.custom.definition(key)
		switch {
		case c.custom.err != nil:
			return
		case !known && customfield.IsKey(key):
			c.Add(c.path+"custom."+key, "is no custom field")
		case !known:
			c.Add(c.path+"custom", "names what is no custom field")
		default:
			c.field(d, f)
		}
	}
}

func (c *conditions) field(d readmodels.CustomField, f customFilter) {
	at := c.path + "custom." + d.Key
	add := func(op readmodels.Op, values ...any) {
		c.all = append(c.all, readmodels.CompareCustom{Key: d.Key, Number: isNumber(d), Op: op, Values: values})
	}
	if f.Eq.Said {
		v, err := equalTo(d, f.Eq.Value)
		c.Check(at, err)
		add(readmodels.Eq, v)
	}
	if f.In != nil {
		add(readmodels.Eq, mapped(*f.In, func(v CustomValue) any {
			read, err := equalTo(d, v.Value)
			c.Check(at, err)
			return read
		})...)
	}
	inOrder(optValue{}, f.Gt, f.Gte, f.Lt, f.Lte, func(op readmodels.Op, o optValue) {
		if o.Value != nil {
			v, err := limit(d, o.Value)
			c.Check(at, err)
			add(op, v)
		}
	})
	if f.Contains.Said {
		c.Check(at, plain(f.Contains.Value))
		if !slices.Contains([]customfield.Type{customfield.Text, customfield.URL, customfield.Email}, customfield.Type(d.Type)) {
			c.Add(at, "holds no text to look into")
		}
		add(readmodels.Contains, f.Contains.Value)
	}
	c.isSet(d.Key, f.IsSet)
}

func (c *conditions) isSet(key string, is optBool) {
	var f readmodels.Filter = readmodels.CompareCustom{Key: key, Op: readmodels.IsEmpty}
	if !is.Said || is.Null {
		return
	}
	if is.Value {
		f = readmodels.Not{Filter: f}
	}
	c.all = append(c.all, f)
}

// equalTo reads a value that is asked for. One option of a field of several
// may stand for itself; archived options can be asked for.
func equalTo(d readmodels.CustomField, v any) (any, error) {
	of := customfield.Definition{Key: d.Key, Type: customfield.Type(d.Type)}
	for _, o := range d.Options {
		of.Options = append(of.Options, customfield.Option{Key: o.Key, Label: o.Label})
	}
	if one, ok := v.(string); ok && of.Type == customfield.MultiSelect {
		v = []any{one}
	}
	read, err := of.Read(nil, v)
	if err == nil && read == nil {
		return nil, errors.New("must be a value; ask for none with isSet: false")
	}
	return read, err
}

// limit reads the end of a range: a number, an amount of money in minor units,
// or a day.
func limit(d readmodels.CustomField, v any) (any, error) {
	switch of := (customfield.Definition{Type: customfield.Type(d.Type)}); of.Type {
	case customfield.Money:
		return customfield.Definition{Type: customfield.Number}.Read(nil, v)
	case customfield.Number, customfield.Date:
		read, err := of.Read(nil, v)
		if err == nil && read == nil {
			err = errors.New("must be a value")
		}
		return read, err
	default:
		return nil, errors.New("has no order; ranges are for numbers, money and days")
	}
}

func isNumber(d readmodels.CustomField) bool {
	return d.Type == string(customfield.Number) || d.Type == string(customfield.Money)
}

// order is the input of a sort, by a field of the object or by a custom one.
type order struct {
	Field       optEnum
	CustomField optText
	Direction   optEnum
}

func (c *criteria) sort(o *order, custom *customFields) readmodels.Sort {
	if o == nil {
		return readmodels.Sort{}
	}
	s := readmodels.Sort{Field: o.Field.Value, Descending: o.Direction.Value == "DESC"}
	key := o.CustomField.Value
	if key == "" {
		if s.Field == "" {
			c.Add("sort", "needs a field or a custom field")
		}
		return s
	}
	d, known := custom.definition(key)
	switch {
	case custom.err != nil:
	case s.Field != "":
		c.Add("sort", "is by a field or by a custom field, not by both")
	case !known:
		c.Add("sort.customField", "is no custom field")
	case d.Type == string(customfield.MultiSelect):
		c.Add("sort.customField", "holds several values, and has no order")
	}
	return readmodels.Sort{Custom: key, Number: isNumber(d), Descending: s.Descending}
}
