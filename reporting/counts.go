package reporting

import (
	"context"
	"fmt"
	"strings"
)

// live leaves out deleted objects.
const live = "NOT deleted"

// counted are the names under which Counts counts, and what it counts.
var counted = []struct{ name, table, where string }{
	{"contacts", contacts.name, live},
	{"companies", companies.name, live},
	{"deals", deals.name, live},
	{"tasks", tasks.name, live},
	{"members", members.name, live},
	{"stage_changes", stageChanges.name, "true"},
}

// Counts says how many there are of each kind. Deleted objects do not count;
// stage changes are history and do, whatever became of their deal.
func (s *Store) Counts(ctx context.Context, tenant string) (map[string]int, error) {
	counts := make(map[string]int, len(counted))
	for _, c := range counted {
		counts[c.name] = 0
	}
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return counts, err
	}
	rows, err := s.conn.Query(ctx, countQuery(db))
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		var n uint64
		if err := rows.Scan(&name, &n); err != nil {
			return nil, fmt.Errorf("count: %w", err)
		}
		counts[name] = int(n)
	}
	return counts, rows.Err()
}

func countQuery(db database) string {
	parts := make([]string, len(counted))
	for i, c := range counted {
		parts[i] = fmt.Sprintf("SELECT '%s', count() FROM %s FINAL WHERE %s", c.name, db.table(c.table), c.where)
	}
	return strings.Join(parts, " UNION ALL ")
}
