package graphql

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"

	gql "github.com/graph-gophers/graphql-go"
	gqlerrors "github.com/graph-gophers/graphql-go/errors"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Error is a GraphQL error as it is sent. Every one has extensions.code.
type Error struct {
	Message    string               `json:"message"`
	Locations  []gqlerrors.Location `json:"locations,omitempty"`
	Path       []any                `json:"path,omitempty"`
	Extensions Extensions           `json:"extensions"`
}

// Extensions is what clients branch on.
type Extensions struct {
	Code          fault.Code        `json:"code"`
	Fields        map[string]string `json:"fields,omitempty"`        // with VALIDATION_ERROR
	Conflicts     []fault.Clash     `json:"conflicts,omitempty"`     // with CONFLICT, when baseRevision was given
	RetryAfter    int               `json:"retryAfter,omitempty"`    // seconds, with RATE_LIMIT_EXCEEDED
	CorrelationID string            `json:"correlationId,omitempty"` // with INTERNAL, to be found in the log
}

// Refusal shows a refusal as an error. Anything that is none becomes INTERNAL:
// it is logged, and the client is told no more than where to find it.
func Refusal(ctx context.Context, log *slog.Logger, err error) Error {
	var refusal *fault.Error
	if !errors.As(err, &refusal) {
		return accident(ctx, log, err)
	}
	e := Error{Message: refusal.Message, Extensions: Extensions{Code: refusal.Code, Fields: refusal.Fields, Conflicts: refusal.Clashes}}
	var later interface{ RetryAfter() int }
	if errors.As(err, &later) {
		e.Extensions.RetryAfter = later.RetryAfter()
	}
	return e
}

func accident(ctx context.Context, log *slog.Logger, err error) Error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Error{Message: "This took too long and was given up. Try again.", Extensions: Extensions{Code: fault.Unavailable}}
	}
	id := TraceOf(ctx).Correlation
	log.ErrorContext(ctx, "a request failed", "correlation", id, "error", err)
	return internal(id)
}

func internal(correlation string) Error {
	return Error{
		Message:    "Something went wrong on the server. It has been logged.",
		Extensions: Extensions{Code: fault.Internal, CorrelationID: correlation},
	}
}

// maxErrors is how many errors an answer has; a page of rows that all fail in
// the same way says nothing new after the first few.
const maxErrors = 20

func (h *Handler) errors(ctx context.Context, found []*gqlerrors.QueryError) []Error {
	if len(found) == 0 {
		return nil
	}
	out := make([]Error, 0, min(len(found), maxErrors))
	for _, e := range found[:min(len(found), maxErrors)] {
		shown := h.error(ctx, e)
		shown.Locations, shown.Path = e.Locations, e.Path
		out = append(out, shown)
	}
	return out
}

// error finds out what kind of error the executor reports. What comes from a
// resolver has a ResolverError; what is about the request has no path; what
// is left is a fault of ours, such as null where there must be an object.
func (h *Handler) error(ctx context.Context, e *gqlerrors.QueryError) Error {
	switch {
	case e.ResolverError != nil:
		return Refusal(ctx, h.log, e.ResolverError)
	case errors.As(e.Err, new(*accidentError)):
		return internal(TraceOf(ctx).Correlation)
	case errors.As(e.Err, new(*fault.Error)):
		return Refusal(ctx, h.log, e.Err)
	case tooComplex(e):
		return Error{Message: shorten(e.Message), Extensions: Extensions{Code: fault.TooComplex}}
	case ctx.Err() != nil:
		return accident(ctx, h.log, ctx.Err())
	case e.Path != nil:
		return accident(ctx, h.log, e)
	default:
		return Error{Message: shorten(e.Message), Extensions: Extensions{Code: fault.Invalid}}
	}
}

func tooComplex(e *gqlerrors.QueryError) bool {
	return e.Rule == "MaxDepthExceeded" || e.Rule == "OverlapValidationLimitExceeded" || errors.Is(e.Err, gql.ErrTooManySelections)
}

// shorten keeps a message that quotes the input from echoing all of it.
func shorten(message string) string {
	const limit = 400
	if len(message) <= limit {
		return message
	}
	cut := limit
	for !utf8.RuneStart(message[cut]) {
		cut--
	}
	return strings.TrimSpace(message[:cut]) + " …"
}

// accidentError marks a panic, which was logged where it was caught.
type accidentError struct{}

func (*accidentError) Error() string { return "panic" }

// panics is the executor's logger of panics and maker of their errors.
type panics struct{ log *slog.Logger }

// LogPanic logs a panic with its stack, once.
func (p panics) LogPanic(ctx context.Context, value any) {
	if badLiteral(value) == nil {
		p.log.ErrorContext(ctx, "a request panicked", "correlation", TraceOf(ctx).Correlation, "panic", value, "stack", string(debug.Stack()))
	}
}

// MakePanicError makes the error of a panic.
func (p panics) MakePanicError(ctx context.Context, value any) *gqlerrors.QueryError {
	if err := badLiteral(value); err != nil {
		return &gqlerrors.QueryError{Err: err, Message: err.Error()}
	}
	return &gqlerrors.QueryError{Err: &accidentError{}, Message: "panic"}
}

// badLiteral tells the executor's own panics at literals that Go cannot read
// (1e400, an unknown escape) from real ones: nil for a real one.
func badLiteral(value any) error {
	err, ok := value.(error)
	if ok && (errors.Is(err, strconv.ErrRange) || errors.Is(err, strconv.ErrSyntax)) {
		return fault.New(fault.Invalid, "A number or text in the operation cannot be read: it is out of range or badly written.")
	}
	return nil
}
