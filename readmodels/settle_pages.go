package readmodels

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/jackc/pgx/v5"
)

// pages are a table that is read in the order of its ids, from $1 on and $2
// rows at once, and what is made of each page, which goes into another table.
type pages struct {
	first, next string
	into        string
	rows        *[]byte
}

// pageRows is how many rows are read at once.
const pageRows = 4000

// inOrder reads by the key, whatever is not known of tables that nobody has
// analyzed yet.
const inOrder = "; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off"

// fillPages has rows made of others, and gives the ids of those that add made
// none of.
func (s *settling) fillPages(ctx context.Context, p pages, add func(values [][]byte) bool) (left [][16]byte, err error) {
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: s.begin + inOrder}, func(tx pgx.Tx) error {
		var last [16]byte
		for n, text := pageRows, p.first; n == pageRows; text = p.next {
			rows, err := tx.Query(ctx, text, last, pageRows)
			if err != nil {
				return err
			}
			*p.rows = (*p.rows)[:0]
			for n = 0; rows.Next(); n++ {
				values := rows.RawValues()
				copy(last[:], values[0])
				if !add(values) {
					left = append(left, last)
				}
			}
			if err := rows.Err(); err != nil {
				return err
			}
			if err := copyBytes(ctx, tx, p.into, *p.rows); err != nil {
				return err
			}
		}
		return nil
	})
	return left, err
}

// copyBytes writes rows that are as COPY takes them.
func copyBytes(ctx context.Context, tx pgx.Tx, text string, rows []byte) error {
	if len(rows) == 0 {
		return nil
	}
	whole := io.MultiReader(strings.NewReader(copyHeader), bytes.NewReader(rows), strings.NewReader(copyTrailer))
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, whole, text); err != nil {
		return fmt.Errorf("copy rows: %w", err)
	}
	return nil
}
