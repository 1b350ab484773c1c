package importer

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// fate is what became of a row.
type fate int

const (
	unchanged fate = iota
	created
	updated
	skipped
	rejected
)

// outcome is what became of a row, and why. Failure is set when the import as
// a whole cannot go on.
type outcome struct {
	fate     fate
	reason   string
	warnings []string
	taken    string // what another has, when that is why it was rejected
	failure  error
}

func skip(reason string) outcome   { return outcome{fate: skipped, reason: reason} }
func reject(reason string) outcome { return outcome{fate: rejected, reason: reason} }

// planned is what a draft wants done to an aggregate.
type planned[C domain.Command] struct {
	commands []C
	existed  bool
	gone     bool // it was deleted or erased here, and stays so
}

// bring writes what a plan wants, in one append, or, in a dry run, finds out
// whether it could be written.
func bring[S any, C domain.Command, E domain.Event](
	ctx context.Context, r *run, into *commands.Aggregate[S, C, E], decider domain.Decider[S, C, E],
	id string, plan func(current, imported S) planned[C],
) outcome {
	var first *planned[C]
	var current S
	calls := 0
	env := commands.Envelope{CommandID: identity.NewID(), Root: r.command, Actor: r.actor, Now: r.options.Now}
	changed, err := steadily(ctx, func() (bool, error) {
		receipt, err := into.Import(ctx, env, id, func(now, imported S) []C {
			wish := plan(now, imported)
			calls++
			if first == nil {
				first, current = &wish, now
			}
			if r.options.DryRun {
				return nil
			}
			return wish.commands
		})
		return receipt.Changed, err
	})
	if calls > 1 && len(first.commands) > 0 {
		changed = true // the second try may have found what the first one wrote
	}
	if r.options.DryRun && err == nil {
		changed, err = try(decider, current, first.commands)
	}
	return judge(first, changed, err)
}

// try decides commands in memory.
func try[S any, C domain.Command, E domain.Event](decider domain.Decider[S, C, E], state S, wishes []C) (changed bool, err error) {
	for _, wish := range wishes {
		events, err := decider.Decide(state, wish)
		if err != nil {
			return false, err
		}
		state = decider.Fold(state, events...)
		changed = changed || len(events) > 0
	}
	return changed, nil
}

func judge[C domain.Command](wish *planned[C], changed bool, err error) outcome {
	var refusal *fault.Error
	switch {
	case errors.As(err, &refusal) && refusal.Code != fault.Internal && refusal.Code != fault.Unavailable:
		out := reject(worded(refusal))
		if taken, ok := errors.AsType[*commands.Taken](err); ok {
			out.taken = taken.Key.Value
		}
		return out
	case err != nil:
		return outcome{failure: err}
	case wish.gone:
		return skip("was deleted in Daybook")
	case changed && !wish.existed:
		return outcome{fate: created}
	case changed:
		return outcome{fate: updated}
	default:
		return outcome{fate: unchanged}
	}
}

// worded gives a refusal as the reason of a row: "email is not an e-mail address".
func worded(refusal *fault.Error) string {
	if refusal.Code != fault.Invalid || len(refusal.Fields) == 0 {
		return refusal.Error()
	}
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(refusal.Fields)) {
		parts = append(parts, field+": "+refusal.Fields[field])
	}
	return strings.Join(parts, "; ")
}

// How often a row is tried when an engine does not answer, and for how long
// the first pause is; each is twice the one before.
const (
	tries = 6
	pause = 100 * time.Millisecond
)

// steadily does something again after a failure that is no refusal: an engine
// that restarts is back in a moment, and a row can be sent twice without harm.
func steadily(ctx context.Context, do func() (bool, error)) (yes bool, err error) {
	for try := range tries {
		yes, err = do()
		var refusal *fault.Error
		if err == nil || errors.As(err, &refusal) || ctx.Err() != nil {
			return yes, err
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(pause << try):
		}
	}
	return false, err
}
