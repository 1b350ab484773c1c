package graphql

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/commands"
)

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

type deviceKey struct{}

// withDevice puts the device that sends a request into the context. Whether
// it is one of the sender's, the commands find out.
func withDevice(ctx context.Context, id, at string) (context.Context, error) {
	if id == "" {
		return ctx, nil
	}
	normal, ok := parseID(id)
	if !ok {
		return ctx, bad("The header " + DeviceHeader + " is not the id of a device.")
	}
	device := commands.Device{ID: normal}
	if at != "" {
		var err error
		if device.Time, err = time.Parse(time.RFC3339, at); err != nil {
			return ctx, bad("The header " + DeviceTimeHeader + " is not a time such as 2026-01-31T12:00:00Z.")
		}
	}
	return context.WithValue(ctx, deviceKey{}, device), nil
}

func deviceOf(ctx context.Context) commands.Device {
	device, _ := ctx.Value(deviceKey{}).(commands.Device)
	return device
}
