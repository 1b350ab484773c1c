package graphql

import (
	"errors"
	"strings"
)

// A document is the outline of a request's text: operations, fields and
// fragments, without what costs nothing. The executor parses the text anew;
// its own tree is not public, and the limits must be known before it runs.
// The outline of a text is made once and kept (limits.go), so that a client
// which repeats its queries pays for it once.
type document struct {
	operations []operation
	fragments  map[string][]selection
	selections int // in the whole document
}

type operation struct {
	kind, name string // query, mutation or subscription
	variables  []variable
	selections []selection
}

// variable is one declared by an operation. Type is as written: String, [ID!]!
type variable struct {
	name, typ  string
	hasDefault bool
	otherwise  parts // what the default holds
}

// selection is a field, the spread of a fragment, or an inline fragment
// (which has neither name).
type selection struct {
	field, spread string
	first         string // the argument: a number, $variable, or empty
	input         parts  // what the argument input holds
	filter        parts  // what the argument filter holds
	selections    []selection
}

// parts is how many things an argument is made of, such as a bulk command or a
// filter: elements of lists and fields of objects that are written in the
// text, and those in variables.
type parts struct {
	written, fields int
	variables       []string
}

var (
	errSyntax  = errors.New("cannot be read as a GraphQL document")
	errTooDeep = errors.New("is nested too deeply")
	errTooMany = errors.New("selects too many fields")
)

// Bounds of a document, well above what any screen needs.
const (
	maxNesting    = 64 // of brackets of every kind, while reading
	maxSelections = 2000
)

// parseDocument makes the outline. Its errors are errSyntax, errTooDeep and
// errTooMany; it stops at the first.
func parseDocument(text string) (doc *document, err error) {
	p := parser{lexer: lexer{text: strings.TrimPrefix(text, "\uFEFF")}, doc: &document{fragments: map[string][]selection{}}}
	defer func() {
		if caught := recover(); caught != nil {
			stop, ours := caught.(stopped)
			if !ours {
				panic(caught)
			}
			err = stop.error
		}
	}()
	p.next()
	for p.token != "" {
		p.definition()
	}
	return p.doc, nil
}

// stopped carries an error out of the depths of the parser.
type stopped struct{ error }

type parser struct {
	lexer
	doc     *document
	nesting int
	parts   parts // of the argument that is being read
}

func (p *parser) expect(token string) {
	if p.token != token {
		panic(stopped{errSyntax})
	}
	p.next()
}

func (p *parser) name() string {
	name := p.token
	if p.kind != nameToken {
		panic(stopped{errSyntax})
	}
	p.next()
	return name
}

// nested reads what stands between brackets.
func (p *parser) nested(opening, closing string, read func()) {
	if p.nesting++; p.nesting > maxNesting {
		panic(stopped{errTooDeep})
	}
	p.expect(opening)
	for p.token != closing {
		if p.token == "" {
			panic(stopped{errSyntax})
		}
		read()
	}
	p.next()
	p.nesting--
}

func (p *parser) definition() {
	if p.kind == stringToken { // a description
		p.next()
	}
	if p.token == "{" {
		p.doc.operations = append(p.doc.operations, operation{kind: "query", selections: p.selectionSet()})
		return
	}
	switch keyword := p.name(); keyword {
	case "query", "mutation", "subscription":
		p.operation(keyword)
	case "fragment":
		name := p.name()
		p.expect("on")
		p.name()
		p.directives()
		p.doc.fragments[name] = p.selectionSet()
	default:
		panic(stopped{errSyntax})
	}
}

func (p *parser) operation(kind string) {
	op := operation{kind: kind}
	if p.kind == nameToken {
		op.name = p.name()
	}
	if p.token == "(" {
		p.nested("(", ")", func() { op.variables = append(op.variables, p.variable()) })
	}
	p.directives()
	op.selections = p.selectionSet()
	p.doc.operations = append(p.doc.operations, op)
}

func (p *parser) variable() (v variable) {
	if p.kind == stringToken {
		p.next()
	}
	p.expect("$")
	v.name = p.name()
	p.expect(":")
	for p.token == "[" || p.token == "]" || p.token == "!" || p.kind == nameToken {
		v.typ += p.token
		p.next()
	}
	if p.token == "=" {
		v.hasDefault = true
		p.next()
		p.parts = parts{}
		p.value()
		v.otherwise = p.parts
	}
	p.directives()
	return v
}

func (p *parser) directives() {
	for p.token == "@" {
		p.next()
		p.name()
		p.arguments(&selection{})
	}
}

// arguments notes what the limits need: the value of first, and how much
// input and filter hold.
func (p *parser) arguments(of *selection) {
	if p.token != "(" {
		return
	}
	p.nested("(", ")", func() {
		name := p.name()
		p.expect(":")
		p.parts = parts{}
		value := p.value()
		switch name {
		case "first":
			of.first = value
		case "input":
			of.input = p.parts
		case "filter":
			of.filter = p.parts
		}
	})
}

// value gives a number or $variable as text, and skips everything else.
func (p *parser) value() (text string) {
	switch {
	case p.token == "$":
		p.next()
		name := p.name()
		p.parts.variables = append(p.parts.variables, name)
		return "$" + name
	case p.token == "[":
		p.nested("[", "]", func() {
			p.parts.written++
			p.value()
		})
	case p.token == "{":
		p.nested("{", "}", func() {
			p.name()
			p.expect(":")
			p.parts.fields++
			p.value()
		})
	case p.kind == nameToken, p.kind == stringToken:
		p.next()
	case p.kind == numberToken:
		text = p.token
		p.next()
	default:
		panic(stopped{errSyntax})
	}
	return text
}

func (p *parser) selectionSet() (set []selection) {
	p.nested("{", "}", func() {
		if p.doc.selections++; p.doc.selections > maxSelections {
			panic(stopped{errTooMany})
		}
		set = append(set, p.selection())
	})
	return set
}

func (p *parser) selection() (s selection) {
	if p.token == "..." {
		p.next()
		if p.kind == nameToken && p.token != "on" {
			s.spread = p.name()
			p.directives()
			return s
		}
		if p.token == "on" {
			p.next()
			p.name()
		}
		p.directives()
		s.selections = p.selectionSet()
		return s
	}
	s.field = p.name()
	if p.token == ":" { // that was an alias
		p.next()
		s.field = p.name()
	}
	p.arguments(&s)
	p.directives()
	if p.token == "{" {
		s.selections = p.selectionSet()
	}
	return s
}
