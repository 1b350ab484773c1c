// Package privacy keeps what is known of persons under control: their keys
// (privacy/keyring), what only one of them can have (privacy/claims), and
// their erasure.
package privacy

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock is the advisory lock under which one process at a time migrates.
const migrationLock = 0x7661756c74 // "vault"

// Migrate makes the schema `vault` what this version of Daybook needs. Several
// processes may call it at once.
func Migrate(ctx context.Context, pool *pgxpool.Pool) error {
	// A session of its own holds the lock, and its end releases it: taken from
	// the pool it could be the connection that the migrations wait for.
	session, err := pgx.ConnectConfig(ctx, pool.Config().ConnConfig)
	if err != nil {
		return fmt.Errorf("lock schema vault: %w", err)
	}
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	if _, err := session.Exec(ctx, `SELECT pg_advisory_lock($1)`, int64(migrationLock)); err != nil {
		return fmt.Errorf("lock schema vault: %w", err)
	}
	if _, err := session.Exec(ctx, `CREATE SCHEMA IF NOT EXISTS vault`); err != nil {
		return fmt.Errorf("make schema vault: %w", err)
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	store, err := database.NewStore(goose.DialectPostgres, "vault.migrations")
	if err != nil {
		return err
	}
	db := stdlib.OpenDBFromPool(pool)
	defer func() { _ = db.Close() }()
	provider, err := goose.NewProvider("", db, files, goose.WithStore(store))
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate schema vault: %w", err)
	}
	return nil
}
