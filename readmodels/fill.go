package readmodels

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// Filling is one batch of a generation that is filled. What it makes of the
// tables is held, with what other batches make of them, until there is enough
// to be worth a write: a row that changes in each of ten batches is written
// once. What can be made of the rows (the search, twins, what is cleared of
// erased people) is left for the end.
type Filling struct {
	next   *Next
	loaded map[string]Rows // by tenant
	saved  map[string]Changes
}

// Fill runs work on the tables as they are with all that is held, and holds
// what it saves; enough of that is written, while the next batches are folded.
// An error of work is its error, and all before it is written then. ErrMoved
// says that nothing is held any more, and that the checkpoints are those of
// what was written: that was not where it was said to be, or was refused, and
// from there on each batch is written by itself, so that the one to blame is
// found.
func (n *Next) Fill(ctx context.Context, from, to Position, work func(*Filling) error) error {
	if n.held != nil && n.held.to != from {
		n.drop(from)
		return ErrMoved
	}
	f := &Filling{next: n, loaded: map[string]Rows{}, saved: map[string]Changes{}}
	if err := work(f); err != nil {
		return errors.Join(n.Flush(ctx), err)
	}
	singly := n.careful.After(from)
	if err := n.hold(f, from, to); err != nil {
		return n.refused(to, singly, err)
	}
	switch {
	case singly:
		return n.refused(to, true, n.writeHeld(ctx))
	case n.held.urgent:
		return n.Flush(ctx)
	case n.held.size >= n.Hold:
		return n.handOver(ctx)
	}
	return nil
}

// refused forgets what could not be written.
func (n *Next) refused(to Position, singly bool, err error) error {
	if err == nil {
		return nil
	}
	n.drop(to)
	if singly {
		return err
	}
	return fmt.Errorf("%w: %w", ErrMoved, err)
}

// drop forgets what is held, and has batches written one by one up to there.
func (n *Next) drop(to Position) {
	if n.writing != nil {
		<-n.writing.done
	}
	if n.held != nil {
		to = later(to, n.held.to)
	}
	n.careful = later(n.careful, to)
	n.known, n.held, n.writing = shelf.New(knownBytes), nil, nil
}

// hold adds what a batch saved to what is held.
func (n *Next) hold(f *Filling, from, to Position) error {
	if n.held == nil {
		n.held = &holding{from: from, tenants: map[string]*tenantHolding{}}
	}
	n.held.to = to
	for _, tenant := range slices.Sorted(maps.Keys(f.saved)) {
		in := func(text string) string { return n.in(tenant, text) }
		if err := n.held.add(in, tenant, f.loaded[tenant], f.saved[tenant]); err != nil {
			return fmt.Errorf("hold rows of %s: %w", tenant, err)
		}
	}
	return nil
}

// Load gives rows as Batch.Load does.
func (f *Filling) Load(ctx context.Context, tenant string, ids IDs) (Rows, error) {
	loaded := NewRows()
	f.loaded[tenant] = loaded
	reads := &pgx.Batch{}
	for _, k := range kinds {
		k.load(f.next, tenant, ids, loaded, reads)
	}
	queueFew(reads, func(text string) string { return f.next.in(tenant, text) }, tenant, ids, &loaded)
	if reads.Len() == 0 {
		return loaded, nil
	}
	if err := f.next.pool.SendBatch(ctx, reads).Close(); err != nil {
		return Rows{}, fmt.Errorf("load rows of %s: %w", tenant, err)
	}
	return loaded, nil
}

// Save takes a tenant's changes, once in a batch.
func (f *Filling) Save(tenant string, c Changes) error {
	f.saved[tenant] = c
	return nil
}
