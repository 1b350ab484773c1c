package privacy

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/eventstore"
)

// Checkpoint is how far somebody who acts on events has followed the log. It
// is kept with the keys, since it is no read side: what was done is not done
// anew when those are built anew.
type Checkpoint struct {
	Pool *pgxpool.Pool
	Of   string // whose it is; must never change
}

const (
	readCheckpoint = `SELECT commit_at, prepare_at FROM vault.checkpoints WHERE name = $1`
	saveCheckpoint = `
INSERT INTO vault.checkpoints (name, commit_at, prepare_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET commit_at = excluded.commit_at, prepare_at = excluded.prepare_at
WHERE vault.checkpoints.commit_at < excluded.commit_at`
)

// Read gives the position, the start of the log when there is none yet.
func (c Checkpoint) Read(ctx context.Context) (eventstore.Position, error) {
	var commit, prepare int64
	err := c.Pool.QueryRow(ctx, readCheckpoint, c.Of).Scan(&commit, &prepare)
	if errors.Is(err, pgx.ErrNoRows) {
		return eventstore.Start, nil
	}
	if err != nil {
		return eventstore.Start, fmt.Errorf("read checkpoint of %s: %w", c.Of, err)
	}
	return eventstore.Position{Commit: uint64(commit), Prepare: uint64(prepare)}, nil
}

// Save moves it on, never back.
func (c Checkpoint) Save(ctx context.Context, to eventstore.Position) error {
	if _, err := c.Pool.Exec(ctx, saveCheckpoint, c.Of, int64(to.Commit), int64(to.Prepare)); err != nil {
		return fmt.Errorf("save checkpoint of %s: %w", c.Of, err)
	}
	return nil
}
