package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// The deals are made by arithmetic on their number n, the same in both
// databases: two pipelines of six stages, a hundred owners, three currencies,
// 200,000 contacts, 50,000 companies, over two years and four months. A fifth
// is open, three tenths are won.
const (
	eventsADeal = 8
	began       = "2024-03-01"
	seconds     = 870 * 24 * 3600 // between the first deal and the last
	stay        = 5 * 24 * 3600   // seconds in a stage
	contacts    = 200_000
	companies   = 50_000
	members     = 100
	work        = 4_000_000 // activities
)

// shapes are what the statements have in common, of the deal number n.
var shapes = strings.NewReplacer(
	"$id", "concat(leftPad(lower(hex(toUInt32(n * 2654435761 % 4294967296))), 8, '0'), '-0000-7000-8000-', leftPad(lower(hex(toUInt64(n))), 12, '0'))",
	"$pipeline", "concat('00000000-0000-7000-8000-0000000000a', toString(n % 2))",
	"$owner", "concat('00000000-0000-7000-8000-0000000b', leftPad(toString(n * 7919 % 100), 4, '0'))",
	"$contact", "concat('00000000-0000-7000-8000-00000c', leftPad(toString(n % 200000), 6, '0'))",
	"$company", "concat('00000000-0000-7000-8000-00000d', leftPad(toString(n % 50000), 6, '0'))",
	"$stage(", "concat('00000000-0000-7000-8000-0000000e', toString(n % 2), leftPad(toString(", ")$", "), 3, '0'))",
	"$visits", "(1 + n * 31 % 5)",
	"$status", "multiIf(n * 13 % 10 < 2, 'OPEN', n * 13 % 10 < 5, 'WON', 'LOST')",
	"$currency", "['EUR', 'USD', 'GBP'][1 + n % 3]",
	"$amount", "toInt64(n * 104729 % 10000000)",
	"$created", "(toDateTime64('"+began+" 00:00:00', 6, 'UTC') + intDiv(n * "+strconv.Itoa(seconds)+", $deals))",
	"$region", "map('region', [concat('r', toString(n % 4))])",
	"$source", "concat('source ', toString(n % 6))",
)

//nolint:dupword // values of columns
var fills = []string{
	`INSERT INTO tenant_bench.deals (id, pipeline_id, stage_id, status, amount, currency, owner_id, company_id, source, expected_close, lost_reason, custom,
		contact_ids, product_ids, visit_pipeline_ids, visit_stage_ids, visit_entered, visit_left, entered_at, stage_since, closed_at,
		last_event_id, last_kind, state_since, created_at, updated_at, deleted, version)
	SELECT $id, $pipeline, $stage($visits - 1)$, $status AS status, $amount, $currency, $owner, $company, $source,
		toDate32($created AS created) + 20 + n * 11 % 60, if(status = 'LOST', concat('reason ', toString(n % 6)), ''), $region,
		[$contact], [concat('product', toString(n % 50))],
		arrayMap(j -> $pipeline, range($visits)), arrayMap(j -> $stage(j)$, range($visits)),
		arrayMap(j -> created + j * ` + text(stay) + `, range($visits)),
		arrayMap(j -> if(status = 'OPEN' AND j = $visits - 1, toDateTime64('2262-01-01 00:00:00', 6, 'UTC'), created + (j + 1) * ` + text(stay) + `), range($visits)),
		created + ($visits - 1) * ` + text(stay) + `, created + ($visits - 1) * ` + text(stay) + `, if(status = 'OPEN', NULL, created + $visits * ` + text(stay) + `),
		$id, if(status = 'OPEN', 'updated', lower(status)), created + $visits * ` + text(stay) + `, created, created, n % 500 = 0, 8 * n + 8
	FROM (SELECT number AS n FROM numbers($from, $count))`,

	`INSERT INTO tenant_bench.deal_history (event_id, deal_id, kind, pipeline_id, stage_id, status, amount, currency, owner_id, company_id, source,
		expected_close, custom, opened_at, at, valid_from, valid_to, position, version)
	SELECT concat(toString(k), $id), $id, if(k = 0, 'opened', 'updated'), $pipeline, $stage(intDiv(k * $visits, 7))$, 'OPEN', $amount + k, $currency,
		$owner, $company, $source, toDate32($created AS created) + 10 + n * 11 % 60 + if(k < 4, 0, 10), $region, created, created,
		created + k * step, created + (k + 1) * step, 8 * n + k + 1, 8 * n + k + 2
	FROM (SELECT number AS n, arrayJoin(range(7)) AS k, $visits * ` + text(stay) + ` / 7 AS step FROM numbers($from, $count))`,
}

