package reporting

import (
	"slices"
	"strconv"
	"strings"
)

// What moved is told in one pass: the states at the second instant (a) that are
// inside or have changed since the first, each beside the state at the first
// (b) where that was another one. The opening and the closing pipeline are sums
// over the same rows, and so two more kinds. Asked for by themselves they were
// half of the report's time.
const (
	opening = "OPENING"
	closing = "CLOSING"
)

// moves are the kinds of rows; in a statement each is its number, counted from
// 1: lists of words for every deal took longer than everything else.
var moves = append(slices.Clone(Kinds), opening, closing)

// numbered puts numbers in the place of the kinds of a statement.
func numbered(sql string) string {
	var pairs []string
	for i, kind := range moves {
		pairs = append(pairs, "$"+kind+"$", strconv.Itoa(i+1))
	}
	return strings.NewReplacer(pairs...).Replace(sql)
}

// movedState are the columns of a state that are compared or shown; those that
// a statement does not use are not read. Inside: in the pipeline, and passing
// the filter.
func movedState(where string) string {
	return `deal_key, pipeline_id, stage_id, status, amount, currency, owner_id, archived, deleted, expected_close,
		ifNull(expected_close, toDate32('2299-12-31')) AS expected, (true` + where + `) AS passes, (` + inPipeline + `) AS piped, passes AND piped AS inside`
}

// everyDeal chooses all.
const everyDeal = `true`

// compared joins the states of deals of which a condition on deal_key holds.
// Rows of the history that are not wanted are passed over before the rest of
// them is read; of the deals only their key may be asked so early, see the
// tables. Cost: the history since the first instant by its key, the deals, and
// a join with those that changed.
func compared(where, chosen string) string {
	return `(
		SELECT deal_id, ` + movedState(where) + `, valid_from >= {begin:DateTime64(6, 'UTC')} AS changed FROM {database:Identifier}.deal_history FINAL
		PREWHERE valid_to >= {end:DateTime64(6, 'UTC')} AND valid_from < {end:DateTime64(6, 'UTC')} AND ` + chosen + `
		WHERE changed OR inside
		UNION ALL
		SELECT id AS deal_id, ` + movedState(where) + `, state_since >= {begin:DateTime64(6, 'UTC')} AS changed FROM {database:Identifier}.deals FINAL
		PREWHERE ` + chosen + ` WHERE state_since < {end:DateTime64(6, 'UTC')} AND (changed OR inside)
	) AS a LEFT JOIN (
		SELECT true AS there, ` + movedState(where) + ` FROM {database:Identifier}.deal_history FINAL
		PREWHERE valid_to >= {begin:DateTime64(6, 'UTC')} AND valid_to < {end:DateTime64(6, 'UTC')} AND valid_from < {begin:DateTime64(6, 'UTC')} AND ` + chosen + `
	) AS b ON a.deal_key = b.deal_key`
}

