package graphql_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// stocked is an API with companies 0 to 3 and deals on them.
func stocked(t *testing.T) *api {
	a := newAPI(t)
	set := customfield.ID(a.tenant, customfield.Company)
	rows := readmodels.NewRows()
	rows.FieldSets[set] = &readmodels.FieldSet{ID: set, Object: "COMPANY", Versioned: row(1), Fields: []readmodels.CustomField{
		{Key: "size", Type: "NUMBER"}, {Key: "fee", Type: "MONEY"}, {Key: "since", Type: "DATE"}, {Key: "note", Type: "TEXT"}, {Key: "vip", Type: "BOOLEAN"},
		{Key: "tier", Type: "SELECT", Options: []readmodels.FieldOption{{Key: "gold"}, {Key: "tin", Archived: true}}},
		{Key: "areas", Type: "MULTI_SELECT", Options: []readmodels.FieldOption{{Key: "eu"}, {Key: "us"}}},
	}}
	for i, custom := range []readmodels.Custom{
		{"size": 10.0, "tier": "gold", "areas": []any{"eu", "us"}, "vip": true, "fee": map[string]any{"amount": 500.0, "currency": "EUR"}},
		{"size": -2.5, "tier": "tin", "areas": []any{"us"}, "since": "2026-03-01", "note": "Größe"},
		{"size": 3.0, "since": "2025-12-31", "vip": false, "fee": map[string]any{"amount": 7.0, "currency": "USD"}},
		nil,
	} {
		id := fmt.Sprintf("01980000-0000-7000-8000-%012d", i)
		at := row(1)
		at.CreatedAt = at.CreatedAt.Add(time.Duration(i) * time.Hour)
		rows.Companies[id] = &readmodels.Company{
			ID: id, Name: fmt.Sprintf("C%d", i), Industry: []string{"IT", "Food", ""}[i%3], OwnerID: []string{ana, ""}[i%2],
			Employees: i * 10, Revenue: int64(i) * 100, Address: readmodels.Address{City: "Łódź"}, Custom: custom, Versioned: at,
		}
	}
	a.save(readmodels.Changes{Rows: rows})
	return a
}

const listCompanies = `query ($f: CompanyFilter, $s: CompanySort) { companies(filter: $f, sort: $s) { totalCount edges { node { name } } } }`

// sent gives variables as they come over the wire.
func sent(t testing.TB, variables vars) (read vars) {
	t.Helper()
	text, err := json.Marshal(variables)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &read))
	return read
}

// names gives the companies of a filter, rising by name unless a sort is given.
func (a *api) names(filter, sort any) string {
	a.t.Helper()
	if sort == nil {
		sort = vars{"field": "NAME"}
	}
	list := at(a.data(listCompanies, sent(a.t, vars{"f": filter, "s": sort})), "companies")
	var names []string
	for _, e := range at(list, "edges").([]any) {
		names = append(names, strings.TrimPrefix(at(e, "node", "name").(string), "C"))
	}
	require.InDelta(a.t, len(names), at(list, "totalCount"), 0)
	return strings.Join(names, "")
}

