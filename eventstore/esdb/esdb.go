// Package esdb is the adapter to EventStoreDB, over its official client and
// nothing else. Whether the server is a cluster or the one that Daybook
// embeds, it does not know.
package esdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/daybook-crm/daybook/eventstore"
)

// Log satisfies eventstore.Appender, Reader and Subscriber.
type Log struct{ client *esdb.Client }

// Open connects to the server of a connection string (esdb://…). The
// connection is made when it is first used, and again when it was lost.
func Open(url string) (*Log, error) {
	settings, err := esdb.ParseConnectionString(url)
	if err != nil {
		return nil, fmt.Errorf("event store URL: %w", err)
	}
	settings.Logger = esdb.NoopLogging()
	client, err := esdb.NewClient(settings)
	if err != nil {
		return nil, fmt.Errorf("event store client: %w", err)
	}
	return &Log{client}, nil
}

// Close ends the connection and every subscription on it.
func (l *Log) Close() error { return l.client.Close() }

// Append satisfies eventstore.Appender.
func (l *Log) Append(ctx context.Context, stream eventstore.StreamID, expected eventstore.Expected, events ...eventstore.Proposed) (eventstore.Appended, error) {
	data := make([]esdb.EventData, len(events))
	for i, e := range events {
		data[i] = esdb.EventData{
			EventID: e.ID, EventType: e.Type, ContentType: esdb.ContentTypeJson, Data: e.Data, Metadata: e.Metadata,
		}
	}
	options := esdb.AppendToStreamOptions{ExpectedRevision: revision(expected)}
	result, err := l.client.AppendToStream(ctx, stream.String(), options, data...)
	if err != nil {
		return eventstore.Appended{}, translate(err)
	}
	return eventstore.Appended{
		Revision: result.NextExpectedVersion,
		Position: eventstore.Position{Commit: result.CommitPosition, Prepare: result.PreparePosition},
	}, nil
}

// ReadStream satisfies eventstore.Reader.
func (l *Log) ReadStream(ctx context.Context, stream eventstore.StreamID, from uint64) iter.Seq2[eventstore.Recorded, error] {
	options := esdb.ReadStreamOptions{Direction: esdb.Forwards, From: esdb.Revision(from)}
	return func(yield func(eventstore.Recorded, error) bool) {
		read, err := l.client.ReadStream(ctx, stream.String(), options, math.MaxInt64)
		if err != nil {
			yield(eventstore.Recorded{}, translate(err))
			return
		}
		defer read.Close()
		for {
			event, err := read.Recv()
			if ended(err) {
				return
			}
			if err != nil {
				yield(eventstore.Recorded{}, translate(err))
				return
			}
			recorded, err := fromClient(event.OriginalEvent())
			if !yield(recorded, err) || err != nil {
				return
			}
		}
	}
}

// ended says whether a read is over: at the end, or because there is no stream.
func ended(err error) bool {
	if errors.Is(err, io.EOF) {
		return true
	}
	var known *esdb.Error
	return errors.As(err, &known) && known.Code() == esdb.ErrorCodeResourceNotFound
}

func revision(e eventstore.Expected) esdb.ExpectedRevision {
	return eventstore.Fold(e,
		func() esdb.ExpectedRevision { return esdb.Any{} },
		func() esdb.ExpectedRevision { return esdb.NoStream{} },
		func(r uint64) esdb.ExpectedRevision { return esdb.Revision(r) })
}

func translate(err error) error {
	var known *esdb.Error
	if errors.As(err, &known) && known.Code() == esdb.ErrorCodeWrongExpectedVersion {
		return eventstore.ErrConflict
	}
	return fmt.Errorf("event store: %w", err)
}

func fromClient(e *esdb.RecordedEvent) (eventstore.Recorded, error) {
	stream, err := eventstore.ParseStreamID(e.StreamID)
	if err != nil {
		return eventstore.Recorded{}, err
	}
	return eventstore.Recorded{
		ID: e.EventID, Type: e.EventType, Stream: stream, Revision: e.EventNumber,
		Position: eventstore.Position{Commit: e.Position.Commit, Prepare: e.Position.Prepare},
		Recorded: e.CreatedDate, Data: e.Data, Metadata: e.UserMetadata,
	}, nil
}
