package commands

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
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

type keyID struct{ kind, value string }

func (k Key) id() keyID { return keyID{k.Kind, k.Value} }

// Inheritance says from whom keys may be taken over although he holds them:
// from an aggregate that becomes part of the claimant.
type Inheritance map[keyID]string

// Taken is the refusal of a command since somebody else holds a key.
type Taken struct{ Key Key }

// Error is what the key's own refusal says.
func (t *Taken) Error() string { return t.Key.Taken.Error() }

// Unwrap gives the refusal with its code.
func (t *Taken) Unwrap() error { return t.Key.Taken }

// Claim is a wish to hold a key. Revision is that of the holder's last event
// at the time of the wish, -1 for a holder yet to be made.
type Claim struct {
	Tenant, Kind, Value, Holder string
	Revision                    int64
}

// Holding says who holds a key. Leased is true while the holder may still be
// about to append the event that uses it. Before is from whom the holder took
// it over: until the holder has appended that event, the key is his.
type Holding struct {
	Holder string
	Leased bool
	Before string
}

// Claims keeps who holds which key (privacy/claims, a transactional table).
//
// The truth is in the log: a key is held by an aggregate whose state has it.
// The table only makes claimants queue. Claim gives the claimant the key, for
// a lease of Lease, when nobody or the claimant itself holds it; otherwise it
// says who does. TakeOver gives it when that holder's lease has run out.
// Inherit gives it, from a holder as Claim told of him, although the log says
// that the key is that of the aggregate from, who is remembered as the one
// before. Release frees a key that was claimed before the given revision; a
// claim that the same holder has made since stays.
type Claims interface {
	Claim(ctx context.Context, c Claim) (Holding, error)
	TakeOver(ctx context.Context, c Claim, from string) (taken bool, err error)
	Inherit(ctx context.Context, c Claim, holder, from string) (taken bool, err error)
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

// inherits says what the commands may take over, as things stand before
// anything else is read: what is not known of then cannot be meant.
func (a *Aggregate[S, C, E]) inherits(ctx context.Context, env Envelope, cmds []C) (Inheritance, error) {
	if a.heir == nil {
		return nil, nil
	}
	var all Inheritance
	for _, cmd := range cmds {
		some, err := a.heir(ctx, env, cmd)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = some
		} else {
			maps.Copy(all, some)
		}
	}
	return all, nil
}

// take claims keys for the aggregate in the stream. The context that it gives
// ends before the lease does: what is appended under it is appended in time.
// Several keys are claimed in one order, so that no two claimants wait for
// each other.
func take[S any, C domain.Command, E domain.Event](
	ctx context.Context, a *Aggregate[S, C, E], stream eventstore.StreamID, revision int64, keys []Key, heir Inheritance,
) (context.Context, context.CancelFunc, error) {
	if len(keys) == 0 {
		return ctx, func() {}, nil
	}
	slices.SortFunc(keys, func(a, b Key) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Value, b.Value)) })
	var claimed time.Time // before the first of the claims that stand
	for _, key := range keys {
		claim := Claim{stream.Tenant, key.Kind, key.Value, stream.ID, revision}
		at, err := claimKey(ctx, a, claim, key, heir[key.id()])
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
// time before the claim was made. From is whose key may be taken over.
func claimKey[S any, C domain.Command, E domain.Event](
	ctx context.Context, a *Aggregate[S, C, E], claim Claim, key Key, from string,
) (time.Time, error) {
	for {
		at := time.Now()
		holding, err := a.reserve.claims.Claim(ctx, claim)
		if err != nil || holding.Holder == claim.Holder && holding.Before == "" {
			return at, err
		}
		owner, err := a.owner(ctx, holding, claim)
		if err != nil {
			return at, err
		}
		ours := holding.Holder == claim.Holder
		switch {
		case owner != "" && owner != from:
			return at, &Taken{key}
		case ours:
			return at, nil
		}
		at = time.Now()
		if taken, err := a.takeFrom(ctx, claim, holding, owner); err != nil || taken {
			return at, err
		}
		select {
		case <-ctx.Done():
			return at, ctx.Err()
		case <-time.After(pollHolder):
		}
	}
}

// takeFrom takes a key that nobody has, or that the claimant inherits. Whoever
// else has claimed it may be about to use it while his lease runs.
func (a *Aggregate[S, C, E]) takeFrom(ctx context.Context, claim Claim, holding Holding, owner string) (taken bool, err error) {
	switch {
	case holding.Leased && owner != holding.Holder:
		return false, nil
	case owner == "":
		return a.reserve.claims.TakeOver(ctx, claim, holding.Holder)
	default:
		return a.reserve.claims.Inherit(ctx, claim, holding.Holder, owner)
	}
}

// owner gives whose the key is by the log: the holder, or the one from whom
// he took it over and who still has it; empty when it is nobody's.
func (a *Aggregate[S, C, E]) owner(ctx context.Context, holding Holding, claim Claim) (string, error) {
	for _, id := range []string{holding.Holder, holding.Before} {
		if id == "" || id == claim.Holder {
			continue
		}
		if holds, err := a.holds(ctx, id, claim); err != nil || holds {
			return id, err
		}
	}
	return "", nil
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
