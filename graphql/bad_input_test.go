package graphql_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

const createDeal = `mutation ($v: MoneyInput) { createDeal(input: {title: "T", pipelineId: "01980000-0000-7000-8000-000000000001", value: $v}) { position } }`

// Bad input is refused with a code that says so; it is never INTERNAL, and
// nothing is dispatched.
func TestBadOperations(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	money := func(amount any) vars { return vars{"v": vars{"amount": amount, "currency": "EUR"}} }
	literal := func(amount string) string {
		return `mutation { createDeal(input: {title: "T", pipelineId: "01980000-0000-7000-8000-000000000001", value: {amount: ` + amount + `, currency: "EUR"}}) { position } }`
	}
	for name, c := range map[string]struct {
		query     string
		variables vars
		code      fault.Code
	}{
		"empty":                     {"", nil, fault.Invalid},
		"no GraphQL":                {"hello", nil, fault.Invalid},
		"unclosed":                  {"{ me { id }", nil, fault.Invalid},
		"unclosed text":             {`{ contacts(search: "abc) { totalCount } }`, nil, fault.Invalid},
		"NUL in the text":           {"{ me { id \x00 } }", nil, fault.Invalid},
		"only a fragment":           {"fragment F on Member { id }", nil, fault.Invalid},
		"two without a name":        {"{ me { id } } { me { id } }", nil, fault.Invalid},
		"subscription":              {"subscription { me { id } }", nil, fault.Invalid},
		"unknown field":             {"{ me { salary } }", nil, fault.Invalid},
		"unknown argument":          {"{ contacts(offset: 3) { totalCount } }", nil, fault.Invalid},
		"unknown input field":       {create, vars{"input": vars{"lastName": "X", "nickname": "Y"}}, fault.Invalid},
		"missing variable":          {create, nil, fault.Invalid},
		"number for a text":         {create, vars{"input": vars{"lastName": 5.0}}, fault.Invalid},
		"object for a text":         {create, vars{"input": vars{"lastName": vars{"a": 1.0}}}, fault.Invalid},
		"text for an object":        {create, vars{"input": "x"}, fault.Invalid},
		"list for an object":        {create, vars{"input": []any{vars{}}}, fault.Invalid},
		"NUL in a name":             {create, vars{"input": vars{"lastName": "a\x00b"}}, fault.Invalid},
		"NUL in a search":           {`query ($s: String) { contacts(search: $s) { totalCount } }`, vars{"s": "a\x00"}, fault.Invalid},
		"NUL in a filter":           {`query ($s: String) { contacts(filter: {leadStatus: $s}) { totalCount } }`, vars{"s": "a\x00"}, fault.Invalid},
		"NUL in a cursor":           {`query ($s: String) { contacts(after: $s) { totalCount } }`, vars{"s": "a\x00"}, fault.Invalid},
		"no cursor":                 {`{ contacts(after: "abc") { totalCount } }`, nil, fault.Invalid},
		"long search":               {`query ($s: String) { contacts(search: $s) { totalCount } }`, vars{"s": strings.Repeat("x", 501)}, fault.Invalid},
		"long name":                 {create, vars{"input": vars{"lastName": strings.Repeat("x", 900_000)}}, fault.Invalid},
		"first 0":                   {"{ contacts(first: 0) { totalCount } }", nil, fault.Invalid},
		"first -1":                  {"{ contacts(first: -1) { totalCount } }", nil, fault.Invalid},
		"first 201":                 {"{ contacts(first: 201) { totalCount } }", nil, fault.Invalid},
		"first 1e10":                {`query ($n: Int) { contacts(first: $n) { totalCount } }`, vars{"n": 1e10}, fault.Invalid},
		"first 1.5":                 {`query ($n: Int) { contacts(first: $n) { totalCount } }`, vars{"n": 1.5}, fault.Invalid},
		"first as text":             {`query ($n: Int) { contacts(first: $n) { totalCount } }`, vars{"n": "ten"}, fault.Invalid},
		"unknown sort":              {`{ contacts(sort: {field: AGE}) { totalCount } }`, nil, fault.Invalid},
		"amount 1e400":              {literal("1e400"), nil, fault.Invalid},
		"amount of 30 digits":       {literal("999999999999999999999999999999"), nil, fault.Invalid},
		"amount above 2^53":         {createDeal, money(9007199254740992.0), fault.Invalid},
		"negative amount":           {createDeal, money(-1.0), fault.Invalid},
		"literal negative amount":   {literal("-1"), nil, fault.Invalid},
		"fraction of a cent":        {createDeal, money(1.5), fault.Invalid},
		"amount as text":            {createDeal, money("100"), fault.Invalid},
		"amount true":               {createDeal, money(true), fault.Invalid},
		"amount missing":            {createDeal, vars{"v": vars{"currency": "EUR"}}, fault.Invalid},
		"no currency":               {createDeal, vars{"v": vars{"amount": 1.0, "currency": "euro"}}, fault.Invalid},
		"bad escape":                {`{ contacts(search: "\q") { totalCount } }`, nil, fault.Invalid},
		"hexadecimal":               {`{ contacts(first: 0x10) { totalCount } }`, nil, fault.Invalid},
		"a day in year 10000":       {`{ pipelineReport(pipelineId: "x", from: "10000-01-01") { stages { count } } }`, nil, fault.Invalid},
		"30 February":               {`{ pipelineReport(pipelineId: "x", from: "2026-02-30") { stages { count } } }`, nil, fault.Invalid},
		"report of nothing":         {`{ pipelineReport(pipelineId: "x") { stages { count } } }`, nil, fault.NotFound},
		"200 levels":                {strings.Repeat("{ me ", 200) + strings.Repeat("}", 200), nil, fault.TooComplex},
		"20 levels":                 {"{ company(id: \"x\") " + strings.Repeat("{ contacts { company ", 8) + "{ id }" + strings.Repeat("} }", 8) + "}", nil, fault.TooComplex},
		"list of 200 levels":        {"{ contacts(search: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + ") { totalCount } }", nil, fault.TooComplex},
		"5,000 aliases":             {"{ " + aliases(5000, "me { id }") + " }", nil, fault.TooComplex},
		"5,000 aliases of a name":   {"{ me { " + aliases(5000, "name") + " } }", nil, fault.TooComplex},
		"600 aliases of a page":     {"{ " + aliases(600, "contacts(first: 200) { totalCount }") + " }", nil, fault.TooComplex},
		"fragments in fragments":    {laughs(40), nil, fault.TooComplex},
		"a cycle of fragments":      {"{ me { ...A } } fragment A on Member { ...B } fragment B on Member { ...A }", nil, fault.Invalid},
		"a cycle at the root":       {"{ ...A } fragment A on Query { me { id } ...A }", nil, fault.Invalid},
		"relations of relations":    {"{ contacts(first: 200) { edges { node { deals { tasks { contact { deals { tasks { id } } } } } } } } }", nil, fault.TooComplex},
		"first hidden in variables": {"query ($n: Int) { contacts(first: $n) { edges { node { timeline(first: $n) { edges { node { id } } } } } } }", vars{"n": 200.0}, fault.TooComplex},
		"types of types":            {"{ __schema { types " + strings.Repeat("{ fields { type ", 6) + "{ name }" + strings.Repeat("} }", 6) + "} }", nil, fault.TooComplex},
		"100 KiB of text":           {"{ me { id } } # " + strings.Repeat("x", 100<<10), nil, fault.TooComplex},
	} {
		t.Run(name, func(t *testing.T) {
			e := a.refusal(c.query, c.variables)
			require.Equal(t, c.code, e.Extensions.Code, e.Message)
			require.LessOrEqual(t, len(e.Message), 500)
			require.NotContains(t, a.log.String(), "panicked")
		})
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

// laughs is a billion fields in forty small fragments.
func laughs(n int) string {
	var b strings.Builder
	b.WriteString("{ me { ...F0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Member { ...F%d ...F%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Member { id }", n)
	return b.String()
}

func TestBadRequests(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	good := `{"query": "{ me { id } }"}`
	for name, c := range map[string]struct {
		method, kind, body string
		status             int
	}{
		"GET":                {"GET", "application/json", good, http.StatusMethodNotAllowed},
		"a form":             {"POST", "application/x-www-form-urlencoded", "query=%7Bme%7Bid%7D%7D", http.StatusUnsupportedMediaType},
		"text":               {"POST", "text/plain", good, http.StatusUnsupportedMediaType},
		"no type":            {"POST", "", good, http.StatusUnsupportedMediaType},
		"empty":              {"POST", "application/json", "", http.StatusBadRequest},
		"a batch":            {"POST", "application/json", "[" + good + "]", http.StatusBadRequest},
		"no JSON":            {"POST", "application/json", "{query}", http.StatusBadRequest},
		"two bodies":         {"POST", "application/json", good + good, http.StatusBadRequest},
		"query a number":     {"POST", "application/json", `{"query": 5}`, http.StatusBadRequest},
		"variables a list":   {"POST", "application/json", `{"query": "{ me { id } }", "variables": []}`, http.StatusBadRequest},
		"amount: 1e400":      {"POST", "application/json", `{"query": "{ me { id } }", "variables": {"v": {"amount": 1e400}}}`, http.StatusBadRequest},
		"10 MB":              {"POST", "application/json", `{"query": "` + strings.Repeat("x", 10<<20) + `"}`, http.StatusRequestEntityTooLarge},
		"10,000 brackets":    {"POST", "application/json", `{"variables": ` + strings.Repeat("[", 20_000), http.StatusBadRequest},
		"good":               {"POST", "application/json; charset=utf-8", good, http.StatusOK},
		"variables null":     {"POST", "application/json", `{"query": "{ me { id } }", "variables": null, "operationName": null}`, http.StatusOK},
		"extensions ignored": {"POST", "application/json", `{"query": "{ me { id } }", "extensions": {"a": 1}}`, http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			status, codes := a.post(c.method, c.kind, c.body)
			require.Equal(t, c.status, status)
			if status != http.StatusOK {
				require.Equal(t, []string{"VALIDATION_ERROR"}, codes)
			} else {
				require.Empty(t, codes)
			}
		})
	}
}

