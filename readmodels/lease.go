package readmodels

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// LeaseSeconds is how long a process that is not heard of keeps its slices.
const LeaseSeconds = 10

// Report is how a process is doing with a projection, for people.
type Report struct {
	Version  int      // of the rows that it makes
	State    string   // one of the states
	Position Position // up to which it has everything of the slices that it holds
	Rate     float64  // events a second, of late
	Retries  uint64
	Failing  string // why it is trying again
}

// What a process is doing.
const (
	Working = "WORKING"
	Failing = "FAILING" // and tries again
	Paused  = "PAUSED"
	Waiting = "WAITING" // others hold all that there is
)

// Lease is what a process has of a projection.
type Lease struct {
	Held []int // the slices, in order
	Live int   // how many processes run the projection, this one among them
}

// What a claim does, under a lock of the projection's: processes that claim at
// once would count on each other's slices. Postgres's clock is the only one.
const (
	lockClaims = `SELECT pg_advisory_xact_lock(hashtextextended('daybook/claim/' || $1, 0))`

	showAlive = `INSERT INTO daybook.projectors (projection, process, seen, state, commit, prepare, rate, retries, failing, version)
		VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (projection, process) DO UPDATE SET (seen, state, commit, prepare, rate, retries, failing) =
		(excluded.seen, excluded.state, excluded.commit, excluded.prepare, excluded.rate, excluded.retries, excluded.failing)`

	forgetDead = `DELETE FROM daybook.projectors WHERE projection = $1 AND seen < clock_timestamp() - interval '1 day'`

	// Who lives and is of an older version leaves the work to the others, and
	// what it still holds is free.
	live = `SELECT process FROM (
			SELECT process, version, max(version) OVER () AS newest FROM daybook.projectors
			WHERE projection = $1 AND seen > clock_timestamp() - make_interval(secs => $3::int)) AS alive
		WHERE version = newest`

	// A process takes what is free, up to its share. Slices whose row is being
	// written are left for the next time.
	takeFree = `WITH live AS (` + live + `), free AS MATERIALIZED (
			SELECT slice FROM daybook.slices s WHERE s.projection = $1 AND (s.owner IS NULL OR s.owner NOT IN (SELECT process FROM live))
			ORDER BY slice
			LIMIT CASE WHEN $2 IN (SELECT process FROM live) THEN greatest(0, ($4::int + (SELECT count(*) FROM live) - 1) / (SELECT count(*) FROM live)
				- (SELECT count(*) FROM daybook.slices o WHERE o.projection = $1 AND o.owner = $2)) ELSE 0 END
			FOR UPDATE OF s SKIP LOCKED)
		UPDATE daybook.slices SET owner = $2 WHERE projection = $1 AND slice IN (SELECT slice FROM free)`

	heldSlices = `WITH live AS (` + live + `)
		SELECT slice, (SELECT count(*) FROM live) FROM daybook.slices WHERE projection = $1 AND owner = $2
		UNION ALL SELECT -1, count(*) FROM live ORDER BY 1`
)

// ClaimSlices says that a process is alive, gives it what is free of a
// projection's n slices, up to its fair share, and says what it holds then.
func (s *Store) ClaimSlices(ctx context.Context, projection, process string, n int, r Report) (Lease, error) {
	var lease Lease
	claim := &pgx.Batch{}
	claim.Queue(lockClaims, projection)
	claim.Queue(showAlive, projection, process, r.State, int64(r.Position.Commit), int64(r.Position.Prepare), r.Rate, int64(r.Retries), r.Failing, r.Version)
	claim.Queue(forgetDead, projection)
	claim.Queue(makeSlices, projection, n)
	claim.Queue(takeFree, projection, process, LeaseSeconds, n)
	claim.Queue(heldSlices, projection, process, LeaseSeconds).Query(func(rows pgx.Rows) error {
		var slice int
		_, err := pgx.ForEachRow(rows, []any{&slice, &lease.Live}, func() error {
			if slice >= 0 {
				lease.Held = append(lease.Held, slice)
			}
			return nil
		})
		return err
	})
	tx, err := s.pool.BeginTx(ctx, pgx.TxOptions{BeginQuery: beginBatch})
	if err != nil {
		return Lease{}, fmt.Errorf("claim slices of %s: %w", projection, err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	if err := tx.SendBatch(ctx, claim).Close(); err != nil {
		return Lease{}, fmt.Errorf("claim slices of %s: %w", projection, err)
	}
	if err := tx.Commit(ctx); err != nil {
		return Lease{}, fmt.Errorf("claim slices of %s: %w", projection, err)
	}
	return lease, nil
}

// ReleaseSlices hands slices of a process back, for others to take.
func (s *Store) ReleaseSlices(ctx context.Context, projection, process string, slices []int) error {
	const release = `UPDATE daybook.slices SET owner = NULL WHERE projection = $1 AND owner = $2 AND slice = ANY($3)`
	if _, err := s.pool.Exec(ctx, release, projection, process, slices); err != nil {
		return fmt.Errorf("hand slices of %s back: %w", projection, err)
	}
	return nil
}

// LeaveProjection hands all slices of a process back, which runs the
// projection no longer.
func (s *Store) LeaveProjection(ctx context.Context, projection, process string) error {
	const leave = `WITH gone AS (UPDATE daybook.projectors SET seen = clock_timestamp() - make_interval(secs => $3::int) WHERE projection = $1 AND process = $2)
		UPDATE daybook.slices SET owner = NULL WHERE projection = $1 AND owner = $2`
	if _, err := s.pool.Exec(ctx, leave, projection, process, LeaseSeconds); err != nil {
		return fmt.Errorf("leave %s: %w", projection, err)
	}
	return nil
}
