package reporting

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
)

// By says by what closed deals are put together.
type By string

// What closed deals can be put together by.
const (
	ByNothing  By = "NOTHING"
	ByOwner    By = "OWNER"
	BySource   By = "SOURCE"
	ByIndustry By = "INDUSTRY" // of the company
	ByProduct  By = "PRODUCT"  // a deal counts for each of its products
	ByPipeline By = "PIPELINE"
)

// WinRates is how deals ended.
type WinRates struct {
	Rows         []ClosedGroup
	LostReasons  []LostReason
	MissingRates []string
}

// ClosedGroup is the deals of one key, such as an owner's id, that were closed in one
// period. Rate is the part that was won. Average and Median are the seconds
// from the creation of a won deal to its closing.
type ClosedGroup struct {
	Key             string
	First           time.Time // day of the period; zero for ALWAYS
	Won, Lost       Worth
	Rate            float64
	Average, Median int64
}

// LostReason is the deals that were lost for a reason of the tenant's list;
// an empty key is a reason in other words.
type LostReason struct {
	Key  string
	Lost Worth
}

// keyOf is what deals are put together by, as SQL over the columns of deals.
var keyOf = map[By]string{
	ByNothing:  "''",
	ByOwner:    "owner_id",
	BySource:   "source",
	ByIndustry: "industry",
	ByProduct:  "product",
	ByPipeline: "pipeline_id",
}

// closedDeals are the deals that were closed in the period. Cost: a scan of
// the deals. The industry is joined from the companies, of which there are
// fewer; no other report by company is asked for often enough for a dictionary.
const closedDeals = ` FROM {database:Identifier}.deals FINAL `

var joined = map[By]string{
	ByIndustry: ` LEFT JOIN (SELECT cityHash64(id) AS of_company, industry FROM {database:Identifier}.companies FINAL) AS c ON company_key = c.of_company `,
	ByProduct:  ` ARRAY JOIN if(empty(product_ids), [''], product_ids) AS product, arrayEnumerate(if(empty(product_ids), [''], product_ids)) AS nth `,
}

// once tells which row of a deal stands for the deal.
func once(by By) string {
	if by == ByProduct {
		return `nth = 1`
	}
	return `1`
}

// isClosed chooses the closed deals by the day of their closing.
const isClosed = ` status IN ('WON', 'LOST') AND NOT deleted
	AND toDate32(assumeNotNull(closed_at), {zone:String}) BETWEEN {from:Date32} AND {to:Date32}`

// closedWorth gives what deals of a key came to, and, with by_reason, what
// those lost for a reason did: sums of two kinds over one look at the deals. A
// deal of several products has a row for each, of which the first counts for the reason.
func closedWorth(by By, every Every, where string) string {
	return `SELECT by_reason, if(by_reason, reason, of) AS key, if(by_reason, toDate32('1970-01-01'), ` + firstDay[every] + `) AS first, won, ` + shares + ` FROM ` + rated(`
		SELECT grouping(of) = 1 AS by_reason, of, reason, won, currency, day, if(by_reason, countIf(once), count()) AS n, if(by_reason, sumIf(toInt128(value), once), sum(toInt128(value))) AS total
		FROM (
			SELECT toString(`+keyOf[by]+`) AS of, toString(lost_reason) AS reason, `+once(by)+` AS once, status = 'WON' AS won, currency, amount AS value,
				toDate32(assumeNotNull(closed_at), {zone:String}) AS day`+closedDeals+joined[by]+` WHERE `+isClosed+where+`
		) GROUP BY GROUPING SETS ((of, won, currency, day), (reason, won, currency, day))`) + `
	WHERE NOT (by_reason AND won) GROUP BY by_reason, key, first, won, currency ORDER BY by_reason, key, first, won`
}

func cycles(by By, every Every, where string) string {
	return `SELECT key, ` + firstDay[every] + ` AS first, intDiv(sum(took), count()) AS average, quantileExactLow(0.5)(took) AS median
	FROM (SELECT ` + keyOf[by] + ` AS key, toDate32(assumeNotNull(closed_at), {zone:String}) AS day,
		intDiv(greatest(toUnixTimestamp64Micro(assumeNotNull(closed_at)) - toUnixTimestamp64Micro(created_at), 0), 1000000) AS took` +
		closedDeals + joined[by] + ` WHERE status = 'WON' AND ` + isClosed + where + `) GROUP BY key, first`
}

type closedRow struct {
	ByReason bool      `ch:"by_reason"`
	Key      string    `ch:"key"`
	First    time.Time `ch:"first"`
	Won      bool      `ch:"won"`
	share
}

type cycleRow struct {
	Key     string    `ch:"key"`
	First   time.Time `ch:"first"`
	Average int64     `ch:"average"`
	Median  int64     `ch:"median"`
}

// maxPeriods bounds what a report shows of time: seven years of weeks.
const maxPeriods = 370

// WinRates reads the report. Code: VALIDATION_ERROR.
func (s *Store) WinRates(ctx context.Context, tenant string, q Question, by By, every Every) (WinRates, error) {
	report := WinRates{Rows: []ClosedGroup{}, LostReasons: []LostReason{}}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	if keyOf[by] == "" || firstDay[every] == "" {
		return report, fault.Field("by", "is not something that deals are put together by")
	}
	where := q.Filter.where()
	rows, err := answer[closedRow](ctx, s, "win rates", closedWorth(by, every, where), q.args(db)...)
	if err != nil {
		return report, err
	}
	took, err := answer[cycleRow](ctx, s, "sales cycles", cycles(by, every, where), q.args(db)...)
	if err != nil {
		return report, err
	}
	report.fill(rows, took)
	return report, nil
}

type closedKey struct {
	byReason bool
	key      string
	first    time.Time
}

func (w *WinRates) fill(rows []closedRow, took []cycleRow) {
	without, cycle := missing{}, map[closedKey]cycleRow{}
	for _, t := range took {
		cycle[closedKey{false, t.Key, t.First}] = t
	}
	for of, some := range groups(rows, func(r closedRow) closedKey { return closedKey{r.ByReason, r.Key, r.First} }) {
		won, lost := newTally(), newTally()
		for _, r := range some {
			if r.Won {
				won.add(r.share, all)
			} else {
				lost.add(r.share, all)
			}
		}
		if of.byReason {
			w.LostReasons = append(w.LostReasons, LostReason{of.key, lost.worth(without)})
			continue
		}
		w.Rows = append(w.Rows, ClosedGroup{
			Key: of.key, First: named(of.first), Won: won.worth(without), Lost: lost.worth(without),
			Rate: *part(won.count, won.count+lost.count), Average: cycle[of].Average, Median: cycle[of].Median,
		})
	}
	w.MissingRates = without.list()
}

// named gives the first day of a period; the one of ALWAYS has none.
func named(first time.Time) time.Time {
	if first.Equal(time.Unix(0, 0)) {
		return time.Time{}
	}
	return first
}
