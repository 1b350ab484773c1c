package commands

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Key is something that only one aggregate of a tenant can have, such as an
// e-mail address among contacts.
type Key struct {
	Kind  string // "contact.email"
	Value string // in the form in which it is compared
	Taken *fault.Error
}

// Claim is a wish to hold a key. Revision is that of the holder's last event
// at the time of the wish, -1 for a holder yet to be made.
type Claim struct {
	Tenant, Kind, Value, Holder string
	Revision                    int64
}

// Holding says who holds a key. Leased is true while the holder may still be
// about to append the event that uses it.
type Holding struct {
	Holder string
	Leased bool
}

// Claims keeps who holds which key (privacy/claims, a transactional table).
//
// The truth is in the log: a key is held by an aggregate whose state has it.
// The table only makes claimants queue. Claim gives the claimant the key, for
// a lease of Lease, when nobody or the claimant itself holds it; otherwise it
// says who does. TakeOver gives it when that holder's lease has run out.
// Release frees a key that was claimed before the given revision; a claim
// that the same holder has made since stays.
type Claims interface {
	Claim(ctx context.Context, c Claim) (Holding, error)
	TakeOver(ctx context.Context, c Claim, from string) (taken bool, err error)
	Release(ctx context.Context, c Claim) error
}

// Lease is how long a claim stands before the log must bear it out;
// appendWithin is how long after the claim the append must have been sent, and
// the gap between them is what a message may take to arrive. A claimant that
// dies in between blocks its key for no longer than the lease.
const (
	Lease        = 5 * time.Second
	appendWithin = 3 * time.Second
	pollHolder   = 50 * time.Millisecond
)

type reserve struct {
	claims Claims
	logger *slog.Logger
}

// keys gives what a change of state has to claim first, and can release after.
func (a *Aggregate[S, C, E]) keys(ctx context.Context, tenant string, before, after S) (taken, freed []Key, err error) {
	old, err := a.keysOf(ctx, tenant, before)
	if err != nil {
		return nil, nil, err
	}
	now, err := a.keysOf(ctx, tenant, after)
	without := func(list, other []Key) []Key {
		return slices.DeleteFunc(slices.Clone(list), func(k Key) bool {
			return slices.ContainsFunc(other, func(o Key) bool { return o.Kind == k.Kind && o.Value == k.Value })
		})
	}
	return without(now, old), without(old, now), err
}

// keysOf gives the keys that a state keeps from all others.
func (a *Aggregate[S, C, E]) keysOf(ctx context.Context, tenant string, state S) (keys []Key, err error) {
	if a.unique != nil {
		keys = a.unique(state)
	}
	if a.uniqueFields == nil {
		return keys, nil
	}
	more, err := a.uniqueFields(ctx, tenant, state)
	return append(keys, more...), err
}

// take claims keys for the aggregate in the stream. The context that it gives
// ends before the lease does: what is appended under it is appended in time.
func take[S any, C domain.Command, E domain.Event](
	ctx context.Context, a *Aggregate[S, C, E], stream eventstore.StreamID, revision int64, keys []Key,
) (context.Context, context.CancelFunc, error) {
	if len(keys) == 0 {
		return ctx, func() {}, nil
	}
	var claimed time.Time // before the first of the claims that stand
	for _, key := range keys {
		claim := Claim{stream.Tenant, key.Kind, key.Value, stream.ID, revision}
		at, err := claimKey(ctx, a, claim, key.Taken)
		if err != nil {
			return ctx, nil, err
		}
		if claimed.IsZero() {
			claimed = at
		}
	}
	within, cancel := context.WithDeadline(ctx, claimed.Add(appendWithin))
	return within, cancel, nil
}

// claimKey claims one key, waiting while a rival's lease runs. It gives the
// time before the claim was made.
func claimKey[S any, C domain.Command, E domain.Event](ctx context.Context, a *Aggregate[S, C, E], claim Claim, refusal *fault.Error) (time.Time, error) {
	for {
		at := time.Now()
		holding, err := a.reserve.claims.Claim(ctx, claim)
		if err != nil || holding.Holder == claim.Holder {
			return at, err
		}
		holds, err := a.holds(ctx, holding.Holder, claim)
		if err != nil {
			return at, err
		}
		if holds {
			return at, refusal
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

// holds asks the log whether an aggregate has the claimed key.
func (a *Aggregate[S, C, E]) holds(ctx context.Context, id string, claim Claim) (bool, error) {
	state, err := a.Load(ctx, claim.Tenant, id)
	if err != nil {
		return false, err
	}
	keys, err := a.keysOf(ctx, claim.Tenant, state)
	return slices.ContainsFunc(keys, func(k Key) bool {
		return k.Kind == claim.Kind && k.Value == claim.Value
	}), err
}

// free releases keys that the aggregate gave up with its revision. Failing is
// harmless and only logged: the next claimant finds in the log that the key
// is no longer held.
func (r reserve) free(ctx context.Context, stream eventstore.StreamID, revision int64, keys []Key) {
	for _, key := range keys {
		err := r.claims.Release(ctx, Claim{stream.Tenant, key.Kind, key.Value, stream.ID, revision})
		if err != nil && !errors.Is(err, context.Canceled) {
			r.logger.Warn("key not released, the next claimant will", "kind", key.Kind, "stream", stream.String(), "error", err)
		}
	}
}
