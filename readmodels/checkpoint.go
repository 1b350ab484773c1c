package readmodels

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Position is a place in the log, as eventstore has it.
type Position struct{ Commit, Prepare uint64 }

// Checkpoint gives the commit position up to which the tables are current.
func (s *Store) Checkpoint(ctx context.Context) (uint64, error) {
	position, err := s.CheckpointOf(ctx, Projection)
	return position.Commit, err
}

// CheckpointOf gives the checkpoint of a projection; zero when it has none.
func (s *Store) CheckpointOf(ctx context.Context, projection string) (Position, error) {
	const query = `SELECT commit, prepare FROM daybook.checkpoints WHERE projection = $1`
	return scanPosition(s.pool.QueryRow(ctx, query, projection))
}

// Checkpoints gives the checkpoints that are kept here, by projection.
func (s *Store) Checkpoints(ctx context.Context) (map[string]Position, error) {
	const query = `SELECT projection, commit, prepare FROM daybook.checkpoints`
	rows, err := s.pool.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("read checkpoints: %w", err)
	}
	found := map[string]Position{}
	var projection string
	var commit, prepare int64
	_, err = pgx.ForEachRow(rows, []any{&projection, &commit, &prepare}, func() error {
		found[projection] = Position{uint64(commit), uint64(prepare)}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read checkpoints: %w", err)
	}
	return found, nil
}

func scanPosition(row pgx.Row) (Position, error) {
	var commit, prepare int64
	err := row.Scan(&commit, &prepare)
	if errors.Is(err, pgx.ErrNoRows) {
		return Position{}, nil
	}
	if err != nil {
		return Position{}, fmt.Errorf("read checkpoint: %w", err)
	}
	return Position{uint64(commit), uint64(prepare)}, nil
}
