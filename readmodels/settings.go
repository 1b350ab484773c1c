package readmodels

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// keepTenant reads the tenant's row, if it has one.
func keepTenant(into *Rows) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		for rows.Next() {
			into.Tenant = &Tenant{}
			if err := rows.Scan(into.Tenant.fields()...); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

const registerTenant = `INSERT INTO {shared}.tenants (id, name, currency, time_zone, phone_region, lists) VALUES ($1, $2, $3, $4, $5, $6::text::jsonb)
	ON CONFLICT (id) DO UPDATE SET (name, currency, time_zone, phone_region, lists) =
	(excluded.name, excluded.currency, excluded.time_zone, excluded.phone_region, excluded.lists)`

func queueTenant(b *pgx.Batch, in func(string) string, t *Tenant) error {
	if t == nil {
		return nil
	}
	lists := []byte("{}")
	if len(t.Lists) > 0 {
		var err error
		if lists, err = json.Marshal(t.Lists); err != nil {
			return fmt.Errorf("register tenant %s: %w", t.ID, err)
		}
	}
	b.Queue(in(registerTenant), t.ID, t.Name, t.Currency, t.TimeZone, t.PhoneRegion, string(lists))
	return nil
}

const setRates = `INSERT INTO {schema}.exchange_rates (base, currency, day, rate)
	SELECT base, currency, day::date, rate::numeric FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS r(base, currency, day, rate)
	ON CONFLICT (base, currency, day) DO UPDATE SET rate = excluded.rate`

func queueRates(b *pgx.Batch, in func(string) string, rates []Rate) {
	if len(rates) == 0 {
		return
	}
	var columns [4][]string
	for _, r := range rates {
		for i, text := range []string{r.Base, r.Currency, r.Day, r.Rate} {
			columns[i] = append(columns[i], text)
		}
	}
	b.Queue(in(setRates), columns[0], columns[1], columns[2], columns[3])
}

const ratesOn = `SELECT DISTINCT ON (currency) base, currency, day::text, rate::text FROM {schema}.exchange_rates
	WHERE base = $1 AND day <= $2 ORDER BY currency, day DESC`

// Rates gives what currencies are worth in the base currency on a day: the
// latest rate of each at or before it, by currency.
func (s *Store) Rates(ctx context.Context, tenant, base string, on time.Time) ([]Rate, error) {
	return s.rates(ctx, tenant, ratesOn, base, on)
}

// AllRates gives every rate that was set and not set anew.
func (s *Store) AllRates(ctx context.Context, tenant string) ([]Rate, error) {
	return s.rates(ctx, tenant, `SELECT base, currency, day::text, rate::text FROM {schema}.exchange_rates`)
}

func (s *Store) rates(ctx context.Context, tenant, text string, args ...any) ([]Rate, error) {
	if !validTenant(tenant) {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, text), args...)
	if err == nil {
		var found []Rate
		if found, err = pgx.CollectRows(rows, pgx.RowToStructByPos[Rate]); err == nil {
			return found, nil
		}
	}
	if unknownTenant(err) {
		return nil, nil
	}
	return nil, fmt.Errorf("read exchange rates: %w", err)
}
