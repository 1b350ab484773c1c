package readmodels

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// Next is the generation of the tables that is built beside the one which
// serves, in schemas of its own, and takes its place in one transaction:
//
//	             Fill                 Settle                 Swap
//	(nothing) ──────────► filling ──────────────► settled ──────────► (serves)
//	              rows by COPY;        the search, twins,     schemas change
//	              no indexes but       indexes; from then     their names; the
//	              those of ids         on Write, as live      old ones go
//
// Where it is stands in its own schema and among the checkpoints, so that a
// build which is killed goes on where it was. One process builds at a time: a
// lock in Postgres, which ends with its connection, is the building process's.
//
// What the projection writes outside the tenants' schemas, the registry of
// tenants, has a copy for the next generation too: a fold from the beginning
// would take the one that serves back in time.
type Next struct {
	*Store // its statements go to the next generation
	live   *Store
	tenant string // which alone is built anew; empty for all
	lock   *pgx.Conn
	stage  stage

	// While filling: rows as they are in the tables, and what is to be written.
	known   *shelf.Shelf
	held    *holding // nil for nothing
	writing *writing // nil for nothing
	careful Position // up to there each batch is written by itself
	Hold    int      // in bytes: when what is held is written; default 12 MB
}

// knownBytes is room for about a quarter of a million rows.
const knownBytes = 128 << 20

// stage is how far the build is.
type stage string

const (
	filling stage = "filling"
	settled stage = "settled"
)

// generation is where a store's tables are: the schemas of tenants begin with
// tenants, shared is the registry's, and projection names the checkpoints.
type generation struct {
	tenants, shared, projection string
	writing                     int64 // an advisory lock
}

var (
	liveTables = generation{"tenant_", "daybook", Projection, 0x6461_7962_6f6f_6b01}
	nextTables = generation{"next_", "daybook_next", Projection + ".next", 0x6461_7962_6f6f_6b02}
)

// whileWriting begins every batch, and swapping a swap: a swap waits for the
// batches that are under way, and batches for the swap. What one of them reads
// before and writes behind a swap would be lost with the tables that go.
func (g generation) whileWriting() string {
	return fmt.Sprintf("; SELECT pg_advisory_xact_lock_shared(%d)", g.writing)
}

func (g generation) swapping() string {
	return fmt.Sprintf("BEGIN; SELECT pg_advisory_xact_lock(%d)", g.writing)
}

// formerPrefix begins the names of schemas that were replaced and have to go.
const formerPrefix = "former_"

// OpenNext takes up the next generation where a build of the same layout and
// the same tenant (empty for all) left it, or begins a new one. Close it. It
// returns ErrBuilding when another process has it open.
func (s *Store) OpenNext(ctx context.Context, tenant string) (_ *Next, err error) {
	if tenant != "" && !validTenant(tenant) {
		return nil, fmt.Errorf("%q cannot be the id of a tenant", tenant)
	}
	n := &Next{Store: newStore(s.pool, nextTables), live: s, tenant: tenant, known: shelf.New(knownBytes), Hold: holdBytes}
	if n.lock, err = s.lockBuilding(ctx, Projection); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			n.Close()
		}
	}()
	if err := s.dropSchemas(ctx, formerPrefix); err != nil {
		return nil, err
	}
	return n, n.takeUp(ctx)
}

// Close lets another process build.
func (n *Next) Close() {
	if n.writing != nil {
		n.writing.end()
	}
	if n.lock != nil {
		unlockBuilding(n.lock)
	}
}

// Settled says whether all rows are there that Fill has to write.
func (n *Next) Settled() bool { return n.stage == settled }

// beginNext makes the schema of what is known of the build.
const beginNext = `CREATE SCHEMA daybook_next;
	CREATE TABLE daybook_next.build (layout text NOT NULL, tenant text NOT NULL, stage text NOT NULL, began timestamptz NOT NULL DEFAULT now());
	CREATE TABLE daybook_next.tenants (LIKE daybook.tenants INCLUDING ALL);
	CREATE TABLE daybook_next.later (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "table" text NOT NULL, statement text NOT NULL)`

