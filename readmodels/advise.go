package readmodels

import (
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"sync"

	"github.com/jackc/pgx/v5"
)

// fieldUse is a way in which lists of a table use a custom field: compared or
// sorted as a number or as text, rising (ranges too) or falling.
type fieldUse struct {
	tenant, table, field string
	numeric, falling     bool
}

// FieldIndex is an index that would help lists, or does so. Uses is how often
// they could have used it.
type FieldIndex struct {
	Tenant, Table, Field string
	Uses                 int64
	Made                 bool
	Statement            string // that makes it
}

// fieldUses counts uses, and writes them down at the first and then at every
// hundredth: what is lost when the process ends is no loss.
type fieldUses struct {
	mu     sync.Mutex
	counts map[fieldUse]int64
}

const usesWritten = 100

func (u *fieldUses) count(use fieldUse) (n int64, write bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.counts == nil {
		u.counts = map[fieldUse]int64{}
	}
	known, seen := u.counts[use]
	if known++; seen && known < usesWritten {
		u.counts[use] = known
		return 0, false
	}
	u.counts[use] = 0
	return known, true
}

const addUses = `INSERT INTO daybook.field_uses AS f VALUES ($1, $2, $3, $4, $5, $6)
	ON CONFLICT (tenant, object, field, numeric, falling) DO UPDATE SET uses = f.uses + excluded.uses`

// note counts what a list of a table used. That a count cannot be written
// fails no list.
func (s *Store) note(ctx context.Context, tenant, table string, uses []fieldUse) {
	for _, use := range uses {
		use.tenant, use.table = tenant, table
		if !fieldKey.MatchString(use.field) {
			continue
		}
		if n, write := s.uses.count(use); write {
			_, _ = s.pool.Exec(ctx, addUses, use.tenant, use.table, use.field, use.numeric, use.falling, n)
		}
	}
}

// fieldKey is what the key of a custom field looks like: nothing else comes
// into the text of a statement.
var fieldKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// index gives the statement that makes the index of a use, and its name.
func (u fieldUse) index(concurrently string) (name, statement string) {
	hash := fnv.New64a()
	_, _ = fmt.Fprint(hash, u.field, u.numeric, u.falling)
	name = fmt.Sprintf("%s_custom_%016x", u.table, hash.Sum64())
	expression, _ := customKey("'"+u.field+"'::text", u.numeric, u.falling)
	return name, "CREATE INDEX " + concurrently + "IF NOT EXISTS " + name + " ON " + schemaName(u.tenant) + "." + u.table + " ((" + expression + "), id)"
}

// usable are the uses whose index can be made: of tables and keys that are
// what they should be.
func (s *Store) usable(ctx context.Context, where string, args ...any) (uses []fieldUse, counts []int64, made []bool, err error) {
	rows, err := s.pool.Query(ctx, `SELECT tenant, object, field, numeric, falling, uses, indexed FROM daybook.field_uses `+where+
		` ORDER BY uses DESC, tenant, object, field, numeric, falling`, args...)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read the uses of custom fields: %w", err)
	}
	tables := map[string]bool{contacts.name: true, companies.name: true, deals.name: true}
	var u fieldUse
	var n int64
	var indexed bool
	_, err = pgx.ForEachRow(rows, []any{&u.tenant, &u.table, &u.field, &u.numeric, &u.falling, &n, &indexed}, func() error {
		if tables[u.table] && fieldKey.MatchString(u.field) && validTenant(u.tenant) {
			uses, counts, made = append(uses, u), append(counts, n), append(made, indexed)
		}
		return nil
	})
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read the uses of custom fields: %w", err)
	}
	return uses, counts, made, nil
}

// FieldIndexes gives the indexes on custom fields that would help or do, the
// most used first.
func (s *Store) FieldIndexes(ctx context.Context) ([]FieldIndex, error) {
	uses, counts, made, err := s.usable(ctx, "")
	all := make([]FieldIndex, len(uses))
	for i, u := range uses {
		_, statement := u.index("CONCURRENTLY ")
		all[i] = FieldIndex{u.tenant, u.table, u.field, counts[i], made[i], statement}
	}
	return all, err
}

// MakeFieldIndexes makes the indexes that would help, while all goes on, and
// gives how many it made. One that was left half made is made anew.
func (s *Store) MakeFieldIndexes(ctx context.Context) (made int, err error) {
	uses, _, _, err := s.usable(ctx, "WHERE NOT indexed")
	if err != nil {
		return 0, err
	}
	for _, u := range uses {
		name, statement := u.index("CONCURRENTLY ")
		for _, text := range []string{"DROP INDEX CONCURRENTLY IF EXISTS " + schemaName(u.tenant) + "." + name, statement} {
			if _, err := s.pool.Exec(ctx, text); err != nil {
				return made, fmt.Errorf("make the index of %s on %s of %s: %w", u.field, u.table, u.tenant, err)
			}
		}
		const note = `UPDATE daybook.field_uses SET indexed = true WHERE tenant = $1 AND object = $2 AND field = $3 AND numeric = $4 AND falling = $5`
		if _, err := s.pool.Exec(ctx, note, u.tenant, u.table, u.field, u.numeric, u.falling); err != nil {
			return made, fmt.Errorf("note an index: %w", err)
		}
		made++
	}
	return made, nil
}

// restoreFieldIndexes makes the indexes that a tenant's tables had before they
// were built anew.
func (s *Store) restoreFieldIndexes(ctx context.Context, tenant string) error {
	uses, _, _, err := s.usable(ctx, "WHERE indexed AND tenant = $1", tenant)
	for _, u := range uses {
		_, statement := u.index("")
		if _, err := s.pool.Exec(ctx, statement); err != nil {
			return fmt.Errorf("make the index of %s on %s of %s: %w", u.field, u.table, u.tenant, err)
		}
	}
	return err
}
