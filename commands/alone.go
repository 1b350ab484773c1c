package commands

import (
	"context"
	"errors"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Some rules are about several aggregates at once: no company is above itself
// in the tree of its tenant. The expected revision of one stream does not
// guard such a rule, since two changes of two companies can each be right and
// together wrong. So who makes such a change does it alone in the tenant: it
// claims a key, reads, decides, appends, and releases the key. The claims are
// those of reserve.go, and likewise leases: who dies in between keeps the
// others waiting no longer than the lease, and what is appended under a claim
// is appended before the lease ends. Unlike an e-mail address nobody keeps
// such a key, so the log has no say in who holds it.

// alone claims what the commands must be alone for, if anything. done tells
// whether the append may still be under way, in which case the lease runs out
// by itself; else the key is free at once.
func (a *Aggregate[S, C, E]) alone(ctx context.Context, stream eventstore.StreamID, state S, cmds []C) (within context.Context, done func(error), err error) {
	kind := a.aloneFor(state, cmds)
	if kind == "" {
		return ctx, func(error) {}, nil
	}
	// Each attempt is a holder of its own: two commands on one aggregate are
	// not to release each other's claim.
	claim := Claim{Tenant: stream.Tenant, Kind: kind, Value: kind, Holder: identity.NewID().String()}
	at, err := a.waitForTurn(ctx, claim)
	if err != nil {
		return ctx, nil, err
	}
	within, cancel := context.WithDeadline(ctx, at.Add(appendWithin))
	return within, func(failed error) {
		cancel()
		if refused(failed) {
			a.reserve.free(context.WithoutCancel(ctx), eventstore.StreamID{Tenant: stream.Tenant, ID: claim.Holder}, 1, []Key{{Kind: kind, Value: kind}})
		}
	}, nil
}

func (a *Aggregate[S, C, E]) aloneFor(state S, cmds []C) string {
	if a.exclusive != nil {
		for _, cmd := range cmds {
			if kind := a.exclusive(state, cmd); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// refused says whether an attempt is over for certain, having succeeded or
// not: an append whose time was up may still arrive.
func refused(err error) bool {
	return !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled)
}

// waitForTurn claims the key, waiting while another has it. It gives the time
// before the claim was made.
func (a *Aggregate[S, C, E]) waitForTurn(ctx context.Context, claim Claim) (time.Time, error) {
	for {
		at := time.Now()
		holding, err := a.reserve.claims.Claim(ctx, claim)
		if err != nil || holding.Holder == claim.Holder {
			return at, err
		}
		if !holding.Leased {
			at = time.Now()
			taken, err := a.reserve.claims.TakeOver(ctx, claim, holding.Holder)
			if err != nil || taken {
				return at, err
			}
		}
		select {
		case <-ctx.Done():
			return at, ctx.Err()
		case <-time.After(pollHolder):
		}
	}
}
