package commands

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// To undo a command is to give commands that bring the fields which it changed
// back to what they were before: new events, decided by the same rules as any
// other. Nothing is taken out of the log, and an undo can itself be undone.
//
// What a command changed is read from the streams, never from a view: the view
// only says which streams to look into, and one that names too many does no
// harm. Moments are not brought back: a deal that is closed again is closed now.

// Undone is what became of one object.
type Undone struct {
	Object
	Restored []string // the fields that are as they were before
	Again    bool     // it was undone by an earlier arrival of the same undo
	Receipt  Receipt
	Err      error
}

// Undo undoes what a command did to the objects. Where a field was changed
// again since, the object is refused with CONFLICT and the values, unless
// forced. Only who gave the command, or an admin, may undo it (FORBIDDEN).
// An object that the command did not touch is left out; it returns NOT_FOUND
// when there is none left. The same undo sent again gives the first results.
func (b *Bus) Undo(ctx context.Context, env Envelope, command uuid.UUID, force bool, objects []Object) ([]Undone, error) {
	undone := make([]Undone, len(objects))
	for i, of := range objects {
		undone[i].Object = of
		if b.object(of.Category) == nil {
			return nil, fault.New(fault.Conflict, "What was done to a "+of.Category+" cannot be undone.")
		}
	}
	b.undoAll(ctx, env, command, force, undone)
	undone = slices.DeleteFunc(undone, func(u Undone) bool { return errors.Is(u.Err, errUntouched) })
	if len(undone) == 0 {
		return nil, errNothing
	}
	return undone, nil
}

// undoAll undoes what a command did to each object, and then again what was
// refused, as long as that gets further: deals go back to a stage only when
// the stage is back, and a pipeline goes only when its deals have gone.
func (b *Bus) undoAll(ctx context.Context, env Envelope, command uuid.UUID, force bool, undone []Undone) {
	pending := make([]*Undone, len(undone))
	for i := range undone {
		pending[i] = &undone[i]
	}
	for {
		queues := newQueues()
		for _, u := range pending {
			of := u.Object
			queues.add(of.Category+of.ID, func() {
				part := env.Part("undo " + of.Category + " " + of.ID)
				*u = b.object(of.Category).undo(ctx, part, of.ID, command, force, b.handle)
				u.Object = of
			}, func(err error) { u.Err = err })
		}
		queues.work()
		refused := slices.DeleteFunc(slices.Clone(pending), func(u *Undone) bool { return !refusedUndo(u.Err) })
		if len(refused) == 0 || len(refused) == len(pending) {
			return
		}
		pending = refused
	}
}

// refusedUndo says that an undo was refused, which may be for something that
// is undone itself in the meantime.
func refusedUndo(err error) bool {
	var refusal *fault.Error
	return errors.As(err, &refusal) && !errors.Is(err, errUntouched) && len(refusal.Clashes) == 0 && refusal.Code != fault.Forbidden
}

var errNothing = fault.New(fault.NotFound, "There is no command with this id that changed anything.")

// errUntouched marks an object that the command did not change.
var errUntouched = fault.New(fault.NotFound, "The command did not change this.")

// Revert is what it takes to undo a command, or to restore a value: the state
// before the command and after it, as it is now, and as it shall be, which is
// now with the fields in question as they were before.
type Revert[S any] struct {
	Before, After, Now, Target S
	At                         time.Time
}

// deed is what a command did to an aggregate.
type deed[S any] struct {
	found         bool
	actor         string
	before, after S
}

func (d *deed[S]) see(before, after S, meta codec.Metadata) {
	if !d.found {
		d.found, d.before, d.actor = true, before, meta.Actor
	}
	d.after = after
}

