package readmodels

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// ParkedStream names a stream that waits for a projection to apply it.
type ParkedStream struct{ Projection, Tenant, Category, ID string }

// Order asks for a parked stream to be applied, by the process that holds its
// slice.
type Order struct {
	ID     int64
	Stream string
}

// Answer is what came of an order.
type Answer struct {
	Done    bool
	Applied int    // events
	Failure string // why the next one could not be applied
}

// PauseProjection lets a projection rest, in all processes and over restarts;
// one that rests already keeps its reason.
func (s *Store) PauseProjection(ctx context.Context, projection, reason, by string) error {
	const insert = `INSERT INTO daybook.paused (projection, reason, by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`
	if _, err := s.pool.Exec(ctx, insert, projection, reason, by); err != nil {
		return fmt.Errorf("pause %s: %w", projection, err)
	}
	return nil
}

// ResumeProjection lets it go on.
func (s *Store) ResumeProjection(ctx context.Context, projection string) error {
	if _, err := s.pool.Exec(ctx, `DELETE FROM daybook.paused WHERE projection = $1`, projection); err != nil {
		return fmt.Errorf("resume %s: %w", projection, err)
	}
	return nil
}

// ProjectionOrders says whether a projection is to rest, and gives the orders
// that nobody has answered.
func (s *Store) ProjectionOrders(ctx context.Context, projection string) (paused bool, open []Order, err error) {
	const query = `SELECT EXISTS (SELECT FROM daybook.paused WHERE projection = $1), coalesce(o.id, 0), coalesce(o.stream, '')
		FROM (VALUES (1)) AS one LEFT JOIN daybook.projection_orders o ON o.projection = $1 AND o.done_at IS NULL ORDER BY o.id`
	rows, err := s.pool.Query(ctx, query, projection)
	if err == nil {
		var o Order
		_, err = pgx.ForEachRow(rows, []any{&paused, &o.ID, &o.Stream}, func() error {
			if o.ID > 0 {
				open = append(open, o)
			}
			return nil
		})
	}
	if err != nil {
		return false, nil, fmt.Errorf("read the orders for %s: %w", projection, err)
	}
	return paused, open, nil
}

// GiveOrder orders a parked stream to be applied.
func (s *Store) GiveOrder(ctx context.Context, projection, stream, by string) (id int64, err error) {
	const insert = `INSERT INTO daybook.projection_orders (projection, stream, by) VALUES ($1, $2, $3) RETURNING id`
	if err := s.pool.QueryRow(ctx, insert, projection, stream, by).Scan(&id); err != nil {
		return 0, fmt.Errorf("order %s of %s: %w", stream, projection, err)
	}
	return id, nil
}

// AnswerOrder notes what came of an order.
func (s *Store) AnswerOrder(ctx context.Context, id int64, a Answer) error {
	const update = `UPDATE daybook.projection_orders SET done_at = now(), applied = $2, failure = $3 WHERE id = $1 AND done_at IS NULL`
	if _, err := s.pool.Exec(ctx, update, id, a.Applied, a.Failure); err != nil {
		return fmt.Errorf("answer order %d: %w", id, err)
	}
	return nil
}

// AnswerTo gives what came of an order so far.
func (s *Store) AnswerTo(ctx context.Context, id int64) (a Answer, err error) {
	const query = `SELECT done_at IS NOT NULL, applied, failure FROM daybook.projection_orders WHERE id = $1`
	if err := s.pool.QueryRow(ctx, query, id).Scan(&a.Done, &a.Applied, &a.Failure); err != nil {
		return a, fmt.Errorf("read order %d: %w", id, err)
	}
	return a, nil
}

// skipFirst takes a stream's first parked event off the list, and keeps who
// gave it up and why.
const skipFirst = `WITH first AS (
		DELETE FROM daybook.parked WHERE (projection, commit, prepare) = (
			SELECT projection, commit, prepare FROM daybook.parked WHERE projection = $1 AND stream = $2 ORDER BY revision LIMIT 1 FOR UPDATE)
		RETURNING *)
	INSERT INTO daybook.skipped (projection, commit, prepare, stream, revision, event_id, type, cause, reason, by)
	SELECT projection, commit, prepare, stream, revision, event_id, type, cause, $3, $4 FROM first
	ON CONFLICT (projection, commit, prepare) DO UPDATE SET (cause, reason, by, at) = (excluded.cause, excluded.reason, excluded.by, excluded.at)
	RETURNING revision, event_id::text, type, cause`

// SkipParked gives a stream's first parked event up; nil when none is parked.
func (s *Store) SkipParked(ctx context.Context, projection, stream, reason, by string) (*Parked, error) {
	p := Parked{Projection: projection, Stream: stream}
	var revision int64
	err := s.pool.QueryRow(ctx, skipFirst, projection, stream, reason, by).Scan(&revision, &p.EventID, &p.Type, &p.Cause)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("skip the first parked event of %s: %w", stream, err)
	}
	p.Revision = uint64(revision)
	return &p, nil
}
