package commands

import (
	"context"
	"reflect"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
)

// custom checks a change of custom fields against their definitions. It gives
// the change with values in normal form and, for an object that is being made,
// with the defaults; nil when there is none. What is wrong is noted under
// customFields.<key>. A value that the object has already is not checked: its
// option, or its field, may have been archived since.
func (c *checks) custom(ctx context.Context, object customfield.Object, current value.Custom, change *value.Custom, creating bool) *value.Custom {
	if c.err != nil || change == nil && !creating {
		return nil
	}
	set, err := c.definitions(ctx, object, change)
	if err != nil {
		c.err = err
		return nil
	}
	normal := value.Custom{}
	if change != nil {
		for key, v := range *change {
			c.customValue(ctx, set, key, current[key], v, normal)
		}
	}
	if creating {
		c.complete(set, normal)
	}
	if len(normal) == 0 {
		return nil
	}
	return &normal
}

// definitions gives the set that knows the keys of a change, if any does.
func (c *checks) definitions(ctx context.Context, object customfield.Object, change *value.Custom) (customfield.Set, error) {
	set, err := c.refs.fields.of(ctx, c.env.Actor.Tenant, object, definitionsFor)
	if err != nil || change == nil {
		return set, err
	}
	for key := range *change {
		if _, known := set.Field(key); !known && customfield.IsKey(key) {
			return c.refs.fields.of(ctx, c.env.Actor.Tenant, object, definitionsMiss)
		}
	}
	return set, nil
}

// customValue checks one value and puts it into normal.
func (c *checks) customValue(ctx context.Context, set customfield.Set, key string, current, v any, normal value.Custom) {
	if !customfield.IsKey(key) {
		c.problems.Add("customFields", "holds a key that no custom field can have")
		return
	}
	d, known := set.Field(key)
	switch {
	case !known:
		c.problems.Add(customField(key), "is no custom field")
		return
	case current != nil && reflect.DeepEqual(current, v):
		normal[key] = v
		return
	case d.Archived && v != nil:
		c.problems.Add(customField(key), "was archived")
		return
	}
	read, err := d.Read(current, v)
	switch {
	case err != nil:
		c.problems.Check(customField(key), err)
	case read == nil && current != nil && d.Required && !d.Archived:
		c.problems.Add(customField(key), "must not be empty")
	case d.Type == customfield.User && read != nil:
		id, was := read.(string), ""
		was, _ = current.(string)
		c.member(ctx, customField(key), was, &id)
		normal[key] = read
	default:
		normal[key] = read
	}
}

// complete gives the fields of a new object that nothing is said of their
// defaults, and notes those that are required.
func (c *checks) complete(set customfield.Set, normal value.Custom) {
	for _, d := range set.Fields {
		v, said := normal[d.Key]
		switch {
		case v != nil || d.Archived:
		case d.Default != nil && !said:
			normal[d.Key] = d.Default
		case d.Required:
			c.problems.Add(customField(d.Key), "must be given")
		}
	}
}
