package commands

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Undoing is the id of the undo that is given from a command line: it follows
// from the command, so that one that was stopped, and is given again, goes on
// where it was. To undo once more what was brought back since, undo the undo.
func Undoing(command uuid.UUID) uuid.UUID { return identity.Derive(command, "undo") }

// UndoPages undoes a command that has changed more than one call should hold,
// such as an import: page by page, telling what became of each object. Objects
// that were refused, perhaps for something on a later page, are tried again at
// the end, as long as that gets further, and told only then. It returns what
// ends it: NOT_FOUND when the command changed nothing, an engine that is gone.
func (b *Bus) UndoPages(ctx context.Context, env Envelope, command uuid.UUID, force bool, pages iter.Seq2[[]Object, error], tell func(Undone)) error {
	var refused []Undone
	found := false
	for page, err := range pages {
		if err == nil {
			err = b.undoPage(ctx, env, command, force, page, func(u Undone) {
				found = true
				if refusedUndo(u.Err) {
					refused = append(refused, u)
				} else {
					tell(u)
				}
			})
		}
		if err != nil {
			return err
		}
	}
	if !found {
		return errNothing
	}
	return b.undoRest(ctx, env, command, force, refused, tell)
}

// undoRest tries again what was refused.
func (b *Bus) undoRest(ctx context.Context, env Envelope, command uuid.UUID, force bool, refused []Undone, tell func(Undone)) error {
	for before := len(refused) + 1; len(refused) > 0 && len(refused) < before; {
		before = len(refused)
		again := refused
		refused = nil
		for len(again) > 0 {
			part := again[:min(len(again), MaxBulk)]
			again = again[len(part):]
			objects := make([]Object, len(part))
			for i, u := range part {
				objects[i] = u.Object
			}
			err := b.undoPage(ctx, env, command, force, objects, func(u Undone) {
				if refusedUndo(u.Err) {
					refused = append(refused, u)
				} else {
					tell(u)
				}
			})
			if err != nil {
				return err
			}
		}
	}
	for _, u := range refused {
		tell(u)
	}
	return nil
}

// undoPage undoes what a command did to some objects. A failure that is no
// refusal ends it: an engine that is gone will refuse all that follows.
func (b *Bus) undoPage(ctx context.Context, env Envelope, command uuid.UUID, force bool, page []Object, tell func(Undone)) error {
	undone, err := b.Undo(ctx, env, command, force, page)
	if fault.CodeOf(err) == fault.NotFound {
		return nil // a view that names too much
	}
	if err != nil {
		return err
	}
	for _, u := range undone {
		if fault.CodeOf(u.Err) == fault.Internal {
			return u.Err
		}
		tell(u)
	}
	return ctx.Err()
}
