package reporting

import (
	"context"
	"fmt"
	"slices"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Position is a place in the log, as eventstore.Position.
type Position struct{ Commit, Prepare uint64 }

// Checkpoint gives the position up to which a projection has written
// everything, zero when it has written nothing.
//
// When a tenant's database was dropped by hand, the checkpoint is given up
// for good, so that everything comes again: that tenant is built anew, and
// the rows of all others turn the repeats away.
func (s *Store) Checkpoint(ctx context.Context, projection string) (Position, error) {
	dropped, err := s.dropped(ctx)
	if err != nil {
		return Position{}, fmt.Errorf("read the checkpoint: %w", err)
	}
	if dropped {
		return Position{}, s.forget(ctx)
	}
	var p Position
	const last = "SELECT argMax(commit, commit), argMax(prepare, commit) FROM daybook.checkpoints WHERE name = {name:String}"
	if err := s.conn.QueryRow(ctx, last, clickhouse.Named("name", projection)).Scan(&p.Commit, &p.Prepare); err != nil {
		return Position{}, fmt.Errorf("read the checkpoint: %w", err)
	}
	return p, nil
}

// SaveCheckpoint moves the checkpoint from one position to another; it must
// come after the rows. If it is not where it was read, because somebody reset
// the store meanwhile, it stays: a checkpoint over tables that were dropped
// would be a gap that nobody sees.
func (s *Store) SaveCheckpoint(ctx context.Context, projection string, from, to Position) error {
	const write = `INSERT INTO daybook.checkpoints (name, commit, prepare)
		SELECT {name:String}, {commit:UInt64}, {prepare:UInt64}
		WHERE (SELECT max(commit) FROM daybook.checkpoints WHERE name = {name:String}) = {from:UInt64}`
	err := s.conn.Exec(ctx, write, clickhouse.Named("name", projection), clickhouse.Named("from", from.Commit),
		clickhouse.Named("commit", to.Commit), clickhouse.Named("prepare", to.Prepare))
	if err != nil {
		return fmt.Errorf("write the checkpoint: %w", err)
	}
	return nil
}

// Reset drops every tenant's database and the checkpoint, for a rebuild.
func (s *Store) Reset(ctx context.Context) error {
	names, err := s.names(ctx)
	if err != nil {
		return fmt.Errorf("list the reporting databases: %w", err)
	}
	if err := s.forget(ctx); err != nil {
		return err
	}
	for _, name := range names {
		if err := s.conn.Exec(ctx, "DROP DATABASE IF EXISTS {database:Identifier} SYNC", clickhouse.Named("database", name)); err != nil {
			return fmt.Errorf("drop %s: %w", name, err)
		}
	}
	return s.conn.Exec(ctx, "TRUNCATE TABLE daybook.tenants")
}

// Drop drops one tenant's database. The projection notices, and builds it anew.
func (s *Store) Drop(ctx context.Context, tenant string) error {
	db, err := databaseOf(tenant)
	if err != nil {
		return err
	}
	if err := s.conn.Exec(ctx, "DROP DATABASE IF EXISTS {database:Identifier} SYNC", clickhouse.Named("database", string(db))); err != nil {
		return fmt.Errorf("drop %s: %w", db, err)
	}
	return nil
}

func (s *Store) forget(ctx context.Context) error {
	s.migrating.Lock()
	defer s.migrating.Unlock()
	clear(s.migrated)
	if err := s.conn.Exec(ctx, "TRUNCATE TABLE daybook.checkpoints"); err != nil {
		return fmt.Errorf("give up the checkpoint: %w", err)
	}
	return nil
}

func (s *Store) names(ctx context.Context) ([]string, error) {
	var names []string
	err := s.strings(ctx, &names, "SELECT DISTINCT name FROM daybook.tenants")
	return names, err
}

// dropped says whether a database that was made is no longer there.
func (s *Store) dropped(ctx context.Context) (bool, error) {
	names, err := s.names(ctx)
	if err != nil {
		return false, err
	}
	var there []string
	if err := s.strings(ctx, &there, "SELECT name FROM system.databases"); err != nil {
		return false, err
	}
	return slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(there, name) }), nil
}

// strings reads a query's one column.
func (s *Store) strings(ctx context.Context, into *[]string, query string, args ...any) error {
	rows, err := s.conn.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		*into = append(*into, text)
	}
	return rows.Err()
}
