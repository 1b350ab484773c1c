package readmodels

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
)

// searching fills the search of a tenant: the rows that can be made here by
// COPY, those of all kinds first, then the words that there are, then what
// Postgres has to make, by its trigger.
type searching struct {
	tenant  string
	folding *folding

	mu      sync.Mutex
	spelled map[string]struct{}
	left    map[string][][16]byte // by object: whose rows Postgres makes
}

// fill makes the rows of a kind.
func (d *searching) fill(ctx context.Context, s *settling, f findableStatements) error {
	made := &searchRows{object: f.object, folding: d.folding, spelled: map[string]struct{}{}}
	p := pages{first: s.in(d.tenant, f.first), next: s.in(d.tenant, f.next), into: s.in(d.tenant, copyIntoSearch), rows: &made.rows}
	left, err := s.fillPages(ctx, p, func(v [][]byte) bool { return made.add(v[0], v[1], v[2], v[3]) })
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.Copy(d.spelled, made.spelled)
	d.left[f.object] = left
	return err
}

const (
	copyIntoSearch    = "COPY {schema}.search (id, object, title, subtitle, folded, words) FROM STDIN (FORMAT binary)"
	copyIntoSpellings = "COPY {schema}.spellings (word) FROM STDIN (FORMAT binary)"
)

// finish writes the words, and has Postgres make the rows that are left.
func (d *searching) finish(ctx context.Context, s *settling) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: s.begin}, func(tx pgx.Tx) error {
		var words []byte
		for _, word := range slices.Sorted(maps.Keys(d.spelled)) {
			words = appendText(append(words, 0, 1), word)
		}
		if err := copyBytes(ctx, tx, s.in(d.tenant, copyIntoSpellings), words); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, s.in(d.tenant, followWords)); err != nil {
			return err
		}
		for _, f := range findables {
			for some := range slices.Chunk(d.left[f.object], pageRows) {
				if _, err := tx.Exec(ctx, s.in(d.tenant, f.rest), some); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// While rows are made here the trigger would look for their words once more.
const (
	forgetWords = "ALTER TABLE {schema}.search DISABLE TRIGGER words_added"
	followWords = "ALTER TABLE {schema}.search ENABLE TRIGGER words_added"
)
