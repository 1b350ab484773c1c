package reporting

import (
	"context"
	"fmt"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// find gives the tenant's database for reading; known is false for a tenant
// of whom nothing was projected yet, which reads as empty.
func (s *Store) find(ctx context.Context, tenant string) (db database, known bool, err error) {
	if db, err = s.databaseOf(tenant); err != nil {
		return "", false, err
	}
	last := "activity_days_refresh" // that migrations make
	if s.aside {
		last = "activity_days" // views come with the swap
	}
	const query = "SELECT count() > 0 FROM system.tables WHERE database = {database:String} AND name = {last:String}"
	if err := s.conn.QueryRow(ctx, query, clickhouse.Named("database", string(db)), clickhouse.Named("last", last)).Scan(&known); err != nil {
		return "", false, fmt.Errorf("look for %s: %w", db, err)
	}
	return db, known, nil
}
