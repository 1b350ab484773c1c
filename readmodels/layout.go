package readmodels

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/jackc/pgx/v5"
)

// foldVersion is raised when projections make other rows of the same events
// while the tables stay as they are.
const foldVersion = 2

// layout is the fingerprint of how a tenant's tables are made, and of how many
// slices the work is dealt into: a stream that went to another slice would
// come again, or not at all. Behind it stands the fold's version. The tables
// are never altered in place: with another fingerprint they are dropped and
// built anew from the log, so that there is one way to every column's value.
// Where only the fold is another they serve until others are built beside them.
func layout() (string, error) {
	hash := sha256.New()
	_, _ = fmt.Fprintln(hash, Slices)
	err := fs.WalkDir(migrations, "migrations/tenant", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := migrations.ReadFile(path)
		_, _ = hash.Write(text)
		return err
	})
	return fmt.Sprintf("%s/%d", hex.EncodeToString(hash.Sum(nil)), foldVersion), err
}

// sameTables says whether two layouts are of the same tables.
func sameTables(a, b string) bool {
	a, _, _ = strings.Cut(a, "/")
	b, _, _ = strings.Cut(b, "/")
	return a == b
}

// built gives the layout in which the tables were built, empty when there are none.
func built(ctx context.Context, conn rowQuerier) (layout string, err error) {
	const read = `SELECT fingerprint FROM daybook.layouts WHERE projection = $1`
	if err := conn.QueryRow(ctx, read, Projection).Scan(&layout); err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return "", fmt.Errorf("compare layouts: %w", err)
	}
	return layout, nil
}

type rowQuerier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// Outdated says whether this version of Daybook makes other rows of the same
// events than those in the tables: they serve, and are to be built anew.
func (s *Store) Outdated(ctx context.Context) (bool, error) {
	today, err := layout()
	if err != nil {
		return false, fmt.Errorf("compare layouts: %w", err)
	}
	before, err := built(ctx, s.pool)
	return before != today, err
}

// renew drops the tables when they were built in another layout. The layout
// is noted last: killed in between, it drops them once more. The lock has a
// connection of its own: those who wait for it must not keep the pool from
// the one who works.
func (s *Store) renew(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return fmt.Errorf("compare layouts: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	unlock, err := lockSchema(ctx, conn, "layout")
	if err != nil {
		return fmt.Errorf("compare layouts: %w", err)
	}
	defer unlock()
	today, err := layout()
	if err != nil {
		return fmt.Errorf("compare layouts: %w", err)
	}
	before, err := built(ctx, conn)
	if err != nil || sameTables(before, today) {
		return err
	}
	if err := s.Reset(ctx); err != nil {
		return err
	}
	return noteLayout(ctx, conn)
}

// noteLayout notes that the tables are of today's layout.
func noteLayout(ctx context.Context, conn execer) error {
	today, err := layout()
	if err != nil {
		return fmt.Errorf("note the layout: %w", err)
	}
	const note = `INSERT INTO daybook.layouts VALUES ($1, $2) ON CONFLICT (projection) DO UPDATE SET fingerprint = excluded.fingerprint`
	if _, err := conn.Exec(ctx, note, Projection, today); err != nil {
		return fmt.Errorf("note the layout: %w", err)
	}
	return nil
}
