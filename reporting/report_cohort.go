package reporting

import (
	"context"
	"strconv"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Cohorts is what became of contacts, by the month in which they were made and
// where they came from.
type Cohorts struct {
	Rows         []Cohort
	MissingRates []string
}

// Cohort is the contacts of a month and a source. WonBy holds, for the month
// itself and each one after it, how many had a won deal by its end; Won is what all
// their won deals are worth.
type Cohort struct {
	Month    time.Time // its first day
	Source   string
	Contacts int
	WithDeal int
	WonBy    []int
	Won      Worth
}

// Months of a cohort that are looked at.
const (
	usualCohortMonths = 12
	maxCohortMonths   = 36
)

// newcomers are the contacts of the period.
func newcomers(f Filter) string {
	return `SELECT cityHash64(id) AS contact, toStartOfMonth(toDate32(created_at, {zone:String})) AS month, source
		FROM {database:Identifier}.contacts FINAL
		WHERE NOT deleted AND toDate32(created_at, {zone:String}) BETWEEN {from:Date32} AND {to:Date32}` + Filter{Owners: f.Owners, Teams: f.Teams}.where()
}

// contactDeals are the deals of those contacts: a deal is that of the first of
// its contacts. Cost: a scan of the deals, and a join with the contacts, which
// are fewer and so stand on the right.
func contactDeals(f Filter) string {
	return ` (
		SELECT contact_key AS of, status = 'WON' AS won, currency, amount AS value,
			toDate32(ifNull(closed_at, toDateTime64('1970-01-01 00:00:00', 6, 'UTC')), {zone:String}) AS day
		FROM {database:Identifier}.deals FINAL WHERE NOT deleted AND contact_key != 0` + Filter{Pipelines: f.Pipelines, Custom: f.Custom}.where() + `
	) AS d INNER JOIN (` + newcomers(f) + `) AS c ON d.of = c.contact`
}

// cohortSizes counts contacts: those with a deal have a row each, with the
// month of their first won deal as months after their own, or -1.
func cohortSizes(f Filter) string {
	return `SELECT month, source, sum(n) AS contacts, sum(with) AS with_deal,
		arrayMap(k -> countEqual(groupArrayIf(after, after >= 0), k), range({months:Int32} + 1)) AS first_won
	FROM (
		SELECT month, source, count() AS n, 0 AS with, toInt64(-1) AS after FROM (` + newcomers(f) + `) GROUP BY month, source
		UNION ALL
		SELECT month, source, 0 AS n, 1 AS with, if(countIf(won) = 0, toInt64(-1), greatest(dateDiff('month', month, minIf(day, won)), 0)) AS after
		FROM ` + contactDeals(f) + ` GROUP BY contact, month, source
	) GROUP BY month, source ORDER BY month, source`
}

func cohortWon(f Filter) string {
	return `SELECT month, source, ` + shares + ` FROM ` + priced(`month, source`,
		`SELECT month, source, currency, value, day FROM `+contactDeals(f)+` WHERE won`) + ` GROUP BY month, source, currency ORDER BY month, source`
}

type cohortRow struct {
	Month    time.Time `ch:"month"`
	Source   string    `ch:"source"`
	Contacts uint64    `ch:"contacts"`
	WithDeal uint64    `ch:"with_deal"`
	FirstWon []uint64  `ch:"first_won"`
}

type cohortWonRow struct {
	Month  time.Time `ch:"month"`
	Source string    `ch:"source"`
	share
}

// Cohorts reads the report; without a period, on the last twelve months. Months is how many after its own are
// looked at for each cohort. Code: VALIDATION_ERROR.
func (s *Store) Cohorts(ctx context.Context, tenant string, q Question, months int) (Cohorts, error) {
	report := Cohorts{Rows: []Cohort{}}
	if months < 0 || months > maxCohortMonths {
		return report, fault.Field("months", "must lie between 0 and "+strconv.Itoa(maxCohortMonths))
	}
	q = q.within(Month, usualCohortMonths)
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	args := append(q.args(db), clickhouse.Named("months", strconv.Itoa(months)))
	sizes, err := answer[cohortRow](ctx, s, "cohorts", cohortSizes(q.Filter), args...)
	if err != nil {
		return report, err
	}
	won, err := answer[cohortWonRow](ctx, s, "cohorts", cohortWon(q.Filter), args...)
	if err != nil {
		return report, err
	}
	report.fill(sizes, won)
	return report, nil
}

func (c *Cohorts) fill(sizes []cohortRow, won []cohortWonRow) {
	type cohortKey struct {
		month  time.Time
		source string
	}
	without, worth := missing{}, map[cohortKey]*tally{}
	for of, some := range groups(won, func(r cohortWonRow) cohortKey { return cohortKey{r.Month, r.Source} }) {
		worth[of] = newTally()
		for _, r := range some {
			worth[of].add(r.share, all)
		}
	}
	for _, r := range sizes {
		row := Cohort{Month: r.Month, Source: r.Source, Contacts: int(r.Contacts), WithDeal: int(r.WithDeal), WonBy: []int{}, Won: nothing()}
		so := 0
		for _, n := range r.FirstWon {
			so += int(n)
			row.WonBy = append(row.WonBy, so)
		}
		if t := worth[cohortKey{r.Month, r.Source}]; t != nil {
			row.Won = t.worth(without)
		}
		c.Rows = append(c.Rows, row)
	}
	c.MissingRates = without.list()
}
