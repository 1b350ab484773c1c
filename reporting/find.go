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
	// The last that migrations make.
	const query = "SELECT count() > 0 FROM system.tables WHERE database = {database:String} AND name = 'activity_days_refresh'"
	if err := s.conn.QueryRow(ctx, query, clickhouse.Named("database", string(db))).Scan(&known); err != nil {
		return "", false, fmt.Errorf("look for %s: %w", db, err)
	}
	return db, known, nil
}