func TestFilters(t *testing.T) {
	t.Parallel()
	a := stocked(t)
	custom := func(f vars) vars { return vars{"custom": []any{f}} }
	for name, c := range map[string]struct {
		filter any
		want   string
	}{
		"nothing":                   {nil, "0123"},
		"empty":                     {vars{}, "0123"},
		"shorthand":                 {vars{"ownerId": ana}, "02"},
		"empty shorthand":           {vars{"or": []any{vars{"ownerId": ""}}}, "0123"},
		"or":                        {vars{"or": []any{vars{"industry": "Food"}, vars{"employees": vars{"gte": 30}}}}, "13"},
		"or of nothing":             {vars{"or": []any{}}, ""},
		"and":                       {vars{"and": []any{vars{"ownerId": ana}, vars{"employees": vars{"lt": 20}}}}, "0"},
		"not":                       {vars{"not": vars{"ownerId": ana}}, "13"},
		"beside each other":         {vars{"ownerId": ana, "not": vars{"name": vars{"eq": "C0"}}}, "2"},
		"no, not so":                {vars{"not": vars{"not": vars{"industry": "IT"}}}, "03"},
		"text":                      {vars{"name": vars{"startsWith": "c", "in": []any{"C1", "C2", "%"}}}, "12"},
		"text without case, accent": {vars{"city": vars{"contains": "ODZ"}}, "0123"},
		"text is empty":             {vars{"industryFilter": vars{"isEmpty": true}}, "2"},
		"no owner":                  {vars{"ownerFilter": vars{"isNull": true}}, "13"},
		"an owner":                  {vars{"ownerFilter": vars{"isNull": false}}, "02"},
		"owners":                    {vars{"ownerFilter": vars{"in": []any{strings.ToUpper(ana)}}}, "02"},
		"numbers":                   {vars{"employees": vars{"in": []any{0, 30}}}, "03"},
		"amounts":                   {vars{"revenue": vars{"gt": 100, "lte": 300}}, "23"},
		"time":                      {vars{"createdAt": vars{"gt": "2026-01-02T04:04:05Z", "lte": "2026-01-02T05:04:05Z"}}, "2"},
		"number":                    {custom(vars{"field": "size", "gt": -3, "lt": 10}), "12"},
		"equal number":              {custom(vars{"field": "size", "eq": 10}), "0"},
		"one of numbers":            {custom(vars{"field": "size", "in": []any{10, 3.0}}), "02"},
		"not a number":              {vars{"not": custom(vars{"field": "size", "gt": 0})}, "13"},
		"money":                     {custom(vars{"field": "fee", "eq": vars{"amount": 7, "currency": "USD"}}), "2"},
		"amount of money":           {custom(vars{"field": "fee", "gte": 500}), "0"},
		"day":                       {custom(vars{"field": "since", "gte": "2026-01-01"}), "1"},
		"choice, archived":          {custom(vars{"field": "tier", "eq": "tin"}), "1"},
		"choices":                   {custom(vars{"field": "areas", "eq": "us"}), "01"},
		"all choices":               {custom(vars{"field": "areas", "eq": []any{"us", "eu"}}), "0"},
		"false":                     {custom(vars{"field": "vip", "eq": false}), "2"},
		"contains":                  {custom(vars{"field": "note", "contains": "GROSSE"}), "1"},
		"is set":                    {custom(vars{"field": "since", "isSet": true}), "12"},
		"is not set":                {custom(vars{"field": "since", "isSet": false}), "03"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, a.names(c.filter, nil))
		})
	}
	by := func(field, direction string) vars { return vars{"customField": field, "direction": direction} }
	require.Equal(t, "1203", a.names(nil, by("size", "ASC")))
	require.Equal(t, "0213", a.names(nil, by("size", "DESC")))
	require.Equal(t, "2103", a.names(nil, by("since", "ASC")))
	require.Equal(t, "1230", a.names(nil, by("since", "DESC")))
	require.Equal(t, "0231", a.names(nil, by("fee", "DESC")))

	literal := a.data(`{ companies(filter: {or: [{name: {eq: "C1"}}, {custom: [{field: "size", gt: 5}]}, {custom: {field: "vip", eq: false}}]}) { totalCount } }`, nil)
	require.InDelta(t, 3, at(literal, "companies", "totalCount"), 0)
}

