package privacy

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Keys destroys keys (keyring.Keyring).
type Keys interface {
	Destroy(ctx context.Context, tenant, subject string) error
}

// Dispatcher carries out commands (commands.Bus).
type Dispatcher interface {
	Dispatch(ctx context.Context, env commands.Envelope, cmd domain.Command) (commands.Receipt, error)
}

// Eraser erases persons.
type Eraser struct {
	Bus  Dispatcher
	Keys Keys
}

// Erase records the order to erase, then destroys the person's key. The order
// comes first: if the process dies between the two, Shredder finds it in the
// log and carries it out. It returns NOT_FOUND for an unknown contact and
// VALIDATION_ERROR without a reason.
func (e Eraser) Erase(ctx context.Context, env commands.Envelope, contactID, reason string) (commands.Receipt, error) {
	receipt, err := e.Bus.Dispatch(ctx, env, contact.Erase{ID: contactID, Reason: reason, At: env.Now})
	if err != nil {
		return receipt, err
	}
	return receipt, e.Keys.Destroy(ctx, env.Actor.Tenant, contactID)
}

// Shredder follows the log and sees to it that every order to erase is
// carried out, however often it was interrupted. It is a sink of projections.
type Shredder struct {
	Pool *pgxpool.Pool
	Keys Keys
}

// Name is the name of its checkpoint.
func (Shredder) Name() string { return "shredder" }

const (
	readCheckpoint = `SELECT commit_at, prepare_at FROM vault.checkpoints WHERE name = $1`
	saveCheckpoint = `
INSERT INTO vault.checkpoints (name, commit_at, prepare_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET commit_at = excluded.commit_at, prepare_at = excluded.prepare_at
WHERE vault.checkpoints.commit_at < excluded.commit_at`
)

// Checkpoint is how far it has followed the log.
func (s Shredder) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	var commit, prepare int64
	err := s.Pool.QueryRow(ctx, readCheckpoint, s.Name()).Scan(&commit, &prepare)
	if errors.Is(err, pgx.ErrNoRows) {
		return eventstore.Start, nil
	}
	if err != nil {
		return eventstore.Start, fmt.Errorf("read checkpoint of the shredder: %w", err)
	}
	return eventstore.Position{Commit: uint64(commit), Prepare: uint64(prepare)}, nil
}

// Wants takes only the orders to erase; nothing else is opened for it.
func (Shredder) Wants(eventType string) bool { return eventType == contact.Erased{}.EventType() }

// Apply destroys the keys of those who were erased.
func (s Shredder) Apply(ctx context.Context, batch []codec.Decoded) error {
	for _, d := range batch {
		if _, order := d.Event.(contact.Erased); !order {
			continue
		}
		if err := s.Keys.Destroy(ctx, d.Stream.Tenant, d.Stream.ID); err != nil {
			return err
		}
	}
	return s.Skip(ctx, batch[len(batch)-1].Position)
}

// Skip moves the checkpoint over events that are no orders to erase.
func (s Shredder) Skip(ctx context.Context, to eventstore.Position) error {
	if _, err := s.Pool.Exec(ctx, saveCheckpoint, s.Name(), int64(to.Commit), int64(to.Prepare)); err != nil {
		return fmt.Errorf("save checkpoint of the shredder: %w", err)
	}
	return nil
}
