package readmodels

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Slices is into how many slices the streams are dealt, by which processes
// share the work on these tables. Each slice has a checkpoint of its own.
const Slices = 8

// Position is a place in the log, as eventstore has it.
type Position struct{ Commit, Prepare uint64 }

// Checkpoint gives the commit position up to which the tables are current.
func (s *Store) Checkpoint(ctx context.Context) (uint64, error) {
	position, err := s.CheckpointOf(ctx, Projection)
	return position.Commit, err
}

// leastSlice is how far a projection is as a whole: as its last slice.
const leastSlice = `SELECT commit, prepare FROM daybook.slices WHERE projection = $1 ORDER BY commit, prepare LIMIT 1`

// CheckpointOf gives the position up to which a projection has everything;
// zero when it has nothing.
func (s *Store) CheckpointOf(ctx context.Context, projection string) (Position, error) {
	var commit, prepare int64
	err := s.pool.QueryRow(ctx, leastSlice, projection).Scan(&commit, &prepare)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Position{}, fmt.Errorf("read checkpoint: %w", err)
	}
	return Position{uint64(commit), uint64(prepare)}, nil
}

// SlicePositions gives the position of each of a projection's slices; none of
// a projection that nobody has run.
func (s *Store) SlicePositions(ctx context.Context, projection string) ([]Position, error) {
	const query = `SELECT commit, prepare FROM daybook.slices WHERE projection = $1 ORDER BY slice`
	rows, err := s.pool.Query(ctx, query, projection)
	if err != nil {
		return nil, fmt.Errorf("read the positions of slices: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (p Position, err error) {
		var commit, prepare int64
		err = row.Scan(&commit, &prepare)
		return Position{uint64(commit), uint64(prepare)}, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the positions of slices: %w", err)
	}
	return found, nil
}

// makeSlices makes the slices that are not there.
const makeSlices = `INSERT INTO daybook.slices (projection, slice) SELECT $1, generate_series(0, $2::int - 1) ON CONFLICT DO NOTHING`

// EnsureSlices makes the slices of a projection that are not there yet, at the
// beginning of the log.
func (s *Store) EnsureSlices(ctx context.Context, projection string, n int) error {
	if _, err := s.pool.Exec(ctx, makeSlices, projection, n); err != nil {
		return fmt.Errorf("make the slices of %s: %w", projection, err)
	}
	return nil
}

// Move takes slices from one position to another. It holds only while they
// belong to the owner (to nobody, when that is empty) and are where they are
// said to be; without From they may be anywhere.
type Move struct {
	Projection, Owner string
	Slices            []int
	From              []Position // of each slice
	To                Position
}

// ErrMoved says that slices are not where a Move takes them from: they were
// reset, or Postgres lost what it had not synced, or they belong to somebody
// else by now. Nothing of the batch happened.
var ErrMoved = errors.New("slices are elsewhere, or another process's")

const (
	moveSlices = `UPDATE daybook.slices AS s SET commit = $6, prepare = $7 FROM ` + theseSlices

	countSlices = `SELECT count(*) FROM daybook.slices AS s, ` + theseSlices

	theseSlices = `unnest($3::int[], $4::bigint[], $5::bigint[]) AS f(slice, commit, prepare)
		WHERE s.projection = $1 AND s.slice = f.slice AND s.owner IS NOT DISTINCT FROM nullif($2, '')
		AND (f.commit IS NULL OR (s.commit, s.prepare) = (f.commit, f.prepare))`
)

// from are the parameters of theseSlices.
func (m Move) from() []any {
	commits, prepares := make([]*int64, len(m.Slices)), make([]*int64, len(m.Slices))
	for i, from := range m.From {
		commits[i], prepares[i] = new(int64(from.Commit)), new(int64(from.Prepare))
	}
	return []any{m.Projection, m.Owner, m.Slices, commits, prepares}
}

func (m Move) queue(b *pgx.Batch) {
	b.Queue(moveSlices, append(m.from(), int64(m.To.Commit), int64(m.To.Prepare))...).Exec(func(tag pgconn.CommandTag) error {
		if tag.RowsAffected() != int64(len(m.Slices)) {
			return ErrMoved
		}
		return nil
	})
}

// Holds says whether slices are where a Move takes them from. What was read
// before, while it did not hold, is nothing to judge an event by.
func (s *Store) Holds(ctx context.Context, m Move) (bool, error) {
	var n int
	if err := s.pool.QueryRow(ctx, countSlices, m.from()...).Scan(&n); err != nil {
		return false, fmt.Errorf("look where the slices of %s are: %w", m.Projection, err)
	}
	return n == len(m.Slices), nil
}
