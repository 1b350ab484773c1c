package reporting

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Position is a place in the log, as eventstore.Position.
type Position struct{ Commit, Prepare uint64 }

// Slices is into how many slices the streams are dealt, by which processes
// share the work on these tables.
const Slices = 8

// Checkpoint gives the position up to which a projection has written
// everything, zero when it has written nothing.
func (s *Store) Checkpoint(ctx context.Context, projection string) (Position, error) {
	at, err := s.Checkpoints(ctx, projection)
	if err != nil {
		return Position{}, err
	}
	return slices.MinFunc(at, func(a, b Position) int {
		return cmp.Or(cmp.Compare(a.Commit, b.Commit), cmp.Compare(a.Prepare, b.Prepare))
	}), nil
}

// Checkpoints gives the same for each slice.
//
// When a tenant's database was dropped by hand, the checkpoints are given up
// for good, so that everything comes again: that tenant is built anew, and
// the rows of all others turn the repeats away.
func (s *Store) Checkpoints(ctx context.Context, projection string) ([]Position, error) {
	name, err := s.CheckpointName(ctx, projection)
	if err != nil {
		return nil, err
	}
	return s.CheckpointsUnder(ctx, name)
}

// CheckpointName is the name under which today's generation of the tables has
// its checkpoints. Those of a generation whose place was taken move on under
// their own name, where nobody looks: so what was under way is done again.
func (s *Store) CheckpointName(ctx context.Context, projection string) (string, error) {
	if s.at != "" {
		return s.at, nil
	}
	n, err := s.generation(ctx)
	if err != nil || n == 0 {
		return projection, err
	}
	return generationName(projection, n), nil
}

func (s *Store) generation(ctx context.Context) (n uint64, err error) {
	if err := s.conn.QueryRow(ctx, "SELECT max(number) FROM daybook.generations").Scan(&n); err != nil {
		return 0, fmt.Errorf("read the generation of the tables: %w", err)
	}
	return n, nil
}

func generationName(projection string, n uint64) string { return fmt.Sprintf("%s#%d", projection, n) }

// CheckpointsUnder gives the checkpoints under a name that CheckpointName gave.
func (s *Store) CheckpointsUnder(ctx context.Context, name string) ([]Position, error) {
	at := make([]Position, Slices)
	dropped, err := s.dropped(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the checkpoints: %w", err)
	}
	if dropped {
		return at, s.forget(ctx)
	}
	const last = `SELECT slice, max(commit), argMax(prepare, commit) FROM daybook.slices WHERE name = {projection:String} GROUP BY slice`
	rows, err := s.conn.Query(ctx, last, clickhouse.Named("projection", name))
	if err != nil {
		return nil, fmt.Errorf("read the checkpoints: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var slice uint16
		var p Position
		if err := rows.Scan(&slice, &p.Commit, &p.Prepare); err != nil {
			return nil, fmt.Errorf("read the checkpoints: %w", err)
		}
		if int(slice) < len(at) {
			at[slice] = p
		}
	}
	return at, rows.Err()
}

// Move takes slices from one commit position each to one that all have.
type Move struct {
	Slices []int
	From   []Position
	To     Position
}

// SaveCheckpoints moves slices, under the name where they were read; it must come after the rows. A slice that is
// not where it was read, because somebody reset the store meanwhile, stays: a
// checkpoint over tables that were dropped would be a gap that nobody sees.
func (s *Store) SaveCheckpoints(ctx context.Context, name string, m Move) error {
	const write = `INSERT INTO daybook.slices (name, slice, commit, prepare)
		SELECT {projection:String}, move.1, {commit:UInt64}, {prepare:UInt64}
		FROM (SELECT arrayJoin(arrayZip({slices:Array(UInt16)}, {from:Array(UInt64)})) AS move) AS moves
		LEFT JOIN (SELECT slice, max(commit) AS at FROM daybook.slices WHERE name = {projection:String} GROUP BY slice) AS now
		ON now.slice = moves.move.1
		WHERE coalesce(now.at, 0) = move.2`
	moved, from := make([]uint16, len(m.Slices)), make([]uint64, len(m.Slices))
	for i, slice := range m.Slices {
		moved[i], from[i] = uint16(slice), m.From[i].Commit
	}
	err := s.conn.Exec(ctx, write, clickhouse.Named("projection", name), clickhouse.Named("slices", moved),
		clickhouse.Named("from", from), clickhouse.Named("commit", m.To.Commit), clickhouse.Named("prepare", m.To.Prepare))
	if err != nil {
		return fmt.Errorf("write the checkpoints: %w", err)
	}
	return nil
}

// Reset drops every tenant's database and the checkpoints, for a rebuild.
func (s *Store) Reset(ctx context.Context) error {
	names, err := s.names(ctx)
	if err != nil {
		return fmt.Errorf("list the reporting databases: %w", err)
	}
	if err := s.forget(ctx); err != nil {
		return err
	}
	for _, name := range names {
		if err := s.define(ctx, "DROP DATABASE IF EXISTS {database:Identifier} SYNC", clickhouse.Named("database", name)); err != nil {
			return fmt.Errorf("drop %s: %w", name, err)
		}
	}
	return s.define(ctx, "TRUNCATE TABLE daybook.tenants")
}

// Drop drops one tenant's database. The projection notices, and builds it anew.
func (s *Store) Drop(ctx context.Context, tenant string) error {
	db, err := databaseOf(tenant)
	if err != nil {
		return err
	}
	if err := s.define(ctx, "DROP DATABASE IF EXISTS {database:Identifier} SYNC", clickhouse.Named("database", string(db))); err != nil {
		return fmt.Errorf("drop %s: %w", db, err)
	}
	return nil
}

func (s *Store) forget(ctx context.Context) error {
	s.migrating.Lock()
	defer s.migrating.Unlock()
	clear(s.migrated)
	if err := s.define(ctx, "TRUNCATE TABLE daybook.slices"); err != nil {
		return fmt.Errorf("give up the checkpoints: %w", err)
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
