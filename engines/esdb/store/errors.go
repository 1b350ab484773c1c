package store

import (
	"errors"
	"fmt"
)

// ErrClosed is returned by every call after Close, and to appends still waiting when it was called.
var ErrClosed = errors.New("the event store is closed")

// ErrStopped is returned by writes once one has failed on disk: a full disk, most often. Free it, and open
// the store again. A write that failed with it may or may not be there then.
var ErrStopped = errors.New("the event store stopped writing; reading goes on")

// WrongExpectedVersionError says that the stream is not where the writer believed it to be.
type WrongExpectedVersionError struct {
	Stream   string
	Expected Expected
	Actual   int64 // the true last revision, also of a soft-deleted stream; -1 for none
}

func (e *WrongExpectedVersionError) Error() string {
	return fmt.Sprintf("stream %q: expected %v, but its last revision is %d", e.Stream, e.Expected, e.Actual)
}

// StreamDeletedError says that the stream is tombstoned, or soft-deleted where the caller demanded that it
// exists.
type StreamDeletedError struct{ Stream string }

func (e *StreamDeletedError) Error() string {
	return fmt.Sprintf("Event stream '%s' is deleted.", e.Stream)
}
