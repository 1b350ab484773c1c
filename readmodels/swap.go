package readmodels

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// swapWithin is how long the projection may have to wait for a swap.
const swapWithin = 5 * time.Second

// Swap puts the next generation in the place of the one that serves, in one
// transaction: who reads sees the one or the other, and waits for neither.
//
// No batch of the projection is under way meanwhile, and none begins, so that
// its checkpoints stand still. To them catchUp has to bring the next
// generation, exactly: then nothing is missing in it, nothing comes twice, and
// the checkpoints can stay as they are, as the positions of all who follow.
func (n *Next) Swap(ctx context.Context, catchUp func(ctx context.Context, to []Position) error) error {
	if n.stage != settled {
		return fmt.Errorf("swap tables: they are still being filled")
	}
	if err := n.awaitIndexer(ctx); err != nil {
		return fmt.Errorf("swap tables: %w", err)
	}
	defer func() { _, _ = n.lock.Exec(context.WithoutCancel(ctx), unlockIndexer, indexing) }()
	within, cancel := context.WithTimeout(ctx, swapWithin)
	defer cancel()
	options := pgx.TxOptions{BeginQuery: n.live.generation.swapping()}
	if err := pgx.BeginTxFunc(within, n.pool, options, func(tx pgx.Tx) error { return n.swap(within, tx, catchUp) }); err != nil {
		return fmt.Errorf("swap tables: %w", err)
	}
	return n.live.dropSchemas(ctx, formerPrefix)
}

const unlockIndexer = "SELECT pg_advisory_unlock(hashtextextended($1, 0))"

// awaitIndexer keeps indexes on custom fields from being made on tables that
// go. It asks again and again instead of waiting in Postgres, since for who
// waits there the maker of an index would wait.
func (n *Next) awaitIndexer(ctx context.Context) error {
	for {
		var mine bool
		if err := n.lock.QueryRow(ctx, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", indexing).Scan(&mine); err != nil || mine {
			return err
		}
		select {
		case <-time.After(200 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (n *Next) swap(ctx context.Context, tx pgx.Tx, catchUp func(ctx context.Context, to []Position) error) error {
	to, err := n.live.SlicePositions(ctx, n.live.generation.projection)
	if err != nil {
		return err
	}
	if err := catchUp(ctx, to); err != nil {
		return err
	}
	at, err := n.SlicePositions(ctx, n.generation.projection)
	if err != nil {
		return err
	}
	if !slices.Equal(at, to) {
		return fmt.Errorf("the tables are not where those are that serve: %w", ErrMoved)
	}
	if err := n.rename(ctx, tx); err != nil {
		return err
	}
	return n.settleShared(ctx, tx)
}

// rename gives the schemas each other's names. A tenant that has tables and no
// events any more, of a log that was put back, has none in the next generation.
func (n *Next) rename(ctx context.Context, tx pgx.Tx) error {
	before, err := n.live.schemas(ctx)
	if err != nil {
		return err
	}
	next, err := n.schemas(ctx)
	if err != nil {
		return err
	}
	if n.tenant != "" {
		before = slices.DeleteFunc(before, func(t string) bool { return t != n.tenant })
	}
	move := func(tenants []string, from, to string) error {
		for _, tenant := range tenants {
			text := "ALTER SCHEMA " + pgx.Identifier{from + tenant}.Sanitize() + " RENAME TO " + pgx.Identifier{to + tenant}.Sanitize()
			if _, err := tx.Exec(ctx, text); err != nil {
				return err
			}
		}
		return nil
	}
	if err := move(before, n.live.generation.tenants, formerPrefix); err != nil {
		return err
	}
	if err := move(next, n.generation.tenants, n.live.generation.tenants); err != nil {
		return err
	}
	for _, tenant := range next {
		if err := followName(ctx, tx, n.generation.tenants+tenant, n.live.generation.tenants+tenant); err != nil {
			return err
		}
	}
	return nil
}

// followName tells the functions of a schema what it is called now: those that
// keep a search path keep it as a text.
func followName(ctx context.Context, tx pgx.Tx, from, to string) error {
	const old = `SELECT format('ALTER FUNCTION %s SET search_path = %I', p.oid::regprocedure, $2::text) FROM pg_proc p
		JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $2 AND p.proconfig && ARRAY['search_path=' || $1, 'search_path="' || $1 || '"']`
	rows, err := tx.Query(ctx, old, from, to)
	if err != nil {
		return err
	}
	alter, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, text := range alter {
		if _, err := tx.Exec(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

// settleShared puts the next generation's registry of tenants, parked events
// and layout in the place of those that served; of one tenant, its own.
func (n *Next) settleShared(ctx context.Context, tx pgx.Tx) error {
	const ofTenant = `($1 = '' OR split_part(split_part(stream, '-', 2), '_', 1) = $1)`
	steps := []struct {
		text string
		args []any
	}{
		{`DELETE FROM daybook.tenants WHERE $1 IN ('', id)`, []any{n.tenant}},
		{`INSERT INTO daybook.tenants SELECT * FROM daybook_next.tenants WHERE $1 IN ('', id)`, []any{n.tenant}},
		{`DELETE FROM daybook.parked WHERE projection = $2 AND ` + ofTenant, []any{n.tenant, n.live.generation.projection}},
		{`UPDATE daybook.parked SET projection = $2 WHERE projection = $3 AND ` + ofTenant, []any{n.tenant, n.live.generation.projection, n.generation.projection}},
		{`DELETE FROM daybook.slices WHERE projection = $1`, []any{n.generation.projection}},
		{`DROP SCHEMA daybook_next CASCADE`, nil},
	}
	for _, step := range steps {
		if _, err := tx.Exec(ctx, step.text, step.args...); err != nil {
			return err
		}
	}
	if n.tenant != "" {
		return nil
	}
	return noteLayout(ctx, tx)
}
