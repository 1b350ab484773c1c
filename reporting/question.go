package reporting

import (
	"fmt"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Question is what every report is asked with. Zone is where days begin and
// end, Base the currency to reckon in, Now the moment of the question: today
// is its day. docs/reports.md says what all words mean.
type Question struct {
	Zone   *time.Location
	Base   string
	Now    time.Time
	From   time.Time // a day at midnight UTC, zero for an open end
	To     time.Time // likewise; it is included
	Filter Filter
}

// Filter says which deals count: those that fulfil all that is said.
type Filter struct {
	Owners    []string // empty text: nobody's
	Teams     []string
	Pipelines []string
	Custom    []CustomFilter
}

// CustomFilter asks that a field of choices, or a boolean one, holds one of
// the values.
type CustomFilter struct {
	Key    string
	Values []string
}

// The bounds of a filter.
const (
	maxChosen = 1000
	maxCustom = 20
)

// check refuses a period that ends before it begins, and filters too long.
func (q Question) check() error {
	var p fault.Problems
	if !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From) {
		p.Add("to", "lies before from")
	}
	for field, ids := range map[string][]string{"owners": q.Filter.Owners, "teams": q.Filter.Teams, "pipelines": q.Filter.Pipelines} {
		if len(ids) > maxChosen {
			p.Add(field, "holds more than 1,000 ids")
		}
	}
	if len(q.Filter.Custom) > maxCustom {
		p.Add("custom", "holds more than 20 fields")
	}
	for i, c := range q.Filter.Custom {
		if c.Key == "" || len(c.Values) == 0 || len(c.Values) > maxChosen {
			p.Add(fmt.Sprintf("custom[%d]", i), "needs a field and 1 to 1,000 values")
		}
	}
	return p.Err()
}

// The parts of a filter, each over the columns of a state of a deal.
const (
	ofOwners = ` AND owner_id IN {owners:Array(String)}`
	ofTeams  = ` AND owner_id IN (SELECT arrayJoin(member_ids) FROM {database:Identifier}.teams FINAL
		WHERE id IN {teams:Array(String)} AND NOT deleted)`
	ofPipelines = ` AND pipeline_id IN {pipelines:Array(String)}`
	ofCustom    = ` AND arrayAll((field, wanted) -> hasAny(custom[field], wanted), {fields:Array(String)}, {wanted:Array(Array(String))})`
)

// where is the filter as a condition that follows others. Only what was asked
// for is in it: a column that is not named is not read.
func (f Filter) where() (sql string) {
	if len(f.Owners) > 0 {
		sql += ofOwners
	}
	if len(f.Teams) > 0 {
		sql += ofTeams
	}
	if len(f.Pipelines) > 0 {
		sql += ofPipelines
	}
	if len(f.Custom) > 0 {
		sql += ofCustom
	}
	return sql
}

// args are the parameters of every statement of a report. ClickHouse passes
// over those that a statement does not name.
func (q Question) args(db database) []any {
	fields, wanted := []string{}, [][]string{}
	for _, c := range q.Filter.Custom {
		fields, wanted = append(fields, c.Key), append(wanted, c.Values)
	}
	return []any{
		clickhouse.Named("database", string(db)),
		clickhouse.Named("zone", q.Zone.String()), clickhouse.Named("base", q.Base),
		clickhouse.Named("today", day(q.today(), latest)),
		clickhouse.Named("from", day(q.From, earliest)), clickhouse.Named("to", day(q.To, latest)),
		clickhouse.Named("owners", q.Filter.Owners), clickhouse.Named("teams", q.Filter.Teams),
		clickhouse.Named("pipelines", q.Filter.Pipelines),
		clickhouse.Named("fields", fields), clickhouse.Named("wanted", wanted),
	}
}
