// Package watermill offers the log to Watermill: a message.Subscriber over a
// catch-up subscription, whose messages carry recorded events.
package watermill

import (
	"fmt"
	"strconv"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/eventstore"
)

// The keys of a message's metadata. The event's own metadata is one of them.
const (
	keyType     = "type"
	keyStream   = "stream"
	keyRevision = "revision"
	keyPosition = "position"
	keyRecorded = "recorded"
	keyMetadata = "metadata"
)

// NewMessage wraps a recorded event; the message's UUID is the event's id.
func NewMessage(r eventstore.Recorded) *message.Message {
	m := message.NewMessage(r.ID.String(), r.Data)
	m.Metadata = message.Metadata{
		keyType:     r.Type,
		keyStream:   r.Stream.String(),
		keyRevision: strconv.FormatUint(r.Revision, 10),
		keyPosition: r.Position.String(),
		keyRecorded: r.Recorded.UTC().Format(time.RFC3339Nano),
		keyMetadata: string(r.Metadata),
	}
	return m
}

// Recorded takes the event out of a message that NewMessage made.
func Recorded(m *message.Message) (eventstore.Recorded, error) {
	id, err := uuid.Parse(m.UUID)
	if err != nil {
		return eventstore.Recorded{}, fmt.Errorf("message %s: %w", m.UUID, err)
	}
	stream, err := eventstore.ParseStreamID(m.Metadata.Get(keyStream))
	if err != nil {
		return eventstore.Recorded{}, fmt.Errorf("message %s: %w", m.UUID, err)
	}
	revision, err := strconv.ParseUint(m.Metadata.Get(keyRevision), 10, 64)
	if err != nil {
		return eventstore.Recorded{}, fmt.Errorf("message %s: revision: %w", m.UUID, err)
	}
	position, err := eventstore.ParsePosition(m.Metadata.Get(keyPosition))
	if err != nil {
		return eventstore.Recorded{}, fmt.Errorf("message %s: position: %w", m.UUID, err)
	}
	recorded, err := time.Parse(time.RFC3339Nano, m.Metadata.Get(keyRecorded))
	if err != nil {
		return eventstore.Recorded{}, fmt.Errorf("message %s: recorded: %w", m.UUID, err)
	}
	return eventstore.Recorded{
		ID: id, Type: m.Metadata.Get(keyType), Stream: stream, Revision: revision,
		Position: position, Recorded: recorded, Data: m.Payload, Metadata: []byte(m.Metadata.Get(keyMetadata)),
	}, nil
}
