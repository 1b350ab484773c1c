package reporting

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

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
	_, _ = fmt.Fprintln(hash, foldVersion, Slices)
	for _, file := range files {
		text, err := migrations.ReadFile(file)
		if err != nil {
			return "", err
		}
		_, _ = hash.Write(text)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// renew drops the databases when they were built in another layout. The
// layout is noted last: killed in between, it drops them once more.
func (s *Store) renew(ctx context.Context) error {
	today, err := layout()
	if err != nil {
		return err
	}
	var built string
	const read = "SELECT argMax(fingerprint, written) FROM daybook.layouts"
	if err := s.conn.QueryRow(ctx, read).Scan(&built); err != nil {
		return fmt.Errorf("compare layouts: %w", err)
	}
	if built == today {
		return nil
	}
	if err := s.Reset(ctx); err != nil {
		return err
	}
	const note = "INSERT INTO daybook.layouts (fingerprint) VALUES ({fingerprint:String})"
	if err := s.conn.Exec(ctx, note, clickhouse.Named("fingerprint", today)); err != nil {
		return fmt.Errorf("note the layout: %w", err)
	}
	return nil
}
