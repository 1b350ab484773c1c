package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/bench/load"
)

// figures are what one shape reached, a second.
type figures struct {
	name                                      string
	loaded, pages, gets, reads, writes, mixed float64
	megabytes                                 float64
}

// measure fills the shape's tables and asks.
func measure(ctx context.Context, pool *pgxpool.Pool, s shape, objects, clients int, during time.Duration) (figures, error) {
	f := figures{name: s.name}
	for _, statement := range []string{s.tables, s.index} { // indexes first: a CRM's tables have them when an import begins
		if _, err := pool.Exec(ctx, statement); err != nil {
			return f, err
		}
	}
	began := time.Now()
	if err := fill(ctx, pool, s, objects); err != nil {
		return f, err
	}
	f.loaded = float64(objects) / time.Since(began).Seconds()
	if _, err := pool.Exec(ctx, "VACUUM ANALYZE"); err != nil {
		return f, err
	}
	const size = `SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname = ANY($1)`
	if err := pool.QueryRow(ctx, size, tablesOf[s.name]).Scan(&f.megabytes); err != nil {
		return f, err
	}
	f.megabytes /= 1 << 20
	ask := asker{pool, s, objects}
	for _, run := range []struct {
		into *float64
		call func(ctx context.Context, n int) error
	}{
		{&f.pages, ask.page}, {&f.gets, ask.get}, {&f.reads, ask.read}, {&f.writes, ask.write}, {&f.mixed, ask.mixed},
	} {
		r := load.Run(ctx, s.name, clients, during, func(ctx context.Context, _, n int) error { return run.call(ctx, n) })
		if r.FirstErr != nil {
			return f, r.FirstErr
		}
		*run.into = r.Rate()
	}
	return f, nil
}

var tablesOf = map[string][]string{
	jsonb.name: {"in_jsonb"}, indexed.name: {"in_indexed"}, eav.name: {"in_eav", "eav_values"}, typed.name: {"in_columns"},
}

// asker asks one shape. Every shape is asked the same, by the number of the call.
type asker struct {
	pool    *pgxpool.Pool
	shape   shape
	objects int
}

func (a asker) page(ctx context.Context, n int) error {
	dice := rand.New(rand.NewPCG(1, uint64(n)))
	region, tier := one(dice, "region", regions), one(dice, "tier", tiers)
	rows, err := a.pool.Query(ctx, a.shape.page, region, tier, 500.0)
	if err != nil {
		return err
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (id int64, err error) {
		var fields []byte
		return id, row.Scan(&id, &fields)
	})
	if err == nil && len(found) == 0 {
		return fmt.Errorf("nothing in %s and %s", region, tier)
	}
	return err
}

func (a asker) get(ctx context.Context, n int) error {
	var fields []byte
	return a.pool.QueryRow(ctx, a.shape.get, a.object(n)).Scan(&fields)
}

func (a asker) write(ctx context.Context, n int) error {
	_, err := a.pool.Exec(ctx, a.shape.update, a.object(n), float64(n%1000))
	return err
}

func (a asker) read(ctx context.Context, n int) error {
	if n%2 == 0 {
		return a.page(ctx, n)
	}
	return a.get(ctx, n)
}

// mixed is four reads to one write.
func (a asker) mixed(ctx context.Context, n int) error {
	if n%5 == 0 {
		return a.write(ctx, n)
	}
	return a.read(ctx, n)
}

func (a asker) object(n int) int64 { return int64(n*7919%a.objects) + 1 }