// takeUp goes on with a build, unless it is one of other tables.
func (n *Next) takeUp(ctx context.Context) error {
	today, err := layout()
	if err != nil {
		return fmt.Errorf("build tables anew: %w", err)
	}
	var built, tenant string
	err = n.lock.QueryRow(ctx, `SELECT layout, tenant, stage FROM daybook_next.build`).Scan(&built, &tenant, &n.stage)
	switch {
	case err == nil && built == today && tenant == n.tenant:
		return nil
	case err != nil && !errors.Is(err, pgx.ErrNoRows) && !unknownTenant(err):
		return fmt.Errorf("take up the build of tables: %w", err)
	}
	return n.Restart(ctx)
}

// Restart drops what was built, and begins with nothing.
func (n *Next) Restart(ctx context.Context) error {
	if err := n.discard(ctx); err != nil {
		return err
	}
	today, err := layout()
	if err != nil {
		return fmt.Errorf("begin to build tables anew: %w", err)
	}
	n.stage = filling
	err = pgx.BeginFunc(ctx, n.lock, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, beginNext); err != nil {
			return err
		}
		const note = `INSERT INTO daybook_next.build (layout, tenant, stage) VALUES ($1, $2, $3)`
		if _, err := tx.Exec(ctx, note, today, n.tenant, string(n.stage)); err != nil {
			return err
		}
		const checkpoints = `INSERT INTO daybook.slices (projection, slice) SELECT $1, generate_series(0, $2::int - 1)`
		_, err := tx.Exec(ctx, checkpoints, n.generation.projection, Slices)
		return err
	})
	if err != nil {
		return fmt.Errorf("begin to build tables anew: %w", err)
	}
	return nil
}

func (n *Next) discard(ctx context.Context) error {
	n.known, n.held, n.careful = shelf.New(knownBytes), nil, Position{}
	if _, err := n.lock.Exec(ctx, "DROP SCHEMA IF EXISTS daybook_next CASCADE"); err != nil {
		return fmt.Errorf("drop the build of tables: %w", err)
	}
	if err := n.live.dropSchemas(ctx, nextTables.tenants); err != nil {
		return err
	}
	for _, statement := range []string{`DELETE FROM daybook.slices WHERE projection = $1`, `DELETE FROM daybook.parked WHERE projection = $1`} {
		if _, err := n.lock.Exec(ctx, statement, nextTables.projection); err != nil {
			return fmt.Errorf("drop the build of tables: %w", err)
		}
	}
	return nil
}

// dropSchemas drops the tenants' schemas of a prefix, one after the other: a
// transaction has room for so many locks only.
func (s *Store) dropSchemas(ctx context.Context, prefix string) error {
	tenants, err := s.schemasOf(ctx, prefix)
	if err != nil {
		return err
	}
	for _, tenant := range tenants {
		if _, err := s.pool.Exec(ctx, "DROP SCHEMA IF EXISTS "+pgx.Identifier{prefix + tenant}.Sanitize()+" CASCADE"); err != nil {
			return fmt.Errorf("drop tables of %s: %w", tenant, err)
		}
	}
	return nil
}

// EnsureTenant makes a tenant's schema; while the tables are filled, without
// what only readers need: an index that is made at the end is sorted, one that
// grows with the table is searched for each row.
func (n *Next) EnsureTenant(ctx context.Context, tenant string) error {
	if !validTenant(tenant) {
		return fmt.Errorf("%q cannot be the id of a tenant", tenant)
	}
	schema := n.generation.tenants + tenant
	if err := n.migrate(ctx, schema, "migrations/tenant"); err != nil || n.stage != filling {
		return err
	}
	if err := pgx.BeginFunc(ctx, n.pool, func(tx pgx.Tx) error { return strip(ctx, tx, schema) }); err != nil {
		return fmt.Errorf("take the indexes off the tables of %s: %w", tenant, err)
	}
	return nil
}
