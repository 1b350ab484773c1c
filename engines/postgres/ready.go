package postgres

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// waitReady returns when a client can work: the server answers, and the role
// and the database are there. Each step may have been done before.
func (s *Server) waitReady(ctx context.Context, _ *exec.Cmd) error {
	admin, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = admin.Close(context.WithoutCancel(ctx)) }()
	if err := s.makeRole(ctx, admin); err != nil {
		return err
	}
	return s.makeDatabase(ctx, admin)
}

// connect tries until the server takes the superuser in. A wrong password or a
// missing database is not cured by waiting; a server that starts or recovers is.
func (s *Server) connect(ctx context.Context) (*pgx.Conn, error) {
	for {
		conn, err := pgx.Connect(ctx, s.urlOf(superuser, superuser))
		if err == nil {
			return conn, nil
		}
		if code := sqlState(err); code == "28P01" || code == "28000" {
			return nil, fmt.Errorf("the password in %s is not the cluster's: put the right one back: %w", s.cfg.password(), err)
		} else if code == "3D000" {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func sqlState(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code
	}
	return ""
}

// makeRole makes the role that Daybook connects as. It owns the database and no
// more: it cannot read files, run programs, or be a superuser.
func (s *Server) makeRole(ctx context.Context, admin *pgx.Conn) error {
	// The password is base32 and needs no quoting.
	_, err := admin.Exec(ctx, "CREATE ROLE "+database+" LOGIN PASSWORD '"+s.secret+"'")
	if err != nil && sqlState(err) != "42710" { // duplicate_object
		return err
	}
	// A rebuild switches the compression of the log off for what it writes.
	_, err = admin.Exec(ctx, "GRANT pg_monitor TO "+database+"; GRANT SET ON PARAMETER wal_compression TO "+database)
	return err
}

func (s *Server) makeDatabase(ctx context.Context, admin *pgx.Conn) error {
	_, err := admin.Exec(ctx, "CREATE DATABASE "+database+" OWNER "+database)
	if err != nil && sqlState(err) != "42P04" { // duplicate_database
		return err
	}
	conn, err := pgx.Connect(ctx, s.AdminURL())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	_, err = conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
	return err
}
