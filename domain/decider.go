// Package domain is what the business is, without anything it runs on: each
// aggregate is a decider, a pair of pure functions over plain values. Nothing
// below this folder does I/O, reads a clock, draws a random number or takes a
// context; time, ids and the actor come in with the command.
package domain

// Decider is an aggregate. Decide answers a command with the events that it
// makes true, none when nothing would change, or a refusal (*fault.Error).
// Evolve folds one event into the state and never fails: whether an event
// may happen was decided before it was recorded.
type Decider[S, C, E any] struct {
	Initial S
	Decide  func(S, C) ([]E, error)
	Evolve  func(S, E) S
}

// Fold evolves the state through the events, oldest first.
func (d Decider[S, C, E]) Fold(state S, events ...E) S {
	for _, e := range events {
		state = d.Evolve(state, e)
	}
	return state
}