var once = []string{
	`INSERT INTO tenant_bench.contacts (id, owner_id, source, created_at, version)
	SELECT $contact, $owner, $source, toDateTime64('` + began + ` 00:00:00', 6, 'UTC') + n * ` + text(seconds/contacts) + `, n + 1 FROM (SELECT number AS n FROM numbers(` + text(contacts) + `))`,
	`INSERT INTO tenant_bench.companies (id, industry, version) SELECT $company, concat('industry ', toString(n % 8)), n + 1 FROM (SELECT number AS n FROM numbers(` + text(companies) + `))`,
	`INSERT INTO tenant_bench.members (id, role, active, version) SELECT $owner, 'REP', true, n + 1 FROM (SELECT number AS n FROM numbers(` + text(members) + `))`,
	`INSERT INTO tenant_bench.stages (pipeline_id, id, name, place, probability, version)
	SELECT $pipeline, $stage(intDiv(n, 2))$, 'A stage', intDiv(n, 2), 10 + 15 * intDiv(n, 2), 1 FROM (SELECT number AS n FROM numbers(12))`,
	`INSERT INTO tenant_bench.teams (id, name, member_ids, version) SELECT 'team', 'North', groupArray($owner), 1 FROM (SELECT number AS n FROM numbers(20))`,
	`INSERT INTO tenant_bench.quotas (id, member_id, period, months, measure, amount, currency, version)
	SELECT concat('q', toString(n)), $owner, toDate32('2026-01-01') + 0, 3, 'AMOUNT', 100000000, 'EUR', 1 FROM (SELECT number AS n FROM numbers(` + text(members) + `))`,
	`INSERT INTO tenant_bench.rates (base, currency, day, rate, factor, version)
	SELECT 'EUR', ['USD', 'GBP'][1 + n % 2], toDate32('2024-01-01') + intDiv(n, 2), 0.9, 0.9 + n / 100000, 1 FROM (SELECT number AS n FROM numbers(2000))`,
}

// done are the activities.
var done = `INSERT INTO tenant_bench.activities (event_id, kind, count, member_id, object, object_id, deal_id, at, version)
	SELECT toString(n), ['CALL', 'EMAIL', 'MEETING', 'NOTE', 'DEAL_OPENED', 'DEAL_MOVED', 'DEAL_WON', 'DEAL_LOST'][1 + n % 8], 1, $owner, 'deal', '', $id,
		toDateTime64('` + began + ` 00:00:00', 6, 'UTC') + n * ` + text(seconds/100) + ` / ` + text(work/100) + `, n + 1
	FROM (SELECT number AS n FROM numbers($from, $count))`

// chunk is how many deals are inserted at once, and fresh how many are
// written again in each of the small parts that a live projection leaves.
const (
	chunk      = 40_000
	fresh      = 500
	freshParts = 10
)

func fillClickHouse(ctx context.Context, url string, deals int) error {
	fill := func(statement string, from, count int) error {
		text := shapes.Replace(statement)
		text = strings.NewReplacer("$deals", strconv.Itoa(deals), "$from", strconv.Itoa(from), "$count", strconv.Itoa(count)).Replace(text)
		return post(ctx, url, text)
	}
	for _, statement := range fills {
		for from := 0; from < deals; from += chunk {
			if err := fill(statement, from, min(chunk, deals-from)); err != nil {
				return err
			}
		}
	}
	for from := 0; from < work; from += chunk {
		if err := fill(done, from, chunk); err != nil {
			return err
		}
	}
	for _, statement := range once {
		if err := fill(statement, 0, 0); err != nil {
			return err
		}
	}
	for _, table := range []string{"deals", "deal_history", "activities", "contacts"} {
		if err := post(ctx, url, "OPTIMIZE TABLE tenant_bench."+table+" FINAL"); err != nil {
			return err
		}
	}
	for part := range freshParts { // what was written since the last merge
		if err := fill(fills[0], part*deals/freshParts, fresh); err != nil {
			return err
		}
	}
	return nil
}

func text(n int) string { return strconv.Itoa(n) }

// post executes a statement. The client of the house writes rows; here the
// engine makes them.
func post(ctx context.Context, url, statement string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(statement))
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.300s", said, statement)
	}
	return err
}
