package readmodels

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
)

const copyIntoTwins = "COPY {schema}.twins (object, key, id) FROM STDIN (FORMAT binary)"

// fillTwins writes the keys of a kind of duplicates: those that can be made
// here by COPY, then those that Postgres has to make. Where words are put in
// another order than that of their bytes, that is all.
func (s *settling) fillTwins(ctx context.Context, tenant string, k twinKeys, f *folding) error {
	made := &twinRows{object: k.object, mail: k.mail, folding: f}
	p := pages{first: s.in(tenant, k.first), next: s.in(tenant, k.next), into: s.in(tenant, copyIntoTwins), rows: &made.rows}
	left, err := s.fillPages(ctx, p, func(v [][]byte) bool {
		return f.byBytes && made.add(v[0], v[1], v[2], v[3], v[4], v[5], v[6])
	})
	if err != nil {
		return err
	}
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: s.begin}, func(tx pgx.Tx) error {
		for some := range slices.Chunk(left, pageRows) {
			if _, err := tx.Exec(ctx, s.in(tenant, k.rest), some); err != nil {
				return fmt.Errorf("write keys of duplicates: %w", err)
			}
		}
		return nil
	})
}
