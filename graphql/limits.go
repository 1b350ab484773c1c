package graphql

import (
	"errors"
	"strconv"
	"sync"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// The limits of an operation. The cost of a field is what it reads plus, for
// each object it is expected to give, the cost of what is selected in it; so
// the cost is about the number of values of the answer. A page of 50 deals
// with company, contacts, owner and tasks costs some 6,500.
const (
	maxLength = 64 << 10 // of the text, in bytes
	maxDepth  = 15       // of fields; the usual introspection needs 13
	maxCost   = 100_000

	costOfQuery    = 20   // a SELECT
	costOfMutation = 100  // an append
	costOfPart     = 20   // an append among many, which the log writes together
	costOfReport   = 5000 // looks at every deal
	costOfAsking   = 5    // a condition of a filter; each value that it compares with costs 1
	sizeOfTags     = 3    // what an object is expected to have
	sizeOfRelation = 10   // what a list without an argument is expected to hold
)

// pages are the connections: how many objects each gives when first is not said.
var pages = map[string]int{
	"contacts": usualPage, "companies": usualPage, "deals": usualPage, "tasks": usualPage,
	"timeline": usualPage, "changes": usualPage, "search": usualPage, "members": 2 * usualPage, "tags": 2 * usualPage,
	"duplicates": usualPage, "duplicateGroups": 2 * usualPage,
	"teams": 2 * usualPage, "quotas": 2 * usualPage, "products": usualPage, "notes": usualPage, "savedViews": 2 * usualPage,
}

// bulks are the mutations that are made of many parts.
var bulks = map[string]bool{
	"createContacts": true, "updateContacts": true, "assignContacts": true, "deleteContacts": true, "archiveContacts": true, "restoreContacts": true,
	"createCompanies": true, "updateCompanies": true, "assignCompanies": true, "deleteCompanies": true, "archiveCompanies": true, "restoreCompanies": true,
	"createDeals": true, "updateDeals": true, "assignDeals": true, "deleteDeals": true, "moveDeals": true, "archiveDeals": true, "restoreDeals": true,
	"createTasks": true, "updateTasks": true, "assignTasks": true, "deleteTasks": true, "completeTasks": true, "reopenTasks": true, "restoreTasks": true,
}

// lists are the other lists, and about how many objects they give.
var lists = map[string]int{
	"tags": sizeOfTags, "emails": sizeOfTags, "phones": sizeOfTags, "consents": sizeOfTags, "mergedFrom": sizeOfTags, "children": sizeOfRelation, "contacts": sizeOfRelation, "deals": sizeOfRelation, "tasks": sizeOfRelation,
	"contactRoles": sizeOfRelation, "lineItems": sizeOfRelation, "stageHistory": sizeOfRelation,
	"byStage": sizeOfRelation, "byCurrency": sizeOfTags, "lists": 5, "entries": sizeOfRelation, "rates": sizeOfRelation,
	"pipelines": sizeOfRelation, "stages": sizeOfRelation, "devices": sizeOfRelation, "winRates": sizeOfRelation,
	"customFields": 3 * sizeOfRelation, "options": sizeOfRelation,
	"apiKeys": sizeOfRelation, "projections": sizeOfTags, "teams": sizeOfTags, "members": sizeOfRelation, "notes": sizeOfRelation, "mentions": sizeOfTags, "prices": sizeOfTags,
	"rows": 5 * sizeOfRelation, "periods": sizeOfTags, "backtest": sizeOfRelation, "weeks": sizeOfRelation, "kinds": 16, "byKind": sizeOfRelation, "lostReasons": sizeOfRelation, "wonBy": sizeOfRelation,
	// Introspection: without these, types in fields in types would be free.
	"types": 60, "fields": 8, "args": 2, "inputFields": 5, "enumValues": 3,
}

// estimate says what an operation would cost.
type estimate struct {
	doc       *document
	variables map[string]any
	defaults  map[string]parts // of variables
	fragments map[spread]int   // cost of those seen; -1 while being counted
	widths    map[string]int   // likewise, fields at the root
}

// spread is a fragment where it is used: at the root its lists are pages.
type spread struct {
	name string
	root bool
}

// check refuses an operation that would cost too much, with QUERY_TOO_COMPLEX.
func (d *document) check(op operation, variables map[string]any) error {
	cost := d.price(op, variables)
	if cost <= maxCost {
		return nil
	}
	return fault.New(fault.TooComplex, "This operation would cost "+strconv.Itoa(cost)+" of at most "+
		strconv.Itoa(maxCost)+". Ask for fewer objects at a time, or for fewer fields of them.")
}

// price says what an operation costs.
func (d *document) price(op operation, variables map[string]any) int {
	e := estimate{doc: d, variables: variables, defaults: map[string]parts{}, fragments: map[spread]int{}, widths: map[string]int{}}
	for _, v := range op.variables {
		e.defaults[v.name] = v.otherwise
	}
	each := costOfQuery
	if op.kind == "mutation" {
		each = costOfMutation
	}
	return each*e.width(op.selections) + e.sum(op.selections, 1)
}

// width counts the fields at the root, those of fragments too; each fragment
// is counted once, as in fragment.
func (e *estimate) width(set []selection) (fields int) {
	for _, s := range set {
		switch {
		case s.spread != "":
			if _, seen := e.widths[s.spread]; !seen {
				e.widths[s.spread] = 0 // while being counted, for a cycle
				e.widths[s.spread] = e.width(e.doc.fragments[s.spread])
			}
			fields += e.widths[s.spread]
		case s.field == "":
			fields += e.width(s.selections)
		default:
			fields++
		}
		fields = min(fields, maxCost)
	}
	return fields
}

// cost counts a selection. Depth 1 is the root, where lists are pages. The
// counting stops where the depth limit or the cost limit has been passed.
func (e *estimate) cost(s selection, depth int) int {
	switch {
	case s.spread != "":
		return e.fragment(s.spread, depth)
	case s.field == "":
		return e.sum(s.selections, depth)
	case len(s.selections) == 0 || depth > maxDepth:
		return 1 + e.asking(s.filter)
	}
	size, own := e.size(s, depth)
	return own + e.asking(s.filter) + size*e.sum(s.selections, depth+1)
}

// asking is what a filter costs, and each use of it anew: its conditions, with
// the and, or and not that join them, and all values.
func (e *estimate) asking(filter parts) int {
	values, conditions := filter.written, filter.fields
	for _, name := range filter.variables {
		given, sent := e.variables[name]
		if !sent {
			values, conditions = values+e.defaults[name].written, conditions+e.defaults[name].fields
		}
		values, conditions = values+elements(given), conditions+members(given)
	}
	return min(values+costOfAsking*conditions, maxCost)
}

func (e *estimate) sum(set []selection, depth int) (cost int) {
	for _, s := range set {
		cost = min(cost+e.cost(s, depth), 2*maxCost)
	}
	return cost
}

// size says how many objects a field gives, and what it costs itself.
func (e *estimate) size(s selection, depth int) (size, own int) {
	if depth == 1 && s.field == "undo" { // of a bulk command, for all that is known here
		return commands.MaxBulk, commands.MaxBulk * costOfPart
	}
	if depth == 1 && bulks[s.field] {
		n := e.parts(s.input)
		return n, n * costOfPart
	}
	if depth == 1 && s.field == "reports" {
		return 1, costOfReport * e.width(s.selections)
	}
	usual, paged := pages[s.field]
	if paged && (depth == 1 || s.field == "timeline") {
		return e.number(s.first, usual), costOfQuery
	}
	if size, isList := lists[s.field]; isList {
		return size, 1
	}
	return 1, 1
}

// parts counts what a bulk command is made of. The lists inside the parts are
// counted too, which is as well: they cost something.
func (e *estimate) parts(input parts) int {
	n := input.written
	for _, name := range input.variables {
		n += elements(e.variables[name])
	}
	return max(1, min(n, maxCost))
}

func elements(v any) (n int) {
	switch v := v.(type) {
	case []any:
		n = len(v)
		for _, element := range v {
			n += elements(element)
		}
	case map[string]any:
		for _, value := range v {
			n += elements(value)
		}
	}
	return n
}

// members counts the fields of objects, those of objects in them too.
func members(v any) (n int) {
	switch v := v.(type) {
	case []any:
		for _, element := range v {
			n += members(element)
		}
	case map[string]any:
		n = len(v)
		for _, value := range v {
			n += members(value)
		}
	}
	return n
}

// number reads the argument first. What it cannot read, the resolver refuses.
func (e *estimate) number(first string, usual int) int {
	n := float64(usual)
	if len(first) > 0 && first[0] == '$' {
		if given, ok := e.variables[first[1:]].(float64); ok {
			n = given
		}
	} else if given, err := strconv.ParseFloat(first, 64); err == nil {
		n = given
	}
	return int(max(1, min(n, readmodels.MaxPage)))
}

// fragment counts a fragment once, wherever it is spread: counting it anew
// each time would be exponential. A cycle counts nothing; validation refuses it.
func (e *estimate) fragment(name string, depth int) int {
	key := spread{name, depth == 1}
	if cost, seen := e.fragments[key]; seen {
		return max(cost, 0)
	}
	e.fragments[key] = -1
	cost := e.sum(e.doc.fragments[name], depth)
	e.fragments[key] = cost
	return cost
}

// operation gives the operation of a name, or the only one; ok is false when
// there is none, which the executor words.
func (d *document) operation(name string) (op operation, ok bool) {
	for _, op := range d.operations {
		if op.name == name || name == "" && len(d.operations) == 1 {
			return op, true
		}
	}
	return operation{}, false
}

// documents remembers outlines by text. Clients send the same few texts; one
// that does not only empties the memory for the others now and then.
type documents struct {
	mu     sync.RWMutex
	byText map[string]*document
}

const (
	documentsKept = 1000
	documentKept  = 8 << 10 // the longest text that is kept, in bytes
)

// read gives the outline of a text. It returns QUERY_TOO_COMPLEX for one that
// is too long, too deep or too wide, and errSyntax for one that is none.
func (d *documents) read(text string) (*document, error) {
	d.mu.RLock()
	doc := d.byText[text]
	d.mu.RUnlock()
	if doc != nil {
		return doc, nil
	}
	if len(text) > maxLength {
		return nil, fault.New(fault.TooComplex, "The text of the operation is longer than 64 KiB. Send values as variables.")
	}
	doc, err := parseDocument(text)
	if errors.Is(err, errTooDeep) || errors.Is(err, errTooMany) {
		return nil, fault.New(fault.TooComplex, "The operation "+err.Error()+".")
	}
	if err == nil && len(text) <= documentKept {
		d.keep(text, doc)
	}
	return doc, err
}

func (d *documents) keep(text string, doc *document) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.byText == nil || len(d.byText) >= documentsKept {
		d.byText = map[string]*document{}
	}
	d.byText[text] = doc
}