func (a *Aggregate[S, C, E]) undo(ctx context.Context, env Envelope, id string, command uuid.UUID, force bool, dispatch Handler) Undone {
	var done, earlier deed[S]
	stream, last, at := a.stream(env.Actor.Tenant, id), a.decider.Initial, a.empty()
	now, err := a.load(ctx, stream, func(d codec.Decoded, _ E, l loaded[S]) {
		switch {
		case d.Meta.Root() == command.String():
			done.see(last, l.state, d.Meta)
		case d.Meta.CommandID == env.CommandID.String():
			earlier.see(last, l.state, d.Meta)
			at = l
		}
		last = l.state
	})
	switch {
	case err != nil:
		return Undone{Err: err}
	case !done.found:
		return Undone{Err: errUntouched}
	case !mayUndo(env.Actor, done.actor):
		return Undone{Err: fault.New(fault.Forbidden, "Only who gave the command, or an admin, may undo it.")}
	case earlier.found:
		restored := domain.FieldNames(domain.Diff(earlier.before, earlier.after))
		return Undone{Restored: restored, Again: true, Receipt: receiptFor(stream, at, true)}
	}
	return a.takeBack(ctx, env, stream, done, now, force, dispatch)
}

// mayUndo says whether an actor may undo what another did.
func mayUndo(actor identity.Actor, did string) bool {
	return actor.Role == identity.Admin || actor.Role == identity.System || actorName(actor) == did
}

// takeBack gives the commands that undo a deed.
func (a *Aggregate[S, C, E]) takeBack(ctx context.Context, env Envelope, stream eventstore.StreamID, done deed[S], now loaded[S], force bool, dispatch Handler) Undone {
	touched := domain.Diff(done.before, done.after)
	if !force {
		later, apart := domain.Diff(done.after, now.state), domain.Diff(done.before, now.state)
		if clashes := overlap(touched, later, apart, a.begins(done)); len(clashes) > 0 {
			return Undone{Err: fault.Clashing("This was changed again since. Undo it all the same with force.", clashes)}
		}
		env.Base = new(uint64(now.revision)) // what changes from here on is not overwritten either
	}
	target := domain.Patch(now.state, done.before, domain.FieldNames(touched)...)
	if a.begins(done) {
		target = a.decider.Initial
		if a.remains != nil {
			target = a.remains(now.state)
		}
	}
	receipt, err := a.bring(ctx, env, stream, Revert[S]{done.before, done.after, now.state, target, env.Now}, now, dispatch)
	if err != nil {
		return Undone{Err: err}
	}
	return Undone{Restored: domain.FieldNames(domain.Diff(now.state, receipt.State.(S))), Receipt: receipt}
}

// begins says that a deed was the beginning of the aggregate.
func (a *Aggregate[S, C, E]) begins(done deed[S]) bool {
	return len(domain.Diff(done.before, a.decider.Initial)) == 0 && !a.exists(done.before) && a.exists(done.after)
}

func (a *Aggregate[S, C, E]) exists(state S) bool {
	e, ok := any(state).(interface{ Exists() bool })
	return ok && e.Exists()
}

// overlap gives the fields that were changed again after they were touched,
// and are not what they were before in any case. To undo a beginning is to
// delete, which overwrites whatever was changed since.
func overlap(touched, later, apart []domain.Change, whole bool) (clashes []fault.Clash) {
	for _, l := range later {
		same := func(c domain.Change) bool { return c.Field == l.Field }
		if !whole && !slices.ContainsFunc(apart, same) {
			continue
		}
		clash := fault.Clash{Field: l.Field, Base: l.From, Current: l.To}
		if t := slices.IndexFunc(touched, same); t >= 0 {
			clash.Wanted = touched[t].From
		} else if !whole {
			continue
		}
		clashes = append(clashes, clash)
	}
	return clashes
}

// bring carries out the commands that bring an aggregate from what it is now
// to what it shall be.
func (a *Aggregate[S, C, E]) bring(ctx context.Context, env Envelope, stream eventstore.StreamID, r Revert[S], now loaded[S], dispatch Handler) (Receipt, error) {
	var cmds []domain.Command
	for _, cmd := range a.revert(stream.ID, r) {
		cmds = append(cmds, cmd)
	}
	switch {
	case len(cmds) > 0:
		return dispatch(ctx, env, cmds)
	case len(domain.Diff(r.Now, r.Target)) > 0 && (a.exists(r.Now) || a.exists(r.Target)):
		return Receipt{}, fault.New(fault.Conflict, "There is no command that brings this back.")
	default:
		return receiptFor(stream, now, false), nil
	}
}
