package readmodels

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrBuilding says that another process builds a read side anew.
var ErrBuilding = errors.New("another process is building it anew; run it again when that is done or has ended")

// building begins the name of the advisory lock of who builds a read side.
const building = "daybook/readmodels/building/"

// Building keeps other processes from building a read side of a name, here or
// elsewhere, until it is released or the process has ended. It returns
// ErrBuilding when another does.
func (s *Store) Building(ctx context.Context, name string) (release func(), err error) {
	conn, err := s.lockBuilding(ctx, name)
	return func() { unlockBuilding(conn) }, err
}

// lockBuilding takes the lock with a connection of its own, whose end ends it.
func (s *Store) lockBuilding(ctx context.Context, name string) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return nil, fmt.Errorf("build %s anew: %w", name, err)
	}
	var mine bool
	err = conn.QueryRow(ctx, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", building+name).Scan(&mine)
	if err == nil && !mine {
		err = ErrBuilding
	}
	if err != nil {
		unlockBuilding(conn)
		return nil, fmt.Errorf("build %s anew: %w", name, err)
	}
	return conn, nil
}

const unlockWithin = 2 * time.Second

// unlockBuilding gives the lock back before the connection ends, which
// Postgres may notice a moment later.
func unlockBuilding(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), unlockWithin)
	defer cancel()
	_, _ = conn.Exec(ctx, "SELECT pg_advisory_unlock_all()")
	_ = conn.Close(ctx)
}
