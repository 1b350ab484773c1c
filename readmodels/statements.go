package readmodels

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Statement is a statement over a table of a tenant, as Postgres has counted
// it since its statistics were last reset. Asks says by what it asks for
// custom fields, empty when it does not, and Fields which of them lists
// used so: their keys are parameters, and so are no part of the text.
type Statement struct {
	Tenant, Table string
	Calls         int64
	Total, Mean   time.Duration
	Asks          []string
	Fields        []string
	Text          string // with $1 in place of every value
}

// ErrNoStatements says that Postgres counts no statements, and how it would.
var ErrNoStatements = errors.New("no statement statistics: set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, " +
	"restart Postgres, and run CREATE EXTENSION pg_stat_statements in Daybook's database as a superuser")

// Statements gives the statements over tenants' tables that took the most
// time, at most first of them. It returns ErrNoStatements where there are no
// statistics.
func (s *Store) Statements(ctx context.Context, first int) ([]Statement, error) {
	schema, err := s.statistics(ctx)
	if err != nil {
		return nil, err
	}
	const query = `SELECT query, sum(calls)::bigint, sum(total_exec_time) FROM %s.pg_stat_statements
		WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
		AND query ~ '^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\M' AND query ~ '"tenant_[a-z0-9]+"\.'
		GROUP BY query ORDER BY 3 DESC LIMIT $1`
	rows, err := s.pool.Query(ctx, fmt.Sprintf(query, schema), first)
	if err != nil {
		return nil, statisticsError(err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (t Statement, err error) {
		var total float64
		err = row.Scan(&t.Text, &t.Calls, &total)
		t.Total = time.Duration(total * float64(time.Millisecond))
		t.Mean = t.Total / time.Duration(max(t.Calls, 1))
		return t, err
	})
	if err != nil {
		return nil, statisticsError(err)
	}
	uses, err := s.usable(ctx, "")
	for i := range found {
		found[i].explain(uses)
	}
	return found, err
}

// statistics gives the schema of the extension, which is made where this role
// may do so: Postgres counts without it, but does not show what it counted.
func (s *Store) statistics(ctx context.Context) (schema string, err error) {
	const query = `SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'`
	if err = s.pool.QueryRow(ctx, query).Scan(&schema); errors.Is(err, pgx.ErrNoRows) {
		if _, err := s.pool.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements"); err != nil && ctx.Err() == nil {
			return "", ErrNoStatements
		}
		err = s.pool.QueryRow(ctx, query).Scan(&schema)
	}
	if err != nil {
		return "", statisticsError(err)
	}
	return pgx.Identifier{schema}.Sanitize(), nil
}

// statisticsError tells that the library is not loaded from what else failed.
func statisticsError(err error) error {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && pg.Code == "55000" { // object_not_in_prerequisite_state
		return ErrNoStatements
	}
	return fmt.Errorf("read the statistics of statements: %w", err)
}

var statementTable = regexp.MustCompile(`"tenant_([a-z0-9]+)"\.([a-z_]+)`)

// asked are the ways in which statements ask for custom fields, and which use
// each of them is.
var asked = []struct {
	says string
	text *regexp.Regexp
	is   func(fieldUse) bool
}{
	{"sorts by a number, falling", sortedBy("custom_number", " DESC"), func(u fieldUse) bool { return u.numeric && u.falling }},
	{"sorts by a number", sortedBy("custom_number", ", id"), func(u fieldUse) bool { return u.numeric && !u.falling }},
	{"sorts by a text, falling", sortedBy("custom_text", " DESC"), func(u fieldUse) bool { return !u.numeric && u.falling }},
	{"sorts by a text", sortedBy("custom_text", ", id"), func(u fieldUse) bool { return !u.numeric && !u.falling && !u.equal }},
	{"range of a number", rangeOf("custom_number"), func(u fieldUse) bool { return u.numeric && !u.falling }},
	{"range of a text", rangeOf("custom_text"), func(u fieldUse) bool { return !u.numeric && !u.falling && !u.equal }},
	{"one value", regexp.MustCompile(`custom @> jsonb_build_object|left\(\(custom -> `), func(u fieldUse) bool { return u.equal }},
	{"values", regexp.MustCompile(`custom @> \$\d+::text::jsonb`), nil},
	{"part of a text", regexp.MustCompile(`custom ->> \$\d+::text\)?\S* LIKE`), nil},
	{"is set", regexp.MustCompile(`jsonb_exists\(custom`), nil},
}

// customAs is the expression on a custom field, whose constants are $n too.
func customAs(function string) string {
	return `coalesce\(daybook\.` + function + `\(custom, \$\d+::text\), \S+\)(?: COLLATE "C")?`
}

func sortedBy(function, behind string) *regexp.Regexp {
	return regexp.MustCompile(`ORDER BY ` + customAs(function) + behind)
}

func rangeOf(function string) *regexp.Regexp {
	return regexp.MustCompile(customAs(function) + ` [<>]=? `)
}

// explain says what the statement is over and what it asks by.
func (t *Statement) explain(uses []counted) {
	if over := statementTable.FindStringSubmatch(t.Text); over != nil {
		t.Tenant, t.Table = over[1], over[2]
	}
	listed := map[string]bool{}
	for _, way := range asked {
		if !way.text.MatchString(t.Text) {
			continue
		}
		t.Asks = append(t.Asks, way.says)
		for _, u := range uses {
			if way.is != nil && way.is(u.fieldUse) && u.tenant == t.Tenant && u.table == t.Table && !listed[u.field] {
				listed[u.field] = true
				t.Fields = append(t.Fields, u.field)
			}
		}
	}
}
