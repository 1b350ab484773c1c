package readmodels

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
)

// Filling is one transaction of a generation that is filled. It is made for
// batches of many thousand events: rows are remembered from batch to batch,
// each is written once a batch as it is in the end, and what can be made of
// the rows (the search, twins, what is cleared of erased people) is left for
// the end.
type Filling struct {
	next   *Next
	tx     pgx.Tx
	loaded map[string]Rows // by tenant
	saved  map[string]Changes
	queue  pgx.Batch
}

// moveAll takes all slices of a generation from one position to another.
const moveAll = `UPDATE daybook.slices SET commit = $2, prepare = $3 WHERE projection = $1 AND (commit, prepare) = ($4, $5)`

// Fill runs work in one transaction and moves the checkpoint of all slices.
// It returns ErrMoved, and nothing of it happened, when that is not where it
// was said to be.
func (n *Next) Fill(ctx context.Context, from, to Position, work func(*Filling) error) error {
	f := &Filling{next: n, loaded: map[string]Rows{}, saved: map[string]Changes{}}
	err := pgx.BeginTxFunc(ctx, n.pool, pgx.TxOptions{BeginQuery: "BEGIN; SET LOCAL synchronous_commit = off"}, func(tx pgx.Tx) error {
		f.tx = tx
		if err := work(f); err != nil {
			return err
		}
		for _, tenant := range slices.Sorted(maps.Keys(f.saved)) {
			if err := f.write(ctx, tenant, f.saved[tenant]); err != nil {
				return err
			}
		}
		if err := tx.SendBatch(ctx, &f.queue).Close(); err != nil {
			return fmt.Errorf("fill tables: %w", err)
		}
		moved, err := tx.Exec(ctx, moveAll, n.generation.projection, int64(to.Commit), int64(to.Prepare), int64(from.Commit), int64(from.Prepare))
		if err == nil && moved.RowsAffected() != Slices {
			err = ErrMoved
		}
		return err
	})
	if err != nil {
		return err
	}
	for tenant, changes := range f.saved {
		for _, k := range kinds {
			k.keep(f, tenant, changes)
		}
	}
	n.known.Tidy()
	return nil
}

// Load gives rows as Batch.Load does.
func (f *Filling) Load(ctx context.Context, tenant string, ids IDs) (Rows, error) {
	loaded := NewRows()
	f.loaded[tenant] = loaded
	reads := &pgx.Batch{}
	for _, k := range kinds {
		k.fill(f, tenant, ids, reads)
	}
	queueFew(reads, func(text string) string { return f.next.in(tenant, text) }, tenant, ids, &loaded)
	if reads.Len() == 0 {
		return loaded, nil
	}
	if err := f.tx.SendBatch(ctx, reads).Close(); err != nil {
		return Rows{}, fmt.Errorf("load rows of %s: %w", tenant, err)
	}
	return loaded, nil
}

// Save takes a tenant's changes, once in a transaction; they are written when
// work ends.
func (f *Filling) Save(tenant string, c Changes) error {
	f.saved[tenant] = c
	return nil
}

func (f *Filling) write(ctx context.Context, tenant string, c Changes) error {
	in := func(text string) string { return f.next.in(tenant, text) }
	if err := queueTenant(&f.queue, in, c.Tenant); err != nil {
		return err
	}
	queueRates(&f.queue, in, c.Rates)
	if people := uuids(c.Erased); len(people) > 0 {
		f.queue.Queue(in(noteErased), people)
	}
	for _, k := range kinds {
		if err := k.save(ctx, f, tenant, c); err != nil {
			return fmt.Errorf("save rows of %s: %w", tenant, err)
		}
	}
	if err := copyRows(ctx, f.tx, in, timeline, onceEach(c.Timeline)); err != nil {
		return fmt.Errorf("save timelines of %s: %w", tenant, err)
	}
	if err := copyRows(ctx, f.tx, in, changes, c.Feed); err != nil {
		return fmt.Errorf("save changes of %s: %w", tenant, err)
	}
	return queueInsert(&f.queue, in, stageNames, c.StageNames)
}

// onceEach leaves out what an event says to the same subject once more: the
// key, which turns that away later, is not there yet.
func onceEach(entries []*TimelineEntry) []*TimelineEntry {
	kept := make([]*TimelineEntry, 0, len(entries))
	first := 0 // of the same event
	for _, e := range entries {
		if len(kept) > 0 && kept[len(kept)-1].Position != e.Position {
			first = len(kept)
		}
		twice := false
		for _, other := range kept[first:] {
			twice = twice || normal(other.SubjectID) == normal(e.SubjectID)
		}
		if !twice {
			kept = append(kept, e)
		}
	}
	return kept
}
