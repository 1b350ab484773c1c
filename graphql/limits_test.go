package graphql

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDocument(t *testing.T) {
	t.Parallel()
	doc, err := parseDocument("\uFEFF" + `# a comment { with brackets
		"described" query Named($n: Int = 5, $ids: [ID!]!, $s: String @dir(a: 1)) @live {
			list: contacts(first: $n, search: "} \" {", filter: {ownerId: "x", of: [1, -2.5e3, ENUM, null]}) { ...F totalCount }
			... on Query @include(if: true) { deals(first: 3) { edges { node { id } } } }
			... { me { id } }
		}
		fragment F on ContactConnection { edges { cursor } }
		mutation M { deleteContact(input: {id: """block } " \""" { """}) { id } }`)
	require.NoError(t, err)
	require.Len(t, doc.operations, 2)
	named := doc.operations[0]
	require.Equal(t, []variable{{"n", "Int", true, parts{}}, {"ids", "[ID!]!", false, parts{}}, {"s", "String", false, parts{}}}, named.variables)
	require.Equal(t, selection{field: "contacts", first: "$n", filter: parts{written: 4, fields: 2}, selections: []selection{{spread: "F"}, {field: "totalCount"}}}, named.selections[0])
	require.Equal(t, "3", named.selections[1].selections[0].first)
	require.Equal(t, "me", named.selections[2].selections[0].field)
	require.Equal(t, "mutation", doc.operations[1].kind)
	require.Contains(t, doc.fragments, "F")
}

func TestCost(t *testing.T) {
	t.Parallel()
	variables := map[string]any{
		"n": 7.0, "list": make([]any, 5), "input": map[string]any{"items": make([]any, 4), "commandId": "x"},
		"f": map[string]any{"and": []any{map[string]any{"id": map[string]any{"in": make([]any, 3)}}}},
	}
	for query, want := range map[string]int{
		`{ reports { weekly { weeks { first } } moved { opening { count } } } }`: costOfQuery + 2*costOfReport + (1 + 1 + 10) + (1 + 1 + 1),
		`{ me { id name } }`:                                                             costOfQuery + 1 + 2,
		`{ contacts { totalCount } }`:                                                    costOfQuery + costOfQuery + 25,
		`{ contacts(first: 100) { totalCount } }`:                                        costOfQuery + costOfQuery + 100,
		`query ($n: Int) { contacts(first: $n) { totalCount } }`:                         costOfQuery + costOfQuery + 7,
		`{ a: me { id } b: me { id } }`:                                                  2 * (costOfQuery + 1 + 1),
		`{ ...F } fragment F on Query { a: me { id } b: me { x } }`:                      2 * (costOfQuery + 1 + 1),
		`mutation { deleteContacts(input: {ids: ["a", "b", "c"]}) { position } }`:        costOfMutation + 3*costOfPart + 3,
		`mutation { deleteContacts(input: {ids: $list}) { results { id } position } }`:   costOfMutation + 5*costOfPart + 5*(1+1+1),
		`mutation { createContacts(input: $input) { results { contact { id } } } }`:      costOfMutation + 4*costOfPart + 4*(1+1+1),
		`mutation { deleteContact { id } }`:                                              costOfMutation + 1 + 1,
		`{ deals { edges { node { contacts { id } } } } }`:                               costOfQuery + costOfQuery + 25*(1+1*(1+1*(1+10))),
		`{ contacts(filter: {ownerId: "x"}) { totalCount } }`:                            costOfQuery + costOfQuery + 25 + costOfAsking,
		`{ contacts(filter: {or: [{a: {in: [1, 2, 3]}}, {b: 1}]}) { totalCount } }`:      costOfQuery + costOfQuery + 25 + 4*costOfAsking + 5,
		`query ($f: F) { contacts(filter: $f) { totalCount } }`:                          costOfQuery + costOfQuery + 25 + 3*costOfAsking + 4,
		`query ($f: F) { a: dealTotals(filter: $f) { x } b: dealTotals(filter: $f) }`:    2*costOfQuery + 2*(1+3*costOfAsking+4) + 1,
		`query ($d: F = {in: ["a", "b"]}) { contacts(filter: {id: $d}) { totalCount } }`: costOfQuery + costOfQuery + 25 + 2*costOfAsking + 2,
	} {
		doc, err := parseDocument(query)
		require.NoError(t, err)
		require.Equal(t, want, doc.price(doc.operations[0], variables), query)
	}
}

// The parser must end, without a panic of its own, whatever it is given.
func FuzzParseDocument(f *testing.F) {
	for _, seed := range []string{`{ me { id } }`, `query ($a: [Int!] = [1]) { x(first: $a) @d { ...F } } fragment F on X { a }`, `"""`, `{ a(b: "\`, strings.Repeat("{", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := parseDocument(text)
		if err == nil {
			for _, op := range doc.operations {
				_ = doc.check(op, nil)
			}
		}
	})
}

func TestDocuments_RememberABoundedNumber(t *testing.T) {
	t.Parallel()
	var d documents
	for i := range 3 * documentsKept {
		_, err := d.read("{ me { id } } #" + strings.Repeat("x", i%1500))
		require.NoError(t, err)
	}
	require.LessOrEqual(t, len(d.byText), documentsKept)
	first, _ := d.read("{ me { id } } #")
	again, _ := d.read("{ me { id } } #")
	require.Same(t, first, again)
}

func TestAFilterUsedOverAndOverIsRefused(t *testing.T) {
	t.Parallel()
	doc, err := parseDocument(`query ($f: F) {` + strings.Repeat(` contacts(first: 1, filter: $f) { totalCount }`, 90) + `}`)
	require.NoError(t, err)
	filter := func(values int) map[string]any {
		return map[string]any{"f": map[string]any{"ownerFilter": map[string]any{"in": make([]any, values)}}}
	}
	require.NoError(t, doc.check(doc.operations[0], filter(1000)))
	require.Error(t, doc.check(doc.operations[0], filter(1100)))
}
