package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
)

// The same deals in the read models.
var pgShapes = strings.NewReplacer(
	"$id", "(lpad(to_hex(n * 2654435761 % 4294967296), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid",
	"$pipeline", "('00000000-0000-7000-8000-0000000000a' || n % 2)::uuid",
	"$owner", "('00000000-0000-7000-8000-0000000b' || lpad((n * 7919 % 100)::text, 4, '0'))::uuid",
	"$contact", "('00000000-0000-7000-8000-00000c' || lpad((n % 200000)::text, 6, '0'))::uuid",
	"$company", "('00000000-0000-7000-8000-00000d' || lpad((n % 50000)::text, 6, '0'))::uuid",
	"$visits", "(1 + n * 31 % 5)",
	"$status", "(CASE WHEN n * 13 % 10 < 2 THEN 'OPEN' WHEN n * 13 % 10 < 5 THEN 'WON' ELSE 'LOST' END)",
	"$currency", "(ARRAY['EUR', 'USD', 'GBP'])[1 + n % 3]",
	"$created", "('"+began+"'::timestamp AT TIME ZONE 'UTC' + (n * "+strconv.Itoa(seconds)+" / $deals) * interval '1 second')",
)

//nolint:dupword // values of columns
var pgFills = []string{
	`INSERT INTO tenant_bench.deals (id, archived, value_is_sum, amount, pipeline_id, stage_id, revision, created_at, updated_at, stage_since, company_id,
		owner_id, title, currency, status, contact_ids, contacts, expected_close, line_items, source, forecast_category, tag_ids, lost_reason, custom, closed_at, visits)
	SELECT $id, false, false, n * 104729 % 10000000, $pipeline, ('00000000-0000-7000-8000-0000000e' || n % 2 || lpad(($visits - 1)::text, 3, '0'))::uuid, 7,
		created, created, created, $company, $owner, 'Deal ' || n, $currency, $status, ARRAY[$contact], '[]', created::date + 20 + (n * 11 % 60)::int,
		jsonb_build_array(jsonb_build_object('productId', 'product' || n % 50)), 'source ' || n % 6, '', '{}',
		CASE WHEN $status = 'LOST' THEN 'reason ' || n % 6 ELSE '' END, jsonb_build_object('region', 'r' || n % 4),
		CASE WHEN $status = 'OPEN' THEN NULL ELSE created + $visits * interval '5 days' END,
		(SELECT jsonb_agg(jsonb_build_object('pipelineId', $pipeline, 'stageId', '00000000-0000-7000-8000-0000000e' || n % 2 || lpad(j::text, 3, '0'),
			'enteredAt', created + j * interval '5 days', 'leftAt', CASE WHEN $status = 'OPEN' AND j = $visits - 1 THEN NULL ELSE created + (j + 1) * interval '5 days' END))
			FROM generate_series(0, $visits - 1) j)
	FROM (SELECT n, $created AS created FROM generate_series(0::bigint, $last) n WHERE n % 500 <> 0) d`,
	`INSERT INTO tenant_bench.contacts (id, archived, erased, revision, created_at, updated_at, owner_id, first_name, last_name, email, phone, job_title,
		lifecycle_stage, lead_status, source, street, city, region, postal_code, country, emails, phones, consents, tag_ids)
	SELECT $contact, false, false, 0, '` + began + `'::timestamp AT TIME ZONE 'UTC' + n * interval '` + text(seconds/contacts) + ` seconds', now(), $owner, 'A', 'Person', '', '', '',
		'', '', 'source ' || n % 6, '', '', '', '', '', '[]', '[]', '[]', '{}' FROM generate_series(0::bigint, ` + text(contacts-1) + `) n`,
	`INSERT INTO tenant_bench.exchange_rates (base, currency, day, rate)
	SELECT 'EUR', (ARRAY['USD', 'GBP'])[1 + n % 2], '2024-01-01'::date + n / 2, 0.9 + n / 100000.0 FROM generate_series(0, 1999) n`,
	`ANALYZE tenant_bench.deals`, `ANALYZE tenant_bench.contacts`,
}

