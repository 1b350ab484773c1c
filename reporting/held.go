package reporting

import (
	"context"
	"math"
	"reflect"

	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// What is built anew is written in few large blocks: an insert costs ClickHouse
// a part of a dozen files for each table, however few its rows.
//
// History is written whenever much of it has come together, ahead of the
// checkpoints. Killed, a build makes the same rows again, which turn the repeats
// away. Rows that are folded onto are written at Flush, each once however often
// it changed, when all history is there that was made on the way: were they
// ahead of it, then the repeat would be taken for old and its history be lost.

const (
	// holdBytes is how much history is held at most.
	holdBytes = 28 << 20
	// sendAtOnce is how many blocks are written side by side: so many that one
	// is made ready while ClickHouse writes, and waits for the disk.
	sendAtOnce = 3
)

// Hold keeps rows that Save would write until Flush writes them. Load gives
// those that are held.
func (n *Next) Hold(ctx context.Context, tenant string, rows Rows) error {
	db, err := n.databaseOf(tenant)
	if err != nil {
		return err
	}
	n.known.touched[db] = true
	for _, t := range tables {
		t.hold(n.known, db, &rows)
	}
	if n.known.bytes < n.HoldBytes {
		return nil
	}
	if err := n.sent(ctx); err != nil {
		return err
	}
	n.send(ctx, sendAtOnce)
	return nil
}

// Full says whether so many rows are held that it is time for Flush.
func (n *Next) Full() bool { return n.known.kept.Full() }

// Flush writes what is held, and then moves the checkpoints.
func (n *Next) Flush(ctx context.Context, m Move) error {
	if err := n.sent(ctx); err != nil {
		return err
	}
	n.send(ctx, math.MaxInt)
	if err := n.sent(ctx); err != nil {
		return err
	}
	changed := n.known.kept.Changed()
	group, writing := errgroup.WithContext(ctx)
	group.SetLimit(sendAtOnce)
	for db := range n.known.touched {
		group.Go(func() error { return n.flush(writing, db, changed) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	clear(n.known.touched)
	n.known.kept.Tidy()
	return n.SaveCheckpoints(ctx, n.at, m)
}

func (n *Next) flush(ctx context.Context, db database, changed map[string][]shelf.Place) error {
	for _, t := range tables {
		if err := t.flush(ctx, n.Store, db, changed); err != nil {
			return err
		}
	}
	return nil
}

// hold takes rows: history into a block, others onto the shelf.
func (t table[R]) hold(k *known, db database, of *Rows) {
	rows := *t.in(of)
	if len(rows) == 0 {
		return
	}
	row := new(R) // one for all: what reflection looks at lies on the heap
	if t.wanted != nil {
		place := db.table(t.name)
		for id, r := range rows {
			*row = r
			shelf.Put(k.kept, place, id, row)
		}
		return
	}
	block, value := k.block(db, t.name, reflect.TypeFor[R]()), reflect.ValueOf(row).Elem()
	before := block.bytes
	for _, r := range rows {
		*row = r
		block.add(value)
	}
	k.bytes += block.bytes - before
}

// flush writes the rows of a table that changed.
func (t table[R]) flush(ctx context.Context, s *Store, db database, changed map[string][]shelf.Place) error {
	places := changed[db.table(t.name)]
	if len(places) == 0 {
		return nil
	}
	block := newColumns(reflect.TypeFor[R]())
	for _, place := range places {
		block.add(reflect.ValueOf(shelf.At[R](s.known.kept, place)).Elem())
	}
	return s.write(ctx, db, t.name, block)
}
