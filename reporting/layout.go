package reporting

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// foldVersion is raised when the projection makes other rows of the same
// events while the tables stay as they are.
const foldVersion = 1

// layout is the fingerprint of how a tenant's tables are made, and of how many
// slices the work is dealt into. They are never
// altered in place: with another fingerprint they are dropped and built anew
// from the log, so that there is one way to every column's value.
func layout() (string, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	_, _ = fmt.Fprintln(hash, Slices)
	for _, file := range files {
		text, err := migrations.ReadFile(file)
		if err != nil {
			return "", err
		}
		_, _ = hash.Write(text)
	}
	return fmt.Sprintf("%s/%d", hex.EncodeToString(hash.Sum(nil)), foldVersion), nil
}

// sameTables says whether two layouts are of the same tables.
func sameTables(a, b string) bool {
	a, _, _ = strings.Cut(a, "/")
	b, _, _ = strings.Cut(b, "/")
	return a == b
}

// built gives the layout in which the databases were built, empty when there are none.
func (s *Store) built(ctx context.Context) (layout string, err error) {
	const read = "SELECT argMax(fingerprint, written) FROM daybook.layouts"
	if err := s.conn.QueryRow(ctx, read).Scan(&layout); err != nil {
		return "", fmt.Errorf("compare layouts: %w", err)
	}
	return layout, nil
}

// Outdated says whether this version of Daybook makes other rows of the same
// events than those in the tables: they serve, and are to be built anew.
func (s *Store) Outdated(ctx context.Context) (bool, error) {
	today, err := layout()
	if err != nil {
		return false, err
	}
	before, err := s.built(ctx)
	return before != today, err
}

// renew drops the databases when they were built in another layout. The
// layout is noted last: killed in between, it drops them once more.
func (s *Store) renew(ctx context.Context) error {
	today, err := layout()
	if err != nil {
		return err
	}
	before, err := s.built(ctx)
	if err != nil || sameTables(before, today) {
		return err
	}
	if err := s.Reset(ctx); err != nil {
		return err
	}
	return s.noteLayout(ctx)
}

// noteLayout notes that the databases are of today's layout.
func (s *Store) noteLayout(ctx context.Context) error {
	today, err := layout()
	if err != nil {
		return err
	}
	const note = "INSERT INTO daybook.layouts (fingerprint) VALUES ({fingerprint:String})"
	if err := s.conn.Exec(ctx, note, clickhouse.Named("fingerprint", today)); err != nil {
		return fmt.Errorf("note the layout: %w", err)
	}
	return nil
}
