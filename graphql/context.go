package graphql

import "context"

// Trace says which request an operation came with. Correlation is its id in
// the logs, Parent the W3C trace context, empty when there is none.
type Trace struct{ Correlation, Parent string }

type traceKey struct{}

// WithTrace puts the trace of a request into the context.
func WithTrace(ctx context.Context, t Trace) context.Context {
	return context.WithValue(ctx, traceKey{}, t)
}

// TraceOf takes it out; empty when there is none.
func TraceOf(ctx context.Context) Trace {
	t, _ := ctx.Value(traceKey{}).(Trace)
	return t
}
