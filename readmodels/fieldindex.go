package readmodels

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// IndexRule says which of the indexes that would help are made: those that
// lists could have used at least so often, or whose lists took so long
// together, 0 being never by time; and no more than Most of a table, 0 being
// any number, since every write pays for each.
type IndexRule struct {
	Least int64
	Spent time.Duration
	Most  int
}

// wants says whether a use is reason enough.
func (r IndexRule) wants(t tally) bool {
	return t.uses >= r.Least || r.Spent > 0 && t.spent >= r.Spent
}

// ErrIndexing says that indexes are being made already, here or by another
// process: one is made at a time.
var ErrIndexing = errors.New("indexes are being made already; try again when they are there")

// indexing is the advisory lock of who makes indexes. It ends with the
// connection, so a process that is killed leaves it to the next.
const indexing = "daybook/readmodels/indexing"

// MakeFieldIndexes makes the indexes that would help, one after the other while
// all goes on, and gives those that it made. One that was left half made is
// made anew. One that cannot be made does not keep the others from it. It
// returns ErrIndexing when another does the same.
func (s *Store) MakeFieldIndexes(ctx context.Context, rule IndexRule) (made []FieldIndex, err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("make indexes: %w", err)
	}
	defer conn.Release()
	// Tried, never waited for: who waits in Postgres is waited for by CREATE INDEX CONCURRENTLY.
	var mine bool
	if err := conn.QueryRow(ctx, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", indexing).Scan(&mine); err != nil {
		return nil, fmt.Errorf("make indexes: %w", err)
	}
	if !mine {
		return nil, ErrIndexing
	}
	defer func() {
		_, _ = conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtextextended($1, 0))", indexing)
	}()
	defer s.indexed.forget()
	wanted, err := s.wanted(ctx, rule)
	for _, use := range wanted {
		failed := makeIndex(ctx, conn, use.fieldUse)
		switch {
		case ctx.Err() != nil:
			return made, ctx.Err()
		case unknownTenant(failed): // gone, or being built anew: it has to be used again
		case failed != nil:
			err = errors.Join(err, fmt.Errorf("make the index of %s on %s of %s: %w", use.field, use.table, use.tenant, failed))
		default:
			made = append(made, use.advice())
		}
	}
	return made, err
}

// wanted are the uses that a rule wants an index for, the most used first.
func (s *Store) wanted(ctx context.Context, rule IndexRule) (wanted []counted, err error) {
	all, err := s.usable(ctx, "")
	if err != nil {
		return nil, err
	}
	type table struct{ tenant, name string }
	have := map[table]int{}
	for _, u := range all {
		if u.made {
			have[table{u.tenant, u.table}]++
		}
	}
	for _, u := range all {
		of := table{u.tenant, u.table}
		if u.made || !rule.wants(u.tally) || rule.Most > 0 && have[of] >= rule.Most {
			continue
		}
		have[of]++
		wanted = append(wanted, u)
	}
	return wanted, nil
}

// makeIndex makes the index of a use and notes it. What a killed process left
// is INVALID: it serves no list and costs every write, so it goes first.
func makeIndex(ctx context.Context, conn *pgxpool.Conn, u fieldUse) error {
	name, statement := u.index("CONCURRENTLY ", schemaName(liveTables, u.tenant))
	const state = `SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND c.relname = $2`
	valid := false
	err := conn.QueryRow(ctx, state, liveTables.tenants+u.tenant, name).Scan(&valid)
	there := !errors.Is(err, pgx.ErrNoRows)
	if err != nil && there {
		return err
	}
	schema := schemaName(liveTables, u.tenant)
	var steps []string
	if there && !valid {
		steps = append(steps, "DROP INDEX CONCURRENTLY IF EXISTS "+schema+"."+name)
	}
	if !valid {
		steps = append(steps, statement)
	}
	steps = append(steps, "ANALYZE "+schema+"."+u.table) // or the planner knows nothing of what is in it
	for _, step := range steps {
		if _, err := conn.Exec(ctx, step); err != nil {
			return err
		}
	}
	const note = `UPDATE daybook.field_uses SET indexed = true
		WHERE tenant = $1 AND object = $2 AND field = $3 AND numeric = $4 AND falling = $5 AND equal = $6`
	_, err = conn.Exec(ctx, note, u.tenant, u.table, u.field, u.numeric, u.falling, u.equal)
	return err
}

// restoreFieldIndexes makes the indexes that a tenant's tables had before they
// were built anew.
func (s *Store) restoreFieldIndexes(ctx context.Context, tenant string) error {
	uses, err := s.usable(ctx, "WHERE indexed AND tenant = $1", tenant)
	for _, u := range uses {
		_, statement := u.index("", s.schemaName(tenant))
		if _, err := s.pool.Exec(ctx, statement); err != nil {
			return fmt.Errorf("make the index of %s on %s of %s: %w", u.field, u.table, u.tenant, err)
		}
	}
	return err
}
