package projections

import (
	"context"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// Desk is where people ask how projections are doing, and give orders. It need
// not be in a process that runs any.
type Desk struct {
	Store *readmodels.Store
	Log   eventstore.Reader
}

// Projections gives all projections, with how far each is behind the log.
func (d Desk) Projections(ctx context.Context) ([]readmodels.ProjectionState, error) {
	all, err := d.Store.Projections(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		p := &all[i]
		lag, err := LagBehind(ctx, d.Log, eventstore.Position(p.Position))
		if err != nil {
			return nil, err
		}
		p.LagEvents, p.LagExact, p.LagSeconds = lag.Events, lag.Exact, lag.Age.Seconds()
	}
	return all, nil
}

// Projection gives one of them. It returns NOT_FOUND.
func (d Desk) Projection(ctx context.Context, name string) (readmodels.ProjectionState, error) {
	all, err := d.Projections(ctx)
	if err != nil {
		return readmodels.ProjectionState{}, err
	}
	for _, p := range all {
		if p.Name == name {
			return p, nil
		}
	}
	return readmodels.ProjectionState{}, fault.New(fault.NotFound, "There is no projection of this name; the list of projections shows which there are.")
}

// Parked gives the parked events of one tenant, page by page; of all
// projections when that is empty.
func (d Desk) Parked(ctx context.Context, tenant, projection string, p readmodels.Page) (readmodels.List[readmodels.Parked], error) {
	return d.Store.ParkedOf(ctx, tenant, projection, p)
}

// restWithin is how long the processes get to end what they are applying, and
// answerWithin to answer an order.
const (
	restWithin   = 5 * time.Second
	answerWithin = 10 * time.Second
	askAgain     = 100 * time.Millisecond
)

// Pause lets a projection rest, and waits a while until its processes do; the
// state says whether they did. It returns NOT_FOUND.
func (d Desk) Pause(ctx context.Context, name, reason, by string) (readmodels.ProjectionState, error) {
	if _, err := d.Projection(ctx, name); err != nil {
		return readmodels.ProjectionState{}, err
	}
	if err := d.Store.PauseProjection(ctx, name, reason, by); err != nil {
		return readmodels.ProjectionState{}, err
	}
	return d.await(ctx, name, func(p readmodels.ProjectorState) bool { return p.State == readmodels.Paused })
}

// Resume lets it go on. It returns NOT_FOUND.
func (d Desk) Resume(ctx context.Context, name string) (readmodels.ProjectionState, error) {
	if _, err := d.Projection(ctx, name); err != nil {
		return readmodels.ProjectionState{}, err
	}
	if err := d.Store.ResumeProjection(ctx, name); err != nil {
		return readmodels.ProjectionState{}, err
	}
	return d.await(ctx, name, func(p readmodels.ProjectorState) bool { return p.State != readmodels.Paused })
}

// await waits until all processes that are alive do as they should.
func (d Desk) await(ctx context.Context, name string, does func(readmodels.ProjectorState) bool) (readmodels.ProjectionState, error) {
	for until := time.Now().Add(restWithin); ; {
		p, err := d.Projection(ctx, name)
		if err != nil {
			return p, err
		}
		late := slices.ContainsFunc(p.Processes, func(each readmodels.ProjectorState) bool { return each.Alive && !does(each) })
		if !late || time.Now().After(until) {
			return p, nil
		}
		if err := sleep(ctx, askAgain); err != nil {
			return p, err
		}
	}
}

// Retry has a parked stream applied, as far as it goes. It returns NOT_FOUND
// when nothing of the stream is parked. An answer that is not done comes later.
func (d Desk) Retry(ctx context.Context, of readmodels.ParkedStream, by string) (readmodels.Answer, error) {
	parked, err := d.Store.IsParked(ctx, of.Projection, streamOf(of))
	if err != nil {
		return readmodels.Answer{}, err
	}
	if !parked {
		return readmodels.Answer{}, notParked()
	}
	return d.order(ctx, of, by)
}

// Skip gives up a stream's first parked event, and has those behind it applied.
// The event stays in the log, and its change in no row. It returns NOT_FOUND
// when nothing of the stream is parked, and VALIDATION_ERROR without a reason.
func (d Desk) Skip(ctx context.Context, of readmodels.ParkedStream, reason, by string) (readmodels.Parked, readmodels.Answer, error) {
	if reason == "" {
		return readmodels.Parked{}, readmodels.Answer{}, fault.Field("reason", "is required: it is what others will know about the event")
	}
	skipped, err := d.Store.SkipParked(ctx, of.Projection, streamOf(of), reason, by)
	if err != nil {
		return readmodels.Parked{}, readmodels.Answer{}, err
	}
	if skipped == nil {
		return readmodels.Parked{}, readmodels.Answer{}, notParked()
	}
	answer, err := d.order(ctx, of, by)
	return *skipped, answer, err
}

func streamOf(of readmodels.ParkedStream) string {
	return eventstore.StreamID{Tenant: of.Tenant, Category: of.Category, ID: of.ID}.String()
}

func notParked() error {
	return fault.New(fault.NotFound, "Nothing of this stream is parked for this projection.")
}

// order gives an order and waits for its answer.
func (d Desk) order(ctx context.Context, of readmodels.ParkedStream, by string) (readmodels.Answer, error) {
	id, err := d.Store.GiveOrder(ctx, of.Projection, streamOf(of), by)
	if err != nil {
		return readmodels.Answer{}, err
	}
	for until := time.Now().Add(answerWithin); ; {
		answer, err := d.Store.AnswerTo(ctx, id)
		if err != nil || answer.Done || time.Now().After(until) {
			return answer, err
		}
		if err := sleep(ctx, askAgain); err != nil {
			return answer, err
		}
	}
}

func sleep(ctx context.Context, pause time.Duration) error {
	select {
	case <-time.After(pause):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Lag is how far a read side is behind the log.
type Lag struct {
	Events int
	Exact  bool          // they were counted, and not reckoned up
	Age    time.Duration // of the oldest event that is not applied
}

// countAtMost is how many events are counted; more are reckoned up from how
// close together these are in the log.
const countAtMost = 1000

// LagBehind reads how much the log has behind a position.
func LagBehind(ctx context.Context, log eventstore.Reader, at eventstore.Position) (Lag, error) {
	var lag Lag
	var last eventstore.Position
	for e, err := range log.ReadAll(ctx, at, catalog.Categories) {
		if err != nil {
			return Lag{}, err
		}
		if lag.Events == 0 {
			lag.Age = max(0, time.Since(e.Recorded))
		}
		lag.Events, last = lag.Events+1, e.Position
		if lag.Events == countAtMost {
			return reckon(ctx, log, lag, at, last)
		}
	}
	lag.Exact = true
	return lag, nil
}

func reckon(ctx context.Context, log eventstore.Reader, lag Lag, from, to eventstore.Position) (Lag, error) {
	head, err := log.Head(ctx, catalog.Categories)
	if err == nil {
		lag.Events = int(float64(lag.Events) * float64(head.Commit-from.Commit) / float64(to.Commit-from.Commit))
	}
	return lag, err
}
