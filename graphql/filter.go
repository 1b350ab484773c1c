package graphql

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// The inputs that filters are made of. What is left out, and null, does not
// restrict; of what is given all must hold.

type textFilter struct {
	Eq                   optText
	In                   *[]string
	Contains, StartsWith optText
	IsEmpty              optBool
}

type idFilter struct {
	Eq     optText
	In     *[]string
	IsNull optBool
}

type numberFilter struct {
	Eq, Gt, Gte, Lt, Lte optInt
	In                   *[]int32
}

type amountFilter struct {
	Eq, Gt, Gte, Lt, Lte *Amount
	In                   *[]Amount
}

type dateFilter struct {
	Eq, Gt, Gte, Lt, Lte optDate
	In                   *[]Date
	IsNull               optBool
}

type timeFilter struct {
	Gt, Gte, Lt, Lte *Time
	IsNull           optBool
}

// conditions gathers what an object of a filter asks for. Path is where it
// stands in the input. Custom fields are looked up when the first is named.
type conditions struct {
	*criteria
	path   string
	nested bool // below the top, where shorthands are conditions too
	custom *customFields
	all    readmodels.And
}

// customFields are the definitions that a list needs, read when first asked for.
type customFields struct {
	scope  *scope
	ctx    context.Context
	object customfield.Object
	set    *readmodels.FieldSet
	err    error
}

func (f *customFields) definition(key string) (readmodels.CustomField, bool) {
	if f.set == nil && f.err == nil {
		var set readmodels.FieldSet
		set, f.err = f.scope.fieldSet(f.ctx, f.object)
		f.set = &set
	}
	if f.err != nil {
		return readmodels.CustomField{}, false
	}
	return definitionOf(*f.set, key)
}

// branch is the filter input of a noun: its own conditions, and those below.
type branch[F any] interface {
	*F
	conditions(c *conditions)
	below() (and, or *[]F, not *F)
}

// treeOf makes the tree of a filter input; nil when it asks for nothing.
func treeOf[F any, B branch[F]](c conditions, f *F) readmodels.Filter {
	if f == nil {
		return nil
	}
	B(f).conditions(&c)
	and, or, not := B(f).below()
	inner := func(name string, f *F) readmodels.Filter {
		under := conditions{criteria: c.criteria, path: c.path + name + ".", nested: true, custom: c.custom}
		if tree := treeOf[F, B](under, f); tree != nil {
			return tree
		}
		return readmodels.And{}
	}
	each := func(name string, parts *[]F) (trees []readmodels.Filter) {
		if parts != nil {
			for i := range *parts {
				trees = append(trees, inner(name, &(*parts)[i]))
			}
		}
		return trees
	}
	c.all = append(c.all, each("and", and)...)
	if or != nil {
		c.all = append(c.all, readmodels.Or(each("or", or)))
	}
	if not != nil {
		c.all = append(c.all, readmodels.Not{Filter: inner("not", not)})
	}
	if len(c.all) == 0 {
		return nil
	}
	return c.all
}

func (c *conditions) add(field string, op readmodels.Op, values ...any) {
	c.all = append(c.all, readmodels.Compare{Field: field, Op: op, Values: values})
}

// empty asks whether there is a value; null does not ask.
func (c *conditions) empty(field string, is optBool) {
	var f readmodels.Filter = readmodels.Compare{Field: field, Op: readmodels.IsEmpty}
	if !is.Said || is.Null {
		return
	}
	if !is.Value {
		f = readmodels.Not{Filter: f}
	}
	c.all = append(c.all, f)
}

// is stands for the shorthand of an equal id, eq for that of an equal text; empty does
// not restrict.
func (c *conditions) is(field string, o optText) {
	if o.Value != "" && c.nested {
		c.add(field, readmodels.Eq, *c.one(c.path+field, &o.Value))
	}
}

func (c *conditions) eq(field string, o optText) {
	if o.Value != "" && c.nested {
		c.Check(c.path+field, plain(o.Value))
		c.add(field, readmodels.Eq, o.Value)
	}
}

