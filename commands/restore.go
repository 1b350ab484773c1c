package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Restoration is a wish to set one field of an object back to what it was at
// a revision. Field is named as History names it.
type Restoration struct {
	Object
	Field    string
	Revision uint64
}

// RestoreValue sets a field back to what it was. It returns NOT_FOUND for an
// object or revision that never was, VALIDATION_ERROR for a field that is not
// one, and the refusals of the commands that it takes.
func (b *Bus) RestoreValue(ctx context.Context, env Envelope, wish Restoration) (Receipt, error) {
	o := b.object(wish.Category)
	if o == nil {
		return Receipt{}, fault.Field("object", "has no values that can be restored")
	}
	return o.restoreValue(ctx, env, wish, b.handle)
}

func (a *Aggregate[S, C, E]) restoreValue(ctx context.Context, env Envelope, wish Restoration, dispatch Handler) (Receipt, error) {
	if !domain.HasField[S](wish.Field) {
		return Receipt{}, fault.Field("field", "is not a field that can be restored")
	}
	var then *S
	var before *loaded[S]
	stream := a.stream(env.Actor.Tenant, wish.ID)
	now, err := a.load(ctx, stream, func(d codec.Decoded, _ E, l loaded[S]) {
		if d.Revision == wish.Revision {
			then = new(l.state)
		}
		if d.Meta.CommandID == env.CommandID.String() {
			before = &l
		}
	})
	switch {
	case err != nil:
		return Receipt{}, err
	case now.revision < 0:
		return Receipt{}, fault.New(fault.NotFound, "There is nothing with this id.")
	case then == nil:
		return Receipt{}, fault.Field("revision", "is not a revision that this has had")
	case before != nil: // sent again
		return receiptFor(stream, *before, true), nil
	}
	target := domain.Patch(now.state, *then, wish.Field)
	return a.bring(ctx, env, stream, Revert[S]{Before: *then, After: now.state, Now: now.state, Target: target, At: env.Now}, now, dispatch)
}
