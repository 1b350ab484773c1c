package esdbserver

import (
	"context"
	"time"

	"google.golang.org/grpc"
)

// answerEarly is the longest time before its deadline at which a stream is ended; it is a tenth of the
// time the client gave, if that is less. A busy machine may sleep through a few milliseconds.
const answerEarly = 250 * time.Millisecond

// beforeDeadline ends a stream a moment before its deadline, with DEADLINE_EXCEEDED. At the deadline
// itself Go's transport resets the stream without a word, and a client that hears of it before its own
// clock strikes takes it for a cancellation. EventStoreDB's transport sends the status first.
func beforeDeadline(srv any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	deadline, limited := stream.Context().Deadline()
	if !limited {
		return handler(srv, stream)
	}
	early := min(answerEarly, time.Until(deadline)/10)
	ctx, cancel := context.WithDeadline(stream.Context(), deadline.Add(-early))
	defer cancel()
	return handler(srv, &streamIn{stream, ctx})
}

// streamIn is a call in a context that was made of its own.
type streamIn struct {
	grpc.ServerStream
	ctx context.Context
}

// Context implements grpc.ServerStream.
func (s *streamIn) Context() context.Context { return s.ctx }
