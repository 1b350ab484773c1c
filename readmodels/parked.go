package readmodels

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Parked is an event that a projection could not apply, or one of the same
// stream behind it. Its content stays in the log.
type Parked struct {
	Projection string
	Position   Position
	Stream     string
	Revision   uint64
	EventID    string
	Type       string
	Cause      string
	ParkedAt   time.Time
}

// Park notes an event; one that is parked already keeps its cause.
func (s *Store) Park(ctx context.Context, p Parked) error {
	const insert = `INSERT INTO daybook.parked (projection, commit, prepare, stream, revision, event_id, type, cause)
		VALUES ($1, $2, $3, $4, $5, $6::text::uuid, $7, $8) ON CONFLICT DO NOTHING`
	_, err := s.pool.Exec(ctx, insert, p.Projection, int64(p.Position.Commit), int64(p.Position.Prepare),
		p.Stream, int64(p.Revision), p.EventID, p.Type, p.Cause)
	if err != nil {
		return fmt.Errorf("park %s of %s: %w", p.Type, p.Stream, err)
	}
	return nil
}

// ParkedEvents gives a projection's parked events, by stream and revision; of
// all projections when it is empty.
func (s *Store) ParkedEvents(ctx context.Context, projection string) ([]Parked, error) {
	const query = `SELECT projection, commit, prepare, stream, revision, event_id::text, type, cause, parked_at
		FROM daybook.parked WHERE $1 IN ('', projection) ORDER BY projection, stream, revision`
	rows, err := s.pool.Query(ctx, query, projection)
	if err != nil {
		return nil, fmt.Errorf("list parked events: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (p Parked, err error) {
		var commit, prepare, revision int64
		err = row.Scan(&p.Projection, &commit, &prepare, &p.Stream, &revision, &p.EventID, &p.Type, &p.Cause, &p.ParkedAt)
		p.Position, p.Revision = Position{uint64(commit), uint64(prepare)}, uint64(revision)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("list parked events: %w", err)
	}
	return found, nil
}

// IsParked says whether a stream is parked for a projection.
func (s *Store) IsParked(ctx context.Context, projection, stream string) (parked bool, err error) {
	const query = `SELECT EXISTS (SELECT FROM daybook.parked WHERE projection = $1 AND stream = $2)`
	if err := s.pool.QueryRow(ctx, query, projection, stream).Scan(&parked); err != nil {
		return false, fmt.Errorf("look for parked events of %s: %w", stream, err)
	}
	return parked, nil
}

const unpark = `DELETE FROM daybook.parked WHERE projection = $1 AND stream = $2 AND revision <= $3`

// Unpark takes a stream's events up to a revision off the list; those that
// were parked since stay.
func (s *Store) Unpark(ctx context.Context, projection, stream string, upTo uint64) error {
	if _, err := s.pool.Exec(ctx, unpark, projection, stream, int64(upTo)); err != nil {
		return fmt.Errorf("unpark %s: %w", stream, err)
	}
	return nil
}