// changes are what a deal did; the words are those of docs/reports.md.
var changes = numbered(`
	a.changed AND a.status != 'OPEN' AND NOT a.deleted AND a.passes
		AND (NOT b.there OR b.status = 'OPEN' OR (NOT b.deleted AND a.status != b.status)) AS closed_anew,
	a.changed AND NOT b.inside AND (a.inside OR closed_anew) AS entered,
	(b.inside OR entered) AND NOT a.inside AS left,
	b.inside AND a.inside AS stayed,
	a.currency = b.currency AS same,
	stayed AND a.pipeline_id = b.pipeline_id AND a.stage_id != b.stage_id AS other_stage,
	if(other_stage, transform(concat(a.pipeline_id, '/', a.stage_id), {stage_keys:Array(String)}, {places:Array(Int32)}, toInt32(-1)), -1) AS place,
	if(other_stage, transform(concat(b.pipeline_id, '/', b.stage_id), {stage_keys:Array(String)}, {places:Array(Int32)}, toInt32(-1)), -1) AS was_place,
	place >= 0 AND was_place >= 0 AS comparable,
	arrayFilter(c -> c > 0, [
		multiIf(NOT entered, 0, NOT b.there, $NEW$, b.deleted OR (b.archived AND b.status = 'OPEN'), $RESTORED$, b.status != 'OPEN', $REOPENED$, $JOINED$),
		multiIf(NOT left, 0, a.deleted, $DELETED$, NOT a.passes, $LEFT$, a.status = 'WON', $WON$, a.status = 'LOST', $LOST$, $ARCHIVED$),
		if(b.inside AND (NOT same OR a.amount > b.amount), $AMOUNT_UP$, 0),
		if(b.inside AND (NOT same OR a.amount < b.amount), $AMOUNT_DOWN$, 0),
		multiIf(comparable AND place > was_place, $ADVANCED$, comparable AND place < was_place, $BACK$, 0),
		if(stayed AND a.pipeline_id != b.pipeline_id, $CHANGED_PIPELINE$, 0),
		multiIf(stayed AND a.expected > b.expected, $PUSHED_OUT$, stayed AND a.expected < b.expected, $PULLED_IN$, 0),
		if(b.inside OR (NOT a.changed AND a.inside), $OPENING$, 0),
		if(a.inside, $CLOSING$, 0)
	]) AS changes`)

// moved gives a row for each change, with what is told of its deal, and its
// currency and value.
func moved(told, where, chosen string) string {
	return numbered(`SELECT kind, * EXCEPT (changes), {rated:Date32} AS day,
		kind = $OPENING$ AND changed OR kind = $AMOUNT_DOWN$ AND NOT same AS as_it_was,
		if(as_it_was, was_currency, is_currency) AS currency,
		multiIf(as_it_was, was, kind = $AMOUNT_UP$ AND same, is - was, kind = $AMOUNT_DOWN$, was - is, is) AS value
	FROM (
		SELECT `) + told + `, a.changed AS changed, a.amount AS is, b.amount AS was, a.currency AS is_currency, b.currency AS was_currency,` + changes + `
		FROM ` + compared(where, chosen) + `
	) ARRAY JOIN changes AS kind`
}

// movedByKind gives, besides the sums, which deals may be among the largest of
// a kind: in a currency those of the largest values, and all those without a rate, of
// which none is larger than others.
func movedByKind(where string) string {
	return `SELECT kind, ` + shares + `, any(largest) AS largest FROM (
		SELECT kind, currency, n, total, factor, arrayFilter((key, value) -> {most:UInt32} > 0 AND (factor = 0 OR value >= arrayPartialReverseSort({most:UInt32}, amounts)[least({most:UInt32}, length(amounts))]), keys, amounts) AS largest
		FROM ` + rated(numbered(`SELECT kind, currency, day, count() AS n, sum(toInt128(value)) AS total,
			groupArrayIf(deal_key, kind < $OPENING$) AS keys, groupArrayIf(value, kind < $OPENING$) AS amounts
			FROM (`)+moved(`a.deal_key AS deal_key`, where, everyDeal)+`) GROUP BY kind, currency, day`) + `
	) GROUP BY kind, currency ORDER BY kind, currency`
}

// movedDeals lists the largest of each kind, of the chosen deals.
func movedDeals(where, chosen string) string {
	return numbered(`SELECT deal_id, kind, currency, value, toString(from_pipeline) AS from_pipeline_id, toString(from_stage) AS from_stage_id,
		toString(to_pipeline) AS to_pipeline_id, toString(to_stage) AS to_stage_id, from_expected, to_expected, toString(owner) AS owner_id
	FROM `) + rated(moved(`a.deal_id AS deal_id, a.owner_id AS owner, b.pipeline_id AS from_pipeline, b.stage_id AS from_stage,
		a.pipeline_id AS to_pipeline, a.stage_id AS to_stage, b.expected_close AS from_expected, a.expected_close AS to_expected`, where, chosen)) +
		numbered(` WHERE kind < $OPENING$ ORDER BY kind, toDecimal256(value, 0) * factor DESC, deal_id LIMIT {most:UInt32} BY kind`)
}