// fillPostgres fills the read models. The indexes of the search, which no
// report uses and which take most of the time, are left out.
func fillPostgres(ctx context.Context, pool *pgxpool.Pool, deals int) error {
	for _, index := range []string{"deals_search", "deals_custom", "deals_tags", "deals_contacts"} {
		if _, err := pool.Exec(ctx, "DROP INDEX IF EXISTS tenant_bench."+index); err != nil {
			return err
		}
	}
	for _, statement := range pgFills {
		text := pgShapes.Replace(statement)
		text = strings.NewReplacer("$deals", strconv.Itoa(deals), "$last", strconv.Itoa(deals-1)).Replace(text)
		if _, err := pool.Exec(ctx, text); err != nil {
			return fmt.Errorf("%.100s: %w", statement, err)
		}
	}
	return nil
}

// worth is what pgQuestions sum up: amounts by currency, and in the base
// currency at the rate of a day.
const (
	worth = `count(*), sum(d.amount), sum(d.amount * CASE WHEN d.currency = 'EUR' THEN 1 ELSE r.rate END)`
	rated = ` LEFT JOIN LATERAL (SELECT rate FROM tenant_bench.exchange_rates e
		WHERE e.base = 'EUR' AND e.currency = d.currency AND e.day <= d.day ORDER BY e.day DESC LIMIT 1) r ON true `
	closing = `(closed_at AT TIME ZONE 'Europe/Berlin')::date`
)

