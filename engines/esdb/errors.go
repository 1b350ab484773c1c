package esdbserver

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// refusal is an error that clients tell apart by the trailer "exception". The status message is
// compared by some of their test suites and so is part of the protocol as well.
type refusal struct {
	code     codes.Code
	message  string
	trailers []string // key, value, …; the first pair is the exception
}

func (r *refusal) Error() string { return r.message }

// GRPCStatus lets gRPC send the right code.
func (r *refusal) GRPCStatus() *status.Status { return status.New(r.code, r.message) }

func refuse(code codes.Code, exception, message string, trailers ...string) *refusal {
	return &refusal{code, message, append([]string{"exception", exception}, trailers...)}
}

func streamDeleted(stream string) error {
	return refuse(codes.FailedPrecondition, "stream-deleted",
		fmt.Sprintf("Event stream '%s' is deleted.", stream), "stream-name", stream)
}

func accessDenied() error {
	return refuse(codes.PermissionDenied, "access-denied", "Access Denied")
}

// deleteConflict is the wrong expected version of Delete and Tombstone. (For an append it is an answer.)
func deleteConflict(e *store.WrongExpectedVersionError) error {
	expected, actual := strconv.FormatInt(int64(e.Expected), 10), strconv.FormatInt(e.Actual, 10)
	return refuse(codes.FailedPrecondition, "wrong-expected-version",
		fmt.Sprintf("Delete failed due to WrongExpectedVersion. Stream: %s, Expected version: %s, Actual version: %s",
			e.Stream, expected, actual),
		"stream-name", e.Stream, "expected-version", expected, "actual-version", actual)
}

func appendTooBig(limit int) error {
	return refuse(codes.InvalidArgument, "maximum-append-size-exceeded",
		fmt.Sprintf("Maximum Append Size of %d Exceeded.", limit), "maximum-append-size", strconv.Itoa(limit))
}

func eventTooBig(id store.ID, size, limit int) error {
	text := string(appendTextID(nil, id))
	return refuse(codes.InvalidArgument, "maximum-append-event-size-exceeded",
		fmt.Sprintf("Event with Id: %s, Size: %d, exceeds Maximum Append Event Size of %d.", text, size, limit),
		"maximum-append-event-size", strconv.Itoa(limit), "event-id", text, "proposed-append-event-size", strconv.Itoa(size))
}

func metadataMissing(property string) error {
	return refuse(codes.InvalidArgument, "missing-required-metadata-property",
		fmt.Sprintf("Required Metadata Property '%s' is missing", property),
		"required-metadata-properties", metadataType+","+metadataContentType)
}

func invalid(format string, args ...any) error {
	return status.Errorf(codes.InvalidArgument, format, args...)
}

var errShuttingDown = status.Error(codes.Unavailable, "the server is shutting down")

// protocolError turns what the layers below return into what goes out. Nil stays nil.
func protocolError(err error) error {
	var deleted *store.StreamDeletedError
	var wrong *store.WrongExpectedVersionError
	var corrupt *store.CorruptError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &deleted):
		return streamDeleted(deleted.Stream)
	case errors.As(err, &wrong):
		return deleteConflict(wrong)
	case errors.Is(err, store.ErrClosed):
		return errShuttingDown
	case errors.Is(err, store.ErrStopped):
		return status.Error(codes.Unavailable, err.Error())
	case errors.As(err, &corrupt):
		return status.Error(codes.DataLoss, err.Error())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return status.FromContextError(err).Err()
	}
	if _, ok := status.FromError(err); ok {
		return err
	}
	return status.Error(codes.Unknown, err.Error())
}

// trailersOf are the trailers a refusal carries.
func trailersOf(err error) metadata.MD {
	var r *refusal
	if !errors.As(err, &r) {
		return nil
	}
	md := metadata.MD{}
	for i := 0; i < len(r.trailers); i += 2 {
		md.Append(r.trailers[i], printable(r.trailers[i+1]))
	}
	return md
}

// printable percent-encodes control characters: a stream's name may have them, an HTTP/2 header may not.
func printable(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			fmt.Fprintf(&b, "%%%02X", s[i])
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// The interceptors put a failed call's error into the protocol's form.

func unaryErrors(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	resp, err := handler(ctx, req)
	if err != nil {
		err = protocolError(err)
		if md := trailersOf(err); md != nil {
			_ = grpc.SetTrailer(ctx, md)
		}
	}
	return resp, err
}

func streamErrors(srv any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	err := protocolError(handler(srv, stream))
	if md := trailersOf(err); md != nil {
		// The stream's own method takes a name beyond ASCII for a mistake and logs it; clients read it.
		_ = grpc.SetTrailer(stream.Context(), md)
	}
	return err
}
