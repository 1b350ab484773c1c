package graphql

import "context"

// Trace says which request an operation came with. Correlation is its id in
// the logs, Parent the W3C trace context, empty when there is none.
type Trace struct{ Correlation, Parent string }

type traceKey struct{}

type afterKey struct{}

// withAfter puts the position that a query wants to see into the context, for
// read sides that only some fields read.
func withAfter(ctx context.Context, commit uint64) context.Context {
	return context.WithValue(ctx, afterKey{}, commit)
}

// afterOf takes it out; ok is false when the query takes what there is.
func afterOf(ctx context.Context) (commit uint64, ok bool) {
	commit, ok = ctx.Value(afterKey{}).(uint64)
	return commit, ok
}

// WithTrace puts the trace of a request into the context.
func WithTrace(ctx context.Context, t Trace) context.Context {
	return context.WithValue(ctx, traceKey{}, t)
}

// TraceOf takes it out; empty when there is none.
func TraceOf(ctx context.Context) Trace {
	t, _ := ctx.Value(traceKey{}).(Trace)
	return t
}
