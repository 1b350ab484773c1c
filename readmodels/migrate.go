package readmodels

import (
	"context"
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// versionTable is goose's record, in each schema, of what was run there.
const versionTable = "readmodels_version"

// Migrate brings the shared schema and the schemas of all tenants that have
// one to today's shape. Tables of another layout come back empty, and the
// projection fills them from the log. Several processes may call it at once.
func (s *Store) Migrate(ctx context.Context) error {
	if err := s.migrate(ctx, sharedSchema, "migrations/shared"); err != nil {
		return err
	}
	if err := s.EnsureSlices(ctx, Projection, Slices); err != nil {
		return err
	}
	if err := s.renew(ctx); err != nil {
		return err
	}
	tenants, err := s.schemas(ctx)
	if err != nil {
		return err
	}
	for _, tenant := range tenants {
		if err := s.EnsureTenant(ctx, tenant); err != nil {
			return err
		}
	}
	return nil
}

// EnsureTenant makes a tenant's schema, or brings it to today's shape.
func (s *Store) EnsureTenant(ctx context.Context, tenant string) error {
	if !validTenant(tenant) {
		return fmt.Errorf("%q cannot be the id of a tenant", tenant)
	}
	if err := s.migrate(ctx, s.generation.tenants+tenant, "migrations/tenant"); err != nil {
		return err
	}
	return s.restoreFieldIndexes(ctx, tenant)
}

// migrate runs a folder's migrations in a schema, one process at a time.
func (s *Store) migrate(ctx context.Context, schema, folder string) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("migrate schema %s: %w", schema, err)
	}
	defer conn.Release()
	unlock, err := lockSchema(ctx, conn, schema)
	if err != nil {
		return fmt.Errorf("lock schema %s: %w", schema, err)
	}
	defer unlock()
	if _, err := conn.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS "+pgx.Identifier{schema}.Sanitize()); err != nil {
		return fmt.Errorf("create schema %s: %w", schema, err)
	}
	if err := s.goose(ctx, schema, folder); err != nil {
		return fmt.Errorf("migrate schema %s: %w", schema, err)
	}
	return nil
}

// execer is a connection, of a pool or not.
type execer interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// lockSchema takes an advisory lock: CREATE SCHEMA IF NOT EXISTS run twice at
// once fails in one of the two.
func lockSchema(ctx context.Context, conn execer, schema string) (unlock func(), err error) {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte("daybook/readmodels/" + schema))
	key := int64(hash.Sum64())
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", key); err != nil {
		return nil, err
	}
	return func() {
		_, _ = conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", key)
	}, nil
}

// goose runs the migrations over a connection of its own, whose search path
// is the schema: the files name their tables plainly.
func (s *Store) goose(ctx context.Context, schema, folder string) error {
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	config := s.pool.Config().ConnConfig.Copy()
	config.RuntimeParams["search_path"] = pgx.Identifier{schema}.Sanitize()
	db := stdlib.OpenDB(*config)
	defer func() { _ = db.Close() }()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files,
		goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}
