// Package domaintest tests deciders the way the business talks of them:
//
//	domaintest.Given(t, deal.Decider, opened()...).
//		When(deal.Win{ID: id, At: friday}).
//		Then(deal.Won{ID: id, StageID: "new", Moment: domain.Moment{At: friday}})
//
// Each step gives a type that offers the legal next ones only. The package
// also makes filled events (Filled) and random walks (Explore).
package domaintest

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

// History is an aggregate with a past, about to be given a command.
type History[S, C, E any] struct {
	t       testing.TB
	decider domain.Decider[S, C, E]
	past    []E
}

// Given begins a scenario with what has happened so far; nothing, for an
// aggregate that is yet to be made.
func Given[S, C, E any](t testing.TB, d domain.Decider[S, C, E], past ...E) History[S, C, E] {
	t.Helper()
	return History[S, C, E]{t, d, past}
}

// When gives the command. It is decided twice, since a pure function says the
// same twice.
func (h History[S, C, E]) When(cmd C) Outcome[E] {
	h.t.Helper()
	state := h.decider.Fold(h.decider.Initial, h.past...)
	events, err := h.decider.Decide(state, cmd)
	again, errAgain := h.decider.Decide(state, cmd)
	if diff := cmp.Diff(events, again) + cmp.Diff(message(err), message(errAgain)); diff != "" {
		h.t.Errorf("%T decided twice on the same state differs:\n%s", cmd, diff)
	}
	h.decider.Fold(state, events...)
	return Outcome[E]{h.t, cmd, events, err}
}

// Outcome is what a command came to.
type Outcome[E any] struct {
	t      testing.TB
	cmd    any
	events []E
	err    error
}

// Then expects exactly these events, in order.
func (o Outcome[E]) Then(want ...E) {
	o.t.Helper()
	if o.err != nil {
		o.t.Fatalf("%T was refused: %v", o.cmd, o.err)
	}
	if diff := cmp.Diff(want, o.events); diff != "" {
		o.t.Errorf("%T gave other events (-want +got):\n%s", o.cmd, diff)
	}
}

// ThenNothing expects neither an event nor a refusal.
func (o Outcome[E]) ThenNothing() {
	o.t.Helper()
	if o.err != nil {
		o.t.Fatalf("%T was refused: %v", o.cmd, o.err)
	}
	if len(o.events) != 0 {
		o.t.Errorf("%T gave events, expected none: %#v", o.cmd, o.events)
	}
}

// ThenError expects a refusal with a code, about exactly these input fields.
func (o Outcome[E]) ThenError(code fault.Code, fields ...string) {
	o.t.Helper()
	if o.err == nil {
		o.t.Fatalf("%T was not refused: %#v", o.cmd, o.events)
	}
	if len(o.events) != 0 {
		o.t.Errorf("%T was refused and gave events all the same: %#v", o.cmd, o.events)
	}
	var refusal *fault.Error
	if !errors.As(o.err, &refusal) {
		o.t.Fatalf("%T: %v is no fault.Error", o.cmd, o.err)
	}
	if refusal.Code != code || refusal.Message == "" {
		o.t.Errorf("%T was refused with %s %q, expected %s", o.cmd, refusal.Code, refusal.Message, code)
	}
	slices.Sort(fields)
	if got := slices.Sorted(maps.Keys(refusal.Fields)); !slices.Equal(got, fields) {
		o.t.Errorf("%T was refused because of the fields %q, expected %q", o.cmd, got, fields)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
