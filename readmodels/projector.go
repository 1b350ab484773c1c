package readmodels

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// ProjectionState is how a projection is doing, in all processes that run it.
type ProjectionState struct {
	Name       string
	Position   Position // up to which it has everything
	Slices     int
	Held       int // of them, by processes that are alive
	Processes  []ProjectorState
	Parked     []ParkedStreams // by tenant
	Skipped    int             // events
	Paused     bool
	PausedBy   string
	PausedAt   time.Time
	PausedFor  string // the reason
	LagEvents  int    // how many events it is behind the log
	LagExact   bool   // LagEvents were counted, and not reckoned up from some
	LagSeconds float64
}

// ProjectorState is a process that runs a projection, or did lately.
type ProjectorState struct {
	Process string
	Alive   bool
	Seen    time.Time
	Held    []int
	Report
}

// ParkedStreams is what is parked of a tenant.
type ParkedStreams struct {
	Tenant          string
	Streams, Events int
}

// Rate is how many events a second all processes apply.
func (p ProjectionState) Rate() (sum float64) {
	for _, each := range p.Processes {
		if each.Alive {
			sum += each.Rate
		}
	}
	return sum
}

// What is asked of all projections at once.
const (
	allProjectors = `SELECT p.projection, p.process, p.seen > clock_timestamp() - make_interval(secs => $1::int), p.seen, p.state, p.commit, p.prepare, p.rate, p.retries, p.failing,
		ARRAY(SELECT slice FROM daybook.slices s WHERE s.projection = p.projection AND s.owner = p.process ORDER BY slice)
		FROM daybook.projectors p ORDER BY p.projection, p.seen`

	allSlices = `SELECT DISTINCT ON (projection) projection, commit, prepare, count(*) OVER (PARTITION BY projection)
		FROM daybook.slices ORDER BY projection, commit, prepare`

	tenantOfStream = `split_part(split_part(stream, '-', 2), '_', 1)`

	allParked = `SELECT projection, ` + tenantOfStream + `, count(DISTINCT stream), count(*) FROM daybook.parked GROUP BY 1, 2 ORDER BY 1, 2`

	allSkipped = `SELECT projection, count(*) FROM daybook.skipped GROUP BY 1`

	allPaused = `SELECT projection, reason, by, at FROM daybook.paused`
)

// Projections gives the projections that some process runs, or did lately, by
// name. How far they are behind the log is not known here.
func (s *Store) Projections(ctx context.Context) ([]ProjectionState, error) {
	var all []ProjectionState
	of := func(name string) *ProjectionState {
		for i := range all {
			if all[i].Name == name {
				return &all[i]
			}
		}
		return &ProjectionState{} // that nobody runs: what is known of it is of no use
	}
	asks := &pgx.Batch{}
	asks.Queue(allProjectors, LeaseSeconds).Query(func(rows pgx.Rows) (err error) {
		all, err = scanProjectors(rows)
		return err
	})
	asks.Queue(allSlices).Query(func(rows pgx.Rows) error {
		return forEach(rows, func(scan func(...any) error) error {
			var name string
			var commit, prepare int64
			var n int
			err := scan(&name, &commit, &prepare, &n)
			p := of(name)
			p.Slices, p.Position = n, later(p.Position, Position{uint64(commit), uint64(prepare)})
			return err
		})
	})
	asks.Queue(allParked).Query(func(rows pgx.Rows) error {
		return forEach(rows, func(scan func(...any) error) error {
			var name string
			var parked ParkedStreams
			err := scan(&name, &parked.Tenant, &parked.Streams, &parked.Events)
			p := of(name)
			p.Parked = append(p.Parked, parked)
			return err
		})
	})
	asks.Queue(allSkipped).Query(func(rows pgx.Rows) error {
		return forEach(rows, func(scan func(...any) error) error {
			var name string
			var n int
			err := scan(&name, &n)
			of(name).Skipped = n
			return err
		})
	})
	asks.Queue(allPaused).Query(func(rows pgx.Rows) error {
		return forEach(rows, func(scan func(...any) error) error {
			var name string
			var pause ProjectionState
			err := scan(&name, &pause.PausedFor, &pause.PausedBy, &pause.PausedAt)
			p := of(name)
			p.Paused, p.PausedFor, p.PausedBy, p.PausedAt = true, pause.PausedFor, pause.PausedBy, pause.PausedAt
			return err
		})
	})
	if err := s.pool.SendBatch(ctx, asks).Close(); err != nil {
		return nil, fmt.Errorf("read how projections are doing: %w", err)
	}
	return all, nil
}

func forEach(rows pgx.Rows, visit func(scan func(...any) error) error) error {
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// scanProjectors reads the processes, and from them how far each projection is
// as a whole: as those that hold its slices, or, when nobody does, as whoever
// was last seen.
func scanProjectors(rows pgx.Rows) (all []ProjectionState, err error) {
	return all, forEach(rows, func(scan func(...any) error) error {
		var name string
		var p ProjectorState
		var commit, prepare, retries int64
		if err := scan(&name, &p.Process, &p.Alive, &p.Seen, &p.State, &commit, &prepare, &p.Rate, &retries, &p.Failing, &p.Held); err != nil {
			return err
		}
		p.Position, p.Retries = Position{uint64(commit), uint64(prepare)}, uint64(retries)
		if len(all) == 0 || all[len(all)-1].Name != name {
			all = append(all, ProjectionState{Name: name})
		}
		of := &all[len(all)-1]
		of.Processes = append(of.Processes, p)
		working := p.Alive && len(p.Held) > 0
		if of.Held == 0 || working && of.Position.After(p.Position) {
			of.Position = p.Position
		}
		if working {
			of.Held += len(p.Held)
		}
		return nil
	})
}

// liveWithin is how far behind the log, in seconds, a projection may be that
// follows it live.
const liveWithin = 5

// State is what the projection is doing as a whole, in a word.
func (p ProjectionState) State() string {
	failing := slices.ContainsFunc(p.Processes, func(each ProjectorState) bool { return each.Alive && each.State == Failing })
	switch {
	case p.Paused:
		return Paused
	case p.Held < p.Slices:
		return "STOPPED" // or about to be taken over
	case failing:
		return Failing
	case p.LagSeconds > liveWithin:
		return "CATCHING_UP"
	default:
		return "LIVE"
	}
}

// ParkedOf is what is parked of one tenant.
func (p ProjectionState) ParkedOf(tenant string) ParkedStreams {
	for _, each := range p.Parked {
		if each.Tenant == tenant {
			return each
		}
	}
	return ParkedStreams{Tenant: tenant}
}
