package projections

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// Parked is an event that a sink could not apply, or one of the same stream
// behind it. What it holds stays in the log, sealed.
type Parked struct {
	Sink     string
	Stream   eventstore.StreamID
	Revision uint64
	Position eventstore.Position
	EventID  string
	Type     string
	Cause    string
	ParkedAt time.Time // set by the Parking

	Slice int    // of the stream
	Owner string // who parks it; nothing is parked when another process has the slice by now
}

// Parking keeps what sinks could not apply.
type Parking interface {
	// Park notes an event; one that is parked already keeps its cause.
	Park(ctx context.Context, p Parked) error
	// Parked gives a sink's parked events, or with an empty name those of all
	// sinks, by stream and revision.
	Parked(ctx context.Context, sink string) ([]Parked, error)
	// IsParked says whether a stream has parked events.
	IsParked(ctx context.Context, sink string, stream eventstore.StreamID) (bool, error)
	// Unpark takes a stream's events up to a revision off the list.
	Unpark(ctx context.Context, sink string, stream eventstore.StreamID, upTo uint64) error
}

// PostgresParking keeps them beside the read models, for all sinks.
type PostgresParking struct{ Store *readmodels.Store }

var _ Parking = PostgresParking{}

// Park notes an event.
func (p PostgresParking) Park(ctx context.Context, e Parked) error {
	return p.Store.Park(ctx, readmodels.Parked{
		Projection: e.Sink, Position: readmodels.Position(e.Position), Stream: e.Stream.String(),
		Revision: e.Revision, EventID: e.EventID, Type: e.Type, Cause: e.Cause,
	}, e.Slice, e.Owner)
}

// Parked lists what is parked.
func (p PostgresParking) Parked(ctx context.Context, sink string) ([]Parked, error) {
	rows, err := p.Store.ParkedEvents(ctx, sink)
	if err != nil {
		return nil, err
	}
	found := make([]Parked, len(rows))
	for i, r := range rows {
		stream, err := eventstore.ParseStreamID(r.Stream)
		if err != nil {
			return nil, fmt.Errorf("parked event %s: %w", r.EventID, err)
		}
		found[i] = Parked{
			Sink: r.Projection, Stream: stream, Revision: r.Revision, Position: eventstore.Position(r.Position),
			EventID: r.EventID, Type: r.Type, Cause: r.Cause, ParkedAt: r.ParkedAt,
		}
	}
	return found, nil
}

// IsParked says whether a stream has parked events.
func (p PostgresParking) IsParked(ctx context.Context, sink string, stream eventstore.StreamID) (bool, error) {
	return p.Store.IsParked(ctx, sink, stream.String())
}

// Unpark takes a stream's events up to a revision off the list.
func (p PostgresParking) Unpark(ctx context.Context, sink string, stream eventstore.StreamID, upTo uint64) error {
	return p.Store.Unpark(ctx, sink, stream.String(), upTo)
}