func TestFilters_Refused(t *testing.T) {
	t.Parallel()
	a := stocked(t)
	for name, c := range map[string]struct {
		filter, sort any
		field        string
	}{
		"unknown field":         {vars{"or": []any{vars{"custom": []any{vars{"field": "x", "eq": 1}}}}}, nil, "filter.or.custom.x"},
		"no key at all":         {vars{"custom": []any{vars{"field": "x' OR '1'='1", "eq": 1}}}, nil, "filter.custom"},
		"wrong type":            {vars{"custom": []any{vars{"field": "size", "eq": "big"}}}, nil, "filter.custom.size"},
		"null":                  {vars{"custom": []any{vars{"field": "size", "eq": nil}}}, nil, "filter.custom.size"},
		"no option":             {vars{"custom": []any{vars{"field": "tier", "in": []any{"x"}}}}, nil, "filter.custom.tier"},
		"range of a choice":     {vars{"custom": []any{vars{"field": "tier", "gt": "gold"}}}, nil, "filter.custom.tier"},
		"range of text":         {vars{"custom": []any{vars{"field": "size", "gt": "5"}}}, nil, "filter.custom.size"},
		"range of money":        {vars{"custom": []any{vars{"field": "fee", "gt": vars{"amount": 5, "currency": "EUR"}}}}, nil, "filter.custom.fee"},
		"empty day":             {vars{"custom": []any{vars{"field": "since", "gt": ""}}}, nil, "filter.custom.since"},
		"text in a number":      {vars{"custom": []any{vars{"field": "size", "contains": "5"}}}, nil, "filter.custom.size"},
		"NUL":                   {vars{"name": vars{"contains": "a\x00"}}, nil, "filter.name"},
		"NUL in a custom field": {vars{"custom": []any{vars{"field": "note", "contains": "\x00"}}}, nil, "filter.custom.note"},
		"NUL in a value":        {vars{"custom": []any{vars{"field": "note", "eq": "\x00"}}}, nil, "filter.custom.note"},
		"no id":                 {vars{"not": vars{"ownerFilter": vars{"in": []any{"x"}}}}, nil, "filter.not.ownerFilter"},
		"no id, shorthand":      {vars{"and": []any{vars{"ownerId": "x"}}}, nil, "filter.and.ownerId"},
		"archived inside":       {vars{"not": vars{"archived": true}}, nil, "filter.not.archived"},
		"sort by nothing":       {nil, vars{"direction": "DESC"}, "sort"},
		"sort by two":           {nil, vars{"field": "NAME", "customField": "size"}, "sort"},
		"sort by no field":      {nil, vars{"customField": "x; DROP TABLE"}, "sort.customField"},
		"sort by several":       {nil, vars{"customField": "areas"}, "sort.customField"},
	} {
		t.Run(name, func(t *testing.T) {
			e := a.refusal(listCompanies, sent(t, vars{"f": c.filter, "s": c.sort}))
			require.Equal(t, fault.Invalid, e.Extensions.Code, e.Message)
			require.Contains(t, e.Extensions.Fields, c.field)
		})
	}
	deep := vars{"name": vars{"eq": "x"}}
	for range 300 {
		deep = vars{"not": deep}
	}
	require.Equal(t, fault.TooComplex, a.refusal(listCompanies, sent(t, vars{"f": deep})).Extensions.Code)
	wide := make([]any, 5000)
	for i := range wide {
		wide[i] = vars{"name": vars{"eq": "x"}}
	}
	require.Equal(t, fault.TooComplex, a.refusal(listCompanies, sent(t, vars{"f": vars{"or": wide}})).Extensions.Code)
	for _, bad := range []any{vars{"employees": vars{"gt": 1.5}}, vars{"employees": vars{"gt": "x"}}, vars{"revenue": vars{"gt": 1e300}}, vars{"name": vars{"in": []any{5}}}, vars{"createdAt": vars{"gt": "10000-01-01T00:00:00Z"}}, vars{"or": "x"}, vars{"custom": []any{vars{}}}} {
		require.Equal(t, fault.Invalid, a.refusal(listCompanies, sent(t, vars{"f": bad})).Extensions.Code, "%v", bad)
	}
}

func TestFilters_OfTheOtherNouns(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	for _, list := range []string{
		`contacts(filter: {or: [{companyId: "` + ana + `"}, {leadStatus: "x"}], not: {email: {contains: "a", isEmpty: false}}, createdAt: {gt: "2026-01-01T00:00:00Z"}})`,
		`deals(filter: {or: [{status: WON}, {statuses: [OPEN, LOST]}, {contactId: "` + ana + `"}], value: {gte: 5}, expectedClose: {gt: "2026-01-01", in: ["2026-02-01"], isNull: false}, contactFilter: {in: ["` + ana + `"], isNull: false}, closedAt: {isNull: true}})`,
		`tasks(filter: {or: [{completed: true}, {kinds: [CALL], priorities: [HIGH]}], due: {lte: "2026-01-01"}, completedAt: {isNull: true}, title: {startsWith: "x"}})`,
	} {
		require.InDelta(t, 0, at(a.data(`{ list: `+list+` { totalCount edges { node { id } } } }`, nil), "list", "totalCount"), 0)
	}
}
