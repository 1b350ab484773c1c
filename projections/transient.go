package projections

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
)

// A failure is transient when it is about the server and not about the event:
// then it is tried again for ever, since to park streams in an outage would
// turn minutes of waiting into hours of replaying. It is about the event only
// when the event is there to blame: it cannot be decoded, or its values are
// refused.

// Transient marks an error as one about the server, for sinks whose drivers
// this package does not know.
func Transient(err error) error {
	if err == nil {
		return nil
	}
	return transientError{err}
}

type transientError struct{ error }

func (e transientError) Unwrap() error { return e.error }

// transient says whether to try for ever.
func transient(err error) bool {
	var marked transientError
	var network net.Error
	var connect *pgconn.ConnectError
	var pg *pgconn.PgError
	switch {
	case errors.As(err, &marked), errors.As(err, &network), errors.As(err, &connect):
		return true
	case errors.As(err, &pg):
		return !blamesValue(pg.Code)
	case pgconn.SafeToRetry(err), pgconn.Timeout(err):
		return true
	}
	for _, lost := range []error{
		io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, context.DeadlineExceeded, context.Canceled,
		syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.EPIPE, syscall.ENOSPC,
	} {
		if errors.Is(err, lost) {
			return true
		}
	}
	return false
}

// blamesValue: of Postgres's refusals only those of a value (class 22), of a
// constraint (23) and of a row that is too large (54) are an event's doing.
// All others, a missing table as much as a full disk, would meet every event.
func blamesValue(code string) bool {
	for _, class := range []string{"22", "23", "54"} {
		if strings.HasPrefix(code, class) {
			return true
		}
	}
	return false
}
