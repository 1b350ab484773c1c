package reporting

import (
	"context"
	"strconv"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Weekly is what became of deals week by week.
type Weekly struct {
	Weeks        []WeekOfDeals
	MissingRates []string
}

// WeekOfDeals is a week of deals. Slipped is nil while the week goes on.
type WeekOfDeals struct {
	First          time.Time // its Monday
	New, Won, Lost Worth
	Slipped        *Worth
}

// usualWeeks is how many weeks are shown when nobody says.
const usualWeeks = 12

func newByWeek(where string) string {
	return `SELECT toMonday(day) AS first, 'NEW' AS kind, ` + shares + ` FROM ` + priced(``,
		`SELECT currency, amount AS value, toDate32(created_at, {zone:String}) AS day FROM {database:Identifier}.deals FINAL
		WHERE NOT deleted AND created_at >= {begin:DateTime64(6, 'UTC')} AND created_at < {end:DateTime64(6, 'UTC')}`+where) + ` GROUP BY first, currency`
}

func closedByWeek(where string) string {
	return `SELECT toMonday(day) AS first, kind, ` + shares + ` FROM ` + priced(`kind`,
		`SELECT status AS kind, currency, amount AS value, toDate32(assumeNotNull(closed_at), {zone:String}) AS day`+
			closedDeals+` WHERE `+isClosed+where) + ` GROUP BY first, kind, currency`
}

// Where in the weeks something lies, counted from 1; weeks are their Mondays,
// and begins and ends their instants.
const (
	weekOfDay  = `intDiv(toInt32(assumeNotNull(expected_close)) - toInt32({from:Date32}) + 7, 7)`
	weekOfTime = `intDiv(toInt32(toDate32(valid_from, {zone:String})) - toInt32({from:Date32}) + 7, 7)`
)

// slipped are the deals that were promised for a week and still in the
// pipeline when it ended. A row is a promise, the state of a deal in the
// pipeline when a week began, or a state out of it that began in a week and
// lasted until its end: what has only promises slipped. To ask of each
// promise whether the other is among those of a second look takes as long again.
func slipped(where string) string {
	return `SELECT first, 'SLIPPED' AS kind, ` + shares + ` FROM ` + priced(`first`,
		`SELECT {weeks:Array(Date32)}[week] AS first, any(of) AS currency, any(amount) AS value, first AS day
		FROM (
			SELECT deal_key, promise, currency AS of, amount, valid_from, valid_to, if(promise, `+weekOfDay+`, `+weekOfTime+`) AS week,
				if(promise, {begins:Array(DateTime64(6, 'UTC'))}[week], {ends:Array(DateTime64(6, 'UTC'))}[week]) AS then
			FROM (SELECT deal_key, (`+inPipeline+`) AS promise, currency, amount, expected_close, valid_from, valid_to
				FROM `+statesAcross(`arrayPushFront({ends:Array(DateTime64(6, 'UTC'))}, {at:DateTime64(6, 'UTC')})`)+`
				WHERE if(promise, expected_close >= {from:Date32}`+where+`, valid_from >= {at:DateTime64(6, 'UTC')}))
			WHERE week <= {over:UInt32} AND valid_from < then AND then <= valid_to
		) GROUP BY deal_key, week HAVING min(promise)`) + ` GROUP BY first, currency`
}

type weekRow struct {
	First time.Time `ch:"first"`
	Kind  string    `ch:"kind"`
	share
}

// Weekly reads the report; without a period, on the last twelve weeks. Code: VALIDATION_ERROR.
func (s *Store) Weekly(ctx context.Context, tenant string, q Question) (Weekly, error) {
	report := Weekly{Weeks: []WeekOfDeals{}}
	q = q.within(Week, usualWeeks)
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil {
		return report, err
	}
	weeks, err := Week.periods(q.From, q.To, maxPeriods)
	if err != nil || !known {
		return report, err
	}
	q.From, q.To = weeks[0], Week.after(weeks[len(weeks)-1], 1).AddDate(0, 0, -1)
	where, args := q.Filter.where(), append(append(q.args(db), q.instants()...), ended(weeks, q)...)
	statements := []string{newByWeek(where), closedByWeek(where)}
	if !Week.after(weeks[0], 1).After(q.today()) { // a week is over
		statements = append(statements, slipped(where))
	}
	var rows []weekRow
	for _, sql := range statements {
		some, err := answer[weekRow](ctx, s, "weekly", sql, args...)
		if err != nil {
			return report, err
		}
		rows = append(rows, some...)
	}
	report.fill(weeks, q, rows)
	return report, nil
}

// within gives the period where its ends were left out: until today, so many
// periods of it.
func (q Question) within(every Every, usual int) Question {
	if q.To.IsZero() {
		q.To = later(q.today(), q.From)
	}
	if q.From.IsZero() {
		q.From = every.after(every.first(q.To), 1-usual)
	}
	return q
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// ended are the parameters for the weeks that are over.
func ended(weeks []time.Time, q Question) []any {
	firsts, begins, ends := []string{}, []string{}, []string{}
	for _, first := range weeks {
		over := begin(Week.after(first, 1), q.Zone)
		if over.After(q.Now) {
			break
		}
		firsts = append(firsts, day(first, latest))
		begins = append(begins, instant(begin(first, q.Zone)))
		ends = append(ends, instant(over))
	}
	return []any{
		clickhouse.Named("weeks", firsts), clickhouse.Named("over", strconv.Itoa(len(firsts))), clickhouse.Named("begins", begins), clickhouse.Named("ends", ends),
		clickhouse.Named("at", instant(begin(weeks[0], q.Zone))),
	}
}

func (w *Weekly) fill(weeks []time.Time, q Question, rows []weekRow) {
	without := missing{}
	for _, first := range weeks {
		kinds := map[string]*tally{"NEW": newTally(), statusWon: newTally(), statusLost: newTally(), "SLIPPED": newTally()}
		for _, r := range rows {
			if r.First.Equal(first) {
				kinds[r.Kind].add(r.share, all)
			}
		}
		week := WeekOfDeals{First: first, New: kinds["NEW"].worth(without), Won: kinds[statusWon].worth(without), Lost: kinds[statusLost].worth(without)}
		if !begin(Week.after(first, 1), q.Zone).After(q.Now) {
			week.Slipped = new(kinds["SLIPPED"].worth(without))
		}
		w.Weeks = append(w.Weeks, week)
	}
	w.MissingRates = without.list()
}
