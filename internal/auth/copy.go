package auth

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Copy lets those who can sign in at one installation sign in at another,
// which is to show the same tenants: a replay of their log. Sessions and API
// keys are not taken along. It can be called again.
func Copy(ctx context.Context, from, to *pgxpool.Pool) error {
	const read = `SELECT tenant, member, email_key, hash FROM auth.credentials WHERE NOT disabled`
	rows, err := from.Query(ctx, read)
	if err != nil {
		return fmt.Errorf("read the credentials: %w", err)
	}
	var batch pgx.Batch
	var tenant, member, email, hash string
	_, err = pgx.ForEachRow(rows, []any{&tenant, &member, &email, &hash}, func() error {
		batch.Queue(setCredential, tenant, member, email, hash)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the credentials: %w", err)
	}
	if err := to.SendBatch(ctx, &batch).Close(); err != nil {
		return fmt.Errorf("copy the credentials: %w", err)
	}
	return nil
}
