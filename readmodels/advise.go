package readmodels

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// FieldIndex is an index that would help lists, or does so. Uses is how often
// they could have used it, Spent how long all those lists took together.
type FieldIndex struct {
	Tenant, Table, Field string
	Use                  string // in words
	Uses                 int64
	Spent                time.Duration
	Made                 bool
	Statement            string // that makes it
}

// counted is a use as it was written down.
type counted struct {
	fieldUse
	tally
	made bool
}

func (c counted) advice() FieldIndex {
	_, statement := c.index("CONCURRENTLY ", schemaName(liveTables, c.tenant))
	return FieldIndex{c.tenant, c.table, c.field, c.String(), c.uses, c.spent, c.made, statement}
}

// withFields are the tables that have custom fields.
var withFields = map[string]bool{contacts.name: true, companies.name: true, deals.name: true, products.name: true, tasks.name: true}

// usable are the uses whose index can be made, the most used first: of tables
// and keys that are what they should be.
func (s *Store) usable(ctx context.Context, where string, args ...any) (all []counted, err error) {
	rows, err := s.pool.Query(ctx, `SELECT tenant, object, field, numeric, falling, equal, uses, spent, indexed FROM daybook.field_uses `+where+
		` ORDER BY uses DESC, tenant, object, field, numeric, falling, equal`, args...)
	if err != nil {
		return nil, fmt.Errorf("read the uses of custom fields: %w", err)
	}
	var c counted
	var spent float64
	to := []any{&c.tenant, &c.table, &c.field, &c.numeric, &c.falling, &c.equal, &c.uses, &spent, &c.made}
	_, err = pgx.ForEachRow(rows, to, func() error {
		if withFields[c.table] && fieldKey.MatchString(c.field) && validTenant(c.tenant) {
			c.spent = time.Duration(spent * float64(time.Millisecond))
			all = append(all, c)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the uses of custom fields: %w", err)
	}
	return all, nil
}

// FieldIndexes gives the indexes on custom fields that would help or do, the
// most used first.
func (s *Store) FieldIndexes(ctx context.Context) ([]FieldIndex, error) {
	uses, err := s.usable(ctx, "")
	all := make([]FieldIndex, len(uses))
	for i, u := range uses {
		all[i] = u.advice()
	}
	return all, err
}
