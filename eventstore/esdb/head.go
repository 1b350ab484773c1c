package esdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/daybook-crm/daybook/eventstore"
)

// Head satisfies eventstore.Reader. It reads the log backwards past whatever
// the server itself has written behind the last event of the categories.
func (l *Log) Head(ctx context.Context, categories []string) (eventstore.Position, error) {
	options := esdb.ReadAllOptions{Direction: esdb.Backwards, From: esdb.End{}}
	read, err := l.client.ReadAll(ctx, options, math.MaxInt64)
	if err != nil {
		return eventstore.Start, translate(err)
	}
	defer read.Close()
	for {
		event, err := read.Recv()
		if errors.Is(err, io.EOF) {
			return eventstore.Start, nil
		}
		if err != nil {
			return eventstore.Start, fmt.Errorf("find the end of the log: %w", translate(err))
		}
		original := event.OriginalEvent()
		stream, err := eventstore.ParseStreamID(original.StreamID)
		if err == nil && slices.Contains(categories, stream.Category) {
			return eventstore.Position{Commit: original.Position.Commit, Prepare: original.Position.Prepare}, nil
		}
	}
}