// Texts of every script come back as they were sent.
func TestTextsAreFaithful(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	for _, name := range []string{"👩‍👩‍👧‍👦", "שלום עולם", "\u202Eabc", "Ǆ ǅ", "<b>&amp;</b>", `quote " and \ slash`, "名前", strings.Repeat("é", 250)} {
		data := a.data(create, vars{"input": vars{"lastName": name}})
		require.Equal(t, name, at(data, "createContact", "contact", "lastName"))
	}
}

func TestAccidents(t *testing.T) {
	t.Parallel()
	t.Run("an error that is no refusal", func(t *testing.T) {
		a := bareAPI(t)
		a.desk.fail = errors.New("dial 10.0.0.7: connection refused")
		e := a.refusal(create, vars{"input": vars{"lastName": "X"}})
		require.Equal(t, graphql.Extensions{Code: fault.Internal, CorrelationID: "test-correlation"}, e.Extensions)
		require.NotContains(t, e.Message, "10.0.0.7")
		require.Equal(t, 1, strings.Count(a.log.String(), "10.0.0.7"), "logged once")
		require.Contains(t, a.log.String(), "test-correlation")
	})
	t.Run("a panic", func(t *testing.T) {
		a := bareAPI(t)
		a.desk.explode = true
		e := a.refusal(create, vars{"input": vars{"lastName": "X"}})
		require.Equal(t, graphql.Extensions{Code: fault.Internal, CorrelationID: "test-correlation"}, e.Extensions)
		require.Equal(t, 1, strings.Count(a.log.String(), "exploded"), "logged once")
		a.desk.explode = false
		a.desk.states[ana] = contact.Contact{ID: ana}
		a.data(`mutation { deleteContact(input: {id: "`+ana+`"}) { id } }`, nil)
	})
	t.Run("nobody is signed in", func(t *testing.T) {
		a := bareAPI(t)
		a.actor = identity.Actor{}
		require.Equal(t, fault.Unauthenticated, a.refusal(`{ me { id } }`, nil).Extensions.Code)
		require.Equal(t, fault.Unauthenticated, a.refusal(create, vars{"input": vars{"lastName": "X"}}).Extensions.Code)
	})
}
