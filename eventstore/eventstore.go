// Package eventstore is the log as the rest of Daybook sees it: streams of
// recorded events, in one order over all streams. It knows names and bytes,
// not the domain; eventstore/codec knows how events become bytes, and
// eventstore/esdb is the one adapter that talks to EventStoreDB.
package eventstore

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Proposed is an event on its way into the log. ID makes an append idempotent:
// sent twice, it is one append.
type Proposed struct {
	ID       uuid.UUID
	Type     string
	Data     []byte // JSON
	Metadata []byte // JSON
}

// Recorded is an event of the log.
type Recorded struct {
	ID       uuid.UUID
	Type     string
	Stream   StreamID
	Revision uint64   // in its stream, from 0
	Position Position // in the log
	Recorded time.Time
	Data     []byte
	Metadata []byte
}

// Position is a place in the log. Positions only grow; gaps are normal.
type Position struct{ Commit, Prepare uint64 }

// Start is the position before every event.
var Start = Position{}

// After says whether p lies behind q in the log.
func (p Position) After(q Position) bool {
	return p.Commit > q.Commit || p.Commit == q.Commit && p.Prepare > q.Prepare
}

// String gives the position as the API shows it: one number where commit and
// prepare are the same, as they are for everything that Daybook appends.
func (p Position) String() string {
	if p.Commit == p.Prepare {
		return strconv.FormatUint(p.Commit, 10)
	}
	return fmt.Sprintf("%d/%d", p.Commit, p.Prepare)
}

// ParsePosition reads what String wrote.
func ParsePosition(text string) (Position, error) {
	commit, prepare, both := strings.Cut(text, "/")
	if !both {
		prepare = commit
	}
	c, errC := strconv.ParseUint(commit, 10, 63)
	p, errP := strconv.ParseUint(prepare, 10, 63)
	if errC != nil || errP != nil {
		return Position{}, errors.New("is not a log position")
	}
	return Position{c, p}, nil
}

// Appended says where an append ended.
type Appended struct {
	Revision uint64   // of the last event
	Position Position // of the last event
}

// Appender writes to the log. Append is atomic and durable when it returns.
// It returns ErrConflict when the stream is not as expected. After any other
// error it is unknown whether the events were recorded; the same append can
// be sent again.
type Appender interface {
	Append(ctx context.Context, stream StreamID, expected Expected, events ...Proposed) (Appended, error)
}

// Reader reads the log. ReadStream yields a stream's events from a revision
// on, nothing for a stream that does not exist. ReadAll yields the events
// behind a position, in log order, up to the end at the time of the call. Head
// is the position of the last event in the categories, Start without one.
type Reader interface {
	ReadStream(ctx context.Context, stream StreamID, from uint64) iter.Seq2[Recorded, error]
	ReadAll(ctx context.Context, after Position, categories []string) iter.Seq2[Recorded, error]
	Head(ctx context.Context, categories []string) (Position, error)
}

// Subscriber follows the log: first what is recorded behind a position, then
// what is appended, in log order, without gap or repeat, until the context
// ends or the connection is lost.
type Subscriber interface {
	Subscribe(ctx context.Context, after Position, categories []string) (Subscription, error)
}

// Subscription is a running subscription. Next blocks; it returns an error
// when the subscription has ended, and the caller subscribes anew from the
// last position that it has handled.
type Subscription interface {
	Next() (Notice, error)
	Close() error
}

// Notice is what a subscription tells: an event, or else that everything up
// to a position was looked at (Checkpoint), or that the end was reached (CaughtUp).
type Notice struct {
	Event      *Recorded
	Checkpoint *Position
	CaughtUp   bool
}

// ErrConflict says that the stream was not as expected: somebody else was faster.
var ErrConflict = errors.New("the stream was changed by somebody else")
