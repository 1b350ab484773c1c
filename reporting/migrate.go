package reporting

import (
	"context"
	"embed"
	_ "embed" // shared.sql
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// The migrations of a tenant's database, by number. A file that was released
// never changes. ClickHouse cannot undo half a file, so that every statement
// must be one that can run again (IF NOT EXISTS).
//
// A runner of our own, of some forty lines: goose works through database/sql
// on the connection's one database and keeps its table there, so each tenant
// would need a connection pool, with a goose provider each.
//
//go:embed migrations/*.sql
var migrations embed.FS

//go:embed shared.sql
var sharedTables string

// bootstrap makes the shared database, and drops what was built in another
// layout.
func (s *Store) bootstrap(ctx context.Context) error {
	if err := s.run(ctx, shared, sharedTables); err != nil {
		return err
	}
	return s.renew(ctx)
}

// Migrate makes the tenant's database, or brings it up to date. It is called
// before anything is written for a tenant; once done, it is remembered.
func (s *Store) Migrate(ctx context.Context, tenant string) error {
	db, err := s.databaseOf(tenant)
	if err != nil {
		return err
	}
	s.migrating.Lock()
	defer s.migrating.Unlock()
	if s.migrated[db] {
		return nil
	}
	if err := s.migrate(ctx, db); err != nil {
		return fmt.Errorf("migrate %s: %w", db, err)
	}
	s.migrated[db] = true
	return nil
}

const versionTable = `CREATE DATABASE IF NOT EXISTS {database:Identifier};
CREATE TABLE IF NOT EXISTS {database:Identifier}.migrations (version UInt32, applied DateTime DEFAULT now())
ENGINE = MergeTree ORDER BY version`

func (s *Store) migrate(ctx context.Context, db database) error {
	if err := s.run(ctx, db, versionTable); err != nil {
		return err
	}
	var at uint32
	if err := s.conn.QueryRow(ctx, "SELECT max(version) FROM "+db.table("migrations")).Scan(&at); err != nil {
		return err
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for _, file := range files { // in the order of their names, so of their numbers
		if err := s.apply(ctx, db, file, at); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if s.aside {
		return nil
	}
	// Last: a database that is on the list and not there means a rebuild.
	return s.conn.Exec(ctx, "INSERT INTO "+shared.table("tenants")+" (name) VALUES ({name:String})", clickhouse.Named("name", string(db)))
}

var fileNumber = regexp.MustCompile(`/(\d+)_`)

func (s *Store) apply(ctx context.Context, db database, file string, at uint32) error {
	version, err := strconv.ParseUint(fileNumber.FindStringSubmatch(file)[1], 10, 32)
	if err != nil || uint32(version) <= at {
		return err
	}
	text, err := migrations.ReadFile(file)
	if err != nil {
		return err
	}
	if err := s.run(ctx, db, string(text)); err != nil {
		return err
	}
	return s.conn.Exec(ctx, fmt.Sprintf("INSERT INTO %s (version) VALUES (%d)", db.table("migrations"), version))
}

var commentLine = regexp.MustCompile(`(?m)^--.*\n`)

// statements are those of a script, which end in a semicolon at the end of a
// line, for a database. Its name is put into the text: the query that a view
// keeps can have no parameters.
func statements(db database, script string) (list []string) {
	for text := range strings.SplitSeq(commentLine.ReplaceAllString(script, ""), ";\n") {
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, strings.ReplaceAll(text, "{database:Identifier}", string(db)))
		}
	}
	return list
}

const createView = "CREATE MATERIALIZED VIEW"

// run executes a script.
func (s *Store) run(ctx context.Context, db database, script string) error {
	for _, statement := range statements(db, script) {
		if s.aside && strings.HasPrefix(statement, createView) { // there is nobody to read what it makes
			continue
		}
		if err := s.define(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// define executes a statement that makes, changes or drops tables: on all
// servers, where there are several.
func (s *Store) define(ctx context.Context, statement string, args ...any) error {
	return s.conn.Exec(ctx, s.cluster.everywhere(statement), args...)
}
