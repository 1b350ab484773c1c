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
	ByProduct:  ` ARRAY JOIN if(empty(product_ids), [''], product_ids) AS product `,
}

// isClosed chooses the closed deals by the day of their closing.
const isClosed = ` status IN ('WON', 'LOST') AND NOT deleted
	AND toDate32(assumeNotNull(closed_at), {zone:String}) BETWEEN {from:Date32} AND {to:Date32}`

func closedWorth(by By, every Every, where string) string {
	return `SELECT key, ` + firstDay[every] + ` AS first, won, ` + shares + ` FROM ` + priced(`key, won`,
		`SELECT `+keyOf[by]+` AS key, status = 'WON' AS won, currency, amount AS value, toDate32(assumeNotNull(closed_at), {zone:String}) AS day`+
			closedDeals+joined[by]+` WHERE `+isClosed+where) + ` GROUP BY key, first, won, currency ORDER BY key, first, won`
}

func cycles(by By, every Every, where string) string {
	return `SELECT key, ` + firstDay[every] + ` AS first, intDiv(sum(took), count()) AS average, quantileExactLow(0.5)(took) AS median
	FROM (SELECT ` + keyOf[by] + ` AS key, toDate32(assumeNotNull(closed_at), {zone:String}) AS day,
		intDiv(greatest(toUnixTimestamp64Micro(assumeNotNull(closed_at)) - toUnixTimestamp64Micro(created_at), 0), 1000000) AS took` +
		closedDeals + joined[by] + ` WHERE status = 'WON' AND ` + isClosed + where + `) GROUP BY key, first`
}

func lostReasons(where string) string {
	return `SELECT key, ` + shares + ` FROM ` + priced(`key`,
		`SELECT lost_reason AS key, currency, amount AS value, toDate32(assumeNotNull(closed_at), {zone:String}) AS day`+
			closedDeals+` WHERE status = 'LOST' AND `+isClosed+where) + ` GROUP BY key, currency ORDER BY key`
}

type closedRow struct {
	Key   string    `ch:"key"`
	First time.Time `ch:"first"`
	Won   bool      `ch:"won"`
	share
}

type cycleRow struct {
	Key     string    `ch:"key"`
	First   time.Time `ch:"first"`
	Average int64     `ch:"average"`
	Median  int64     `ch:"median"`
}

type reasonRow struct {
	Key string `ch:"key"`
	share
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
	reasons, err := answer[reasonRow](ctx, s, "lost reasons", lostReasons(where), q.args(db)...)
	if err != nil {
		return report, err
	}
	report.fill(rows, took, reasons)
	return report, nil
}

type closedKey struct {
	key   string
	first time.Time
}

func (w *WinRates) fill(rows []closedRow, took []cycleRow, reasons []reasonRow) {
	without, cycle := missing{}, map[closedKey]cycleRow{}
	for _, t := range took {
		cycle[closedKey{t.Key, t.First}] = t
	}
	for of, some := range groups(rows, func(r closedRow) closedKey { return closedKey{r.Key, r.First} }) {
		won, lost := newTally(), newTally()
		for _, r := range some {
			if r.Won {
				won.add(r.share, all)
			} else {
				lost.add(r.share, all)
			}
		}
		w.Rows = append(w.Rows, ClosedGroup{
			Key: of.key, First: named(of.first), Won: won.worth(without), Lost: lost.worth(without),
			Rate: *part(won.count, won.count+lost.count), Average: cycle[of].Average, Median: cycle[of].Median,
		})
	}
	for key, some := range groups(reasons, func(r reasonRow) string { return r.Key }) {
		lost := newTally()
		for _, r := range some {
			lost.add(r.share, all)
		}
		w.LostReasons = append(w.LostReasons, LostReason{key, lost.worth(without)})
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
