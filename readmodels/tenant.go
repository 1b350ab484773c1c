package readmodels

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const sharedSchema = "daybook"

// tenantID is what may become part of an identifier. The domain checks it
// when a tenant is made; it is checked again here, since this is where a
// mistake would be an injection.
var tenantID = regexp.MustCompile(`^[a-z][a-z0-9]{0,30}$`)

func validTenant(id string) bool { return tenantID.MatchString(id) }

// Tenants gives the registered tenants, by id.
func (s *Store) Tenants(ctx context.Context) ([]Tenant, error) {
	const query = `SELECT id, name, currency, time_zone, phone_region, lists FROM {shared}.tenants ORDER BY id`
	rows, err := s.pool.Query(ctx, s.in("", query))
	if err != nil {
		return nil, fmt.Errorf("read tenants: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Tenant])
	if err != nil {
		return nil, fmt.Errorf("read tenants: %w", err)
	}
	return found, nil
}

const tenantByID = `SELECT id, name, currency, time_zone, phone_region, lists FROM {shared}.tenants WHERE id = $1`

func (t *Tenant) fields() []any {
	return []any{&t.ID, &t.Name, &t.Currency, &t.TimeZone, &t.PhoneRegion, &t.Lists}
}

// Tenant gives one registered tenant; nil when there is none.
func (s *Store) Tenant(ctx context.Context, id string) (*Tenant, error) {
	var t Tenant
	err := s.pool.QueryRow(ctx, s.in("", tenantByID), id).Scan(t.fields()...)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read tenant %s: %w", id, err)
	default:
		return &t, nil
	}
}

// schemas gives the tenants that have a schema. The catalogue is asked, not
// the registry: a tenant's schema can be there before its registration was
// applied, and has to be migrated all the same.
func (s *Store) schemas(ctx context.Context) ([]string, error) {
	return s.schemasOf(ctx, s.generation.tenants)
}

// schemasOf gives the tenants that have a schema whose name begins so.
func (s *Store) schemasOf(ctx context.Context, prefix string) ([]string, error) {
	const query = `SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname::text, $1) ORDER BY 1`
	rows, err := s.pool.Query(ctx, query, prefix)
	if err != nil {
		return nil, fmt.Errorf("list tenant schemas: %w", err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("list tenant schemas: %w", err)
	}
	var tenants []string
	for _, name := range names {
		if id := strings.TrimPrefix(name, prefix); validTenant(id) {
			tenants = append(tenants, id)
		}
	}
	return tenants, nil
}

// unknownTenant says whether an error means that the tenant's tables are not
// there, which for a reader is an empty tenant: its first event was not
// applied yet.
func unknownTenant(err error) bool {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return false
	}
	return pg.Code == "42P01" || pg.Code == "3F000" // undefined_table, invalid_schema_name
}