// done asks whether a time has come; null does not ask.
func (c *conditions) done(field string, is optBool) {
	is.Value = !is.Value
	c.empty(field, is)
}

// whole refuses what is for the whole filter and no part of it.
func (c *conditions) whole(field string, is optBool) {
	if c.nested && is.Said {
		c.Add(c.path+field, "stands beside and, or and not, not in them")
	}
}

func (c *conditions) text(name, field string, f *textFilter) {
	if f == nil {
		return
	}
	for _, is := range []struct {
		op readmodels.Op
		o  optText
	}{{readmodels.Eq, f.Eq}, {readmodels.Contains, f.Contains}, {readmodels.StartsWith, f.StartsWith}} {
		if is.o.Said {
			c.Check(c.path+name, plain(is.o.Value))
			c.add(field, is.op, is.o.Value)
		}
	}
	if f.In != nil {
		for _, text := range *f.In {
			c.Check(c.path+name, plain(text))
		}
		c.add(field, readmodels.Eq, anyOf(*f.In)...)
	}
	c.empty(field, f.IsEmpty)
}

func (c *conditions) id(name, field string, f *idFilter) {
	if f == nil {
		return
	}
	if f.Eq.Said {
		c.add(field, readmodels.Eq, *c.one(c.path+name, &f.Eq.Value))
	}
	if f.In != nil {
		c.add(field, readmodels.Eq, anyOf(*c.many(c.path+name, f.In))...)
	}
	c.empty(field, f.IsNull)
}

func (c *conditions) number(field string, f *numberFilter) {
	if f == nil {
		return
	}
	inOrder(f.Eq, f.Gt, f.Gte, f.Lt, f.Lte, func(op readmodels.Op, o optInt) {
		if o.Said && !o.Null {
			c.add(field, op, int64(o.Value))
		}
	})
	if f.In != nil {
		c.add(field, readmodels.Eq, mapped(*f.In, func(n int32) any { return int64(n) })...)
	}
}

func (c *conditions) amount(field string, f *amountFilter) {
	if f == nil {
		return
	}
	inOrder(f.Eq, f.Gt, f.Gte, f.Lt, f.Lte, func(op readmodels.Op, a *Amount) {
		if a != nil {
			c.add(field, op, int64(*a))
		}
	})
	if f.In != nil {
		c.add(field, readmodels.Eq, mapped(*f.In, func(a Amount) any { return int64(a) })...)
	}
}

func (c *conditions) date(field string, f *dateFilter) {
	if f == nil {
		return
	}
	inOrder(f.Eq, f.Gt, f.Gte, f.Lt, f.Lte, func(op readmodels.Op, o optDate) {
		if o.Value != "" {
			c.add(field, op, o.Value)
		}
	})
	if f.In != nil {
		c.add(field, readmodels.Eq, mapped(*f.In, func(d Date) any { return string(d) })...)
	}
	c.empty(field, f.IsNull)
}

func (c *conditions) time(field string, f *timeFilter) {
	if f == nil {
		return
	}
	inOrder(nil, f.Gt, f.Gte, f.Lt, f.Lte, func(op readmodels.Op, t *Time) {
		if t != nil {
			c.add(field, op, t.at.Truncate(time.Microsecond))
		}
	})
	c.empty(field, f.IsNull)
}

// oneOf is for enums.
func (c *conditions) oneOf(field string, names *[]optEnum) {
	if names != nil {
		c.add(field, readmodels.Eq, mapped(*names, func(e optEnum) any { return e.Value })...)
	}
}

func anyOf[V any](values []V) []any { return mapped(values, func(v V) any { return v }) }

func mapped[V any](values []V, to func(V) any) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = to(v)
	}
	return all
}

// inOrder visits the ways to compare always in the same order, so that the
// same filter makes the same statement.
func inOrder[V any](eq, gt, gte, lt, lte V, visit func(readmodels.Op, V)) {
	visit(readmodels.Eq, eq)
	visit(readmodels.Gt, gt)
	visit(readmodels.Gte, gte)
	visit(readmodels.Lt, lt)
	visit(readmodels.Lte, lte)
}
