package readmodels

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

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

// Of names the stream; of one that Daybook did not write, nothing.
func (p Parked) Of() ParkedStream {
	category, rest, _ := strings.Cut(p.Stream, "-")
	tenant, id, _ := strings.Cut(rest, "_")
	return ParkedStream{p.Projection, tenant, category, id}
}

// Park notes an event; one that is parked already keeps its cause. With an
// owner, only while it holds the stream's slice.
func (s *Store) Park(ctx context.Context, p Parked, slice int, owner string) error {
	const insert = `INSERT INTO daybook.parked (projection, commit, prepare, stream, revision, event_id, type, cause)
		SELECT $1::text, $2::bigint, $3::bigint, $4, $5::bigint, $6::text::uuid, $7, $8
		WHERE $10::text = '' OR EXISTS (SELECT FROM daybook.slices WHERE projection = $1 AND slice = $9 AND owner = $10)
		ON CONFLICT DO NOTHING`
	_, err := s.pool.Exec(ctx, insert, p.Projection, int64(p.Position.Commit), int64(p.Position.Prepare),
		p.Stream, int64(p.Revision), p.EventID, p.Type, p.Cause, slice, owner)
	if err != nil {
		return fmt.Errorf("park %s of %s: %w", p.Type, p.Stream, err)
	}
	return nil
}

const parkedColumns = `SELECT projection, commit, prepare, stream, revision, event_id::text, type, cause, parked_at FROM daybook.parked`

// ParkedEvents gives a projection's parked events, by stream and revision; of
// all projections when it is empty.
func (s *Store) ParkedEvents(ctx context.Context, projection string) ([]Parked, error) {
	const query = parkedColumns + ` WHERE $1 IN ('', projection) ORDER BY projection, stream, revision`
	return s.parkedEvents(ctx, query, projection)
}

// ParkedOf gives the parked events of one tenant, page by page in the order of
// the log; of all projections when that is empty.
func (s *Store) ParkedOf(ctx context.Context, tenant, projection string, p Page) (found List[Parked], err error) {
	var from parkedPlace
	if p.After != "" {
		if from, err = decodePlace(p.After); err != nil {
			return found, err
		}
	}
	const query = parkedColumns + ` WHERE $1 IN ('', projection) AND ` + tenantOfStream + ` = $2 AND (commit, prepare, projection) > ($3, $4, $5)
		ORDER BY commit, prepare, projection LIMIT $6`
	first := min(max(p.First, 1), MaxPage)
	found.Items, err = s.parkedEvents(ctx, query, projection, tenant, int64(from.Commit), int64(from.Prepare), from.Projection, first+1)
	if found.More = len(found.Items) > first; found.More {
		found.Items = found.Items[:first]
	}
	for _, each := range found.Items {
		found.Cursors = append(found.Cursors, parkedPlace{each.Position, each.Projection}.encode())
	}
	return found, err
}

func (s *Store) parkedEvents(ctx context.Context, query string, args ...any) ([]Parked, error) {
	rows, err := s.pool.Query(ctx, query, args...)
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

// parkedPlace says behind which parked event a page begins.
type parkedPlace struct {
	Position
	Projection string
}

func (p parkedPlace) encode() string {
	return base64.RawURLEncoding.EncodeToString([]byte(p.String() + " " + p.Projection))
}

func decodePlace(cursor string) (p parkedPlace, err error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	position, projection, ok := strings.Cut(string(text), " ")
	if err != nil || !ok || !utf8.ValidString(projection) || strings.ContainsRune(projection, 0) {
		return p, badCursor()
	}
	if p.Position, err = ParsePosition(position); err != nil {
		return p, badCursor()
	}
	p.Projection = projection
	return p, nil
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
