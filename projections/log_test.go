package projections_test

import (
	"context"
	"io"
	"iter"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// memoryLog is a log in memory, enough of one to follow: what projections
// make of the log is tested here, the log itself elsewhere.
type memoryLog struct {
	t     testing.TB
	keys  *memoryKeys
	codec *codec.Codec

	mu        sync.Mutex
	events    []eventstore.Recorded
	revisions map[eventstore.StreamID]uint64
	grown     chan struct{} // closed and replaced when events come in
}

func newLog(t testing.TB) *memoryLog {
	keys := &memoryKeys{erased: map[string]bool{}}
	l := &memoryLog{t: t, keys: keys, codec: codec.New(keys), revisions: map[eventstore.StreamID]uint64{}, grown: make(chan struct{})}
	for _, e := range catalog.Events {
		l.codec.Register(e.Version, e.Zero, catalog.Upcasters[e.Zero.EventType()])
	}
	return l
}

// memoryKeys seals by turning bytes over, and refuses after erasure.
type memoryKeys struct {
	mu     sync.Mutex
	erased map[string]bool
}

func (k *memoryKeys) erase(subject string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.erased[subject] = true
}

func (k *memoryKeys) turn(subject string, in []byte) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.erased[subject] {
		return nil, codec.ErrErased
	}
	out := slices.Clone(in)
	for i := range out {
		out[i] ^= 0x5a
	}
	return out, nil
}

func (k *memoryKeys) Seal(_ context.Context, _, subject string, plaintext, _ []byte) ([]byte, error) {
	return k.turn(subject, plaintext)
}

func (k *memoryKeys) Open(_ context.Context, _, subject string, ciphertext, _ []byte) ([]byte, error) {
	return k.turn(subject, ciphertext)
}

// add appends events to a stream, as the given actor.
func (l *memoryLog) add(stream eventstore.StreamID, events ...codec.Event) eventstore.Position {
	l.t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range events {
		p, err := l.codec.Encode(context.Background(), stream, uuid.New(), e, codec.Metadata{Actor: "system:test"})
		require.NoError(l.t, err)
		l.record(stream, p)
	}
	close(l.grown)
	l.grown = make(chan struct{})
	return l.events[len(l.events)-1].Position
}

// addRaw appends an event that no codec would write.
func (l *memoryLog) addRaw(stream eventstore.StreamID, p eventstore.Proposed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.record(stream, p)
	close(l.grown)
	l.grown = make(chan struct{})
}

func (l *memoryLog) record(stream eventstore.StreamID, p eventstore.Proposed) {
	at := uint64(len(l.events)+1) * 100
	l.events = append(l.events, eventstore.Recorded{
		ID: p.ID, Type: p.Type, Stream: stream, Revision: l.revisions[stream],
		Position: eventstore.Position{Commit: at, Prepare: at}, Recorded: time.Now().UTC(), Data: p.Data, Metadata: p.Metadata,
	})
	l.revisions[stream]++
}

// decoded gives the whole log as a sink gets it.
func (l *memoryLog) decoded() []codec.Decoded {
	l.t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]codec.Decoded, len(l.events))
	for i, e := range l.events {
		d, err := l.codec.Decode(context.Background(), e)
		require.NoError(l.t, err)
		all[i] = d
	}
	return all
}

func (l *memoryLog) next(after eventstore.Position) (*eventstore.Recorded, chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := int(after.Commit / 100)
	if i < len(l.events) {
		e := l.events[i]
		return &e, nil
	}
	return nil, l.grown
}

func (l *memoryLog) Subscribe(ctx context.Context, after eventstore.Position, _ []string) (eventstore.Subscription, error) {
	return &memorySubscription{ctx, l, after}, nil
}

type memorySubscription struct {
	ctx context.Context
	log *memoryLog
	at  eventstore.Position
}

func (s *memorySubscription) Next() (eventstore.Notice, error) {
	for {
		e, grown := s.log.next(s.at)
		if e != nil {
			s.at = e.Position
			return eventstore.Notice{Event: e}, nil
		}
		select {
		case <-grown:
		case <-s.ctx.Done():
			return eventstore.Notice{}, io.EOF
		}
	}
}

func (s *memorySubscription) Close() error { return nil }

func (l *memoryLog) ReadStream(_ context.Context, stream eventstore.StreamID, from uint64) iter.Seq2[eventstore.Recorded, error] {
	return l.read(func(e eventstore.Recorded) bool { return e.Stream == stream && e.Revision >= from })
}

func (l *memoryLog) ReadAll(_ context.Context, after eventstore.Position, _ []string) iter.Seq2[eventstore.Recorded, error] {
	return l.read(func(e eventstore.Recorded) bool { return e.Position.After(after) })
}

func (l *memoryLog) read(wanted func(eventstore.Recorded) bool) iter.Seq2[eventstore.Recorded, error] {
	l.mu.Lock()
	events := slices.Clone(l.events)
	l.mu.Unlock()
	return func(yield func(eventstore.Recorded, error) bool) {
		for _, e := range events {
			if wanted(e) && !yield(e, nil) {
				return
			}
		}
	}
}

var quiet = slog.New(slog.DiscardHandler)

func (l *memoryLog) Head(context.Context, []string) (eventstore.Position, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.events) == 0 {
		return eventstore.Start, nil
	}
	return l.events[len(l.events)-1].Position, nil
}