// pgQuestions are the questions of ask which the read models can answer. They
// know how deals are, and not how they were.
var pgQuestions = map[string][]string{
	"pipeline now": {`SELECT pipeline_id, stage_id, owner_id, currency, ` + worth + `
		FROM (SELECT *, '2026-08-10'::date AS day FROM tenant_bench.deals WHERE status = 'OPEN' AND NOT archived) d ` + rated + ` GROUP BY 1, 2, 3, 4`},
	"pipeline now, by a custom field": {`SELECT pipeline_id, stage_id, owner_id, currency, ` + worth + `
		FROM (SELECT *, '2026-08-10'::date AS day FROM tenant_bench.deals WHERE status = 'OPEN' AND NOT archived AND custom->>'region' IN ('r1', 'r2')) d ` + rated + ` GROUP BY 1, 2, 3, 4`},
	"funnel, a year":   pgFunnel(`(created_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN '2025-07-01' AND '2026-06-30'`),
	"funnel, all time": pgFunnel(`true`),
	"win rates by owner and month, a year": {
		`SELECT owner_id, date_trunc('month', day), status, currency, ` + worth + ` FROM (SELECT *, ` + closing + ` AS day FROM tenant_bench.deals
			WHERE status <> 'OPEN' AND ` + closing + ` BETWEEN '2025-07-01' AND '2026-06-30') d ` + rated + ` GROUP BY 1, 2, 3, 4`,
		`SELECT owner_id, date_trunc('month', ` + closing + `), avg(closed_at - created_at), percentile_disc(0.5) WITHIN GROUP (ORDER BY closed_at - created_at)
			FROM tenant_bench.deals WHERE status = 'WON' AND ` + closing + ` BETWEEN '2025-07-01' AND '2026-06-30' GROUP BY 1, 2`,
		`SELECT lost_reason, currency, ` + worth + ` FROM (SELECT *, ` + closing + ` AS day FROM tenant_bench.deals
			WHERE status = 'LOST' AND ` + closing + ` BETWEEN '2025-07-01' AND '2026-06-30') d ` + rated + ` GROUP BY 1, 2`,
	},
	"forecast, three months": {
		`SELECT date_trunc('month', expected_close), pipeline_id, stage_id, currency, ` + worth + `
			FROM (SELECT *, '2026-08-10'::date AS day FROM tenant_bench.deals WHERE status = 'OPEN' AND NOT archived) d ` + rated + ` GROUP BY 1, 2, 3, 4`,
		`SELECT date_trunc('month', day), currency, ` + worth + ` FROM (SELECT *, ` + closing + ` AS day FROM tenant_bench.deals
			WHERE status = 'WON' AND ` + closing + ` BETWEEN '2026-08-01' AND '2026-10-31') d ` + rated + ` GROUP BY 1, 2`,
		`SELECT v->>'stageId', count(DISTINCT id) FILTER (WHERE status = 'WON'), count(DISTINCT id) FROM tenant_bench.deals, jsonb_array_elements(visits) v
			WHERE status <> 'OPEN' AND ` + closing + ` BETWEEN '2025-08-10' AND '2026-08-09' GROUP BY 1`,
	},
	"cohorts, a year": {
		`SELECT month, source, count(*), count(won), count(*) FILTER (WHERE has) FROM (
			SELECT c.id, date_trunc('month', c.created_at AT TIME ZONE 'Europe/Berlin') AS month, c.source, min(d.closed_at) FILTER (WHERE d.status = 'WON') AS won, bool_or(d.id IS NOT NULL) AS has
			FROM tenant_bench.contacts c LEFT JOIN tenant_bench.deals d ON d.contact_ids[1] = c.id
			WHERE (c.created_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN '2025-07-01' AND '2026-06-30' GROUP BY 1, 2, 3) x GROUP BY 1, 2`,
		`SELECT month, source, currency, ` + worth + ` FROM (SELECT date_trunc('month', c.created_at AT TIME ZONE 'Europe/Berlin') AS month, c.source, d.currency, d.amount,
			(d.closed_at AT TIME ZONE 'Europe/Berlin')::date AS day FROM tenant_bench.contacts c JOIN tenant_bench.deals d ON d.contact_ids[1] = c.id
			WHERE d.status = 'WON' AND (c.created_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN '2025-07-01' AND '2026-06-30') d ` + rated + ` GROUP BY 1, 2, 3`,
	},
	"quotas, a quarter": {
		`SELECT owner_id, currency, ` + worth + ` FROM (SELECT *, ` + closing + ` AS day FROM tenant_bench.deals
			WHERE status = 'WON' AND ` + closing + ` BETWEEN '2026-01-01' AND '2026-03-31') d ` + rated + ` GROUP BY 1, 2`,
		`SELECT owner_id, stage_id, currency, ` + worth + ` FROM (SELECT *, '2026-08-10'::date AS day FROM tenant_bench.deals
			WHERE status = 'OPEN' AND NOT archived AND expected_close BETWEEN '2026-01-01' AND '2026-03-31') d ` + rated + ` GROUP BY 1, 2, 3`,
	},
}

func pgFunnel(where string) []string {
	return []string{
		`SELECT furthest, status, currency, ` + worth + ` FROM (SELECT jsonb_array_length(visits) AS furthest, status, currency, amount,
			coalesce(` + closing + `, '2026-08-10') AS day FROM tenant_bench.deals WHERE pipeline_id = '00000000-0000-7000-8000-0000000000a1' AND ` + where + `) d ` + rated + ` GROUP BY 1, 2, 3`,
		`SELECT v->>'stageId', count(DISTINCT id), count(v->>'leftAt'), avg((v->>'leftAt')::timestamptz - (v->>'enteredAt')::timestamptz),
			percentile_disc(0.5) WITHIN GROUP (ORDER BY (v->>'leftAt')::timestamptz - (v->>'enteredAt')::timestamptz)
			FROM tenant_bench.deals, jsonb_array_elements(visits) v WHERE pipeline_id = '00000000-0000-7000-8000-0000000000a1' AND ` + where + ` GROUP BY 1`,
	}
}

// askPostgres puts the same questions to the read models.
func askPostgres(ctx context.Context, pool *pgxpool.Pool, rounds int, answers []*answer) error {
	for _, a := range answers {
		questions := pgQuestions[a.name]
		if questions == nil {
			continue
		}
		took, err := middle(min(rounds, 3), func() error {
			for _, q := range questions {
				if _, err := pool.Exec(ctx, q); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		a.postgres = took
	}
	return nil
}
