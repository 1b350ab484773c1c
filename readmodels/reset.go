package readmodels

import (
	"context"
	"fmt"
)

// Reset drops every tenant's tables, the registry of tenants, and the
// projection's checkpoints and parked events, so that the projection builds
// all anew from the log. The tables come back empty, so that reading goes on.
// A projector that is running notices by its checkpoints and starts over.
func (s *Store) Reset(ctx context.Context) error {
	tenants, err := s.schemas(ctx)
	if err != nil {
		return err
	}
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return fmt.Errorf("reset: %w", err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	// First, since it makes a running projector wait.
	if _, err := tx.Exec(ctx, `UPDATE daybook.slices SET commit = 0, prepare = 0 WHERE projection = $1`, Projection); err != nil {
		return fmt.Errorf("reset checkpoints: %w", err)
	}
	if _, err := tx.Exec(ctx, `DELETE FROM daybook.slices WHERE projection = $1 AND slice >= $2`, Projection, Slices); err != nil {
		return fmt.Errorf("reset checkpoints: %w", err)
	}
	for _, tenant := range tenants {
		if _, err := tx.Exec(ctx, "DROP SCHEMA IF EXISTS "+s.schemaName(tenant)+" CASCADE"); err != nil {
			return fmt.Errorf("drop tables of %s: %w", tenant, err)
		}
	}
	for _, statement := range []string{
		`DELETE FROM daybook.tenants`,
		`DELETE FROM daybook.parked WHERE projection = '` + Projection + `'`,
	} {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return fmt.Errorf("reset: %w", err)
		}
	}
	if err := tx.Commit(ctx); err != nil {
		return fmt.Errorf("reset: %w", err)
	}
	s.waiting.forget()
	for _, tenant := range tenants {
		if err := s.EnsureTenant(ctx, tenant); err != nil {
			return err
		}
	}
	return nil
}

// Rewound tells the store that the checkpoint went back: what was reached is
// no longer known.
func (s *Store) Rewound() { s.waiting.forget() }
