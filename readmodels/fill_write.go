package readmodels

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// writing is what was held while it is written, beside the folding of what
// comes behind it.
type writing struct {
	*holding
	done chan struct{}
	err  error // once done
	stop context.CancelFunc
}

// endWithin is how long a build that ends waits for what is being written.
const endWithin = 5 * time.Second

func (w *writing) end() {
	select {
	case <-w.done:
	case <-time.After(endWithin):
		w.stop()
		<-w.done
	}
}

// moveAll takes all slices of a generation from one position to another.
const moveAll = `UPDATE daybook.slices SET commit = $2, prepare = $3 WHERE projection = $1 AND (commit, prepare) = ($4, $5)`

// Flush writes what is held. It returns what Fill does.
func (n *Next) Flush(ctx context.Context) error {
	if err := n.handOver(ctx); err != nil {
		return err
	}
	return n.written(ctx)
}

// handOver begins to write what is held, once what was held before it is written.
func (n *Next) handOver(ctx context.Context) error {
	if err := n.written(ctx); err != nil || n.held == nil {
		return err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx)) // the batch's ends before
	w := &writing{holding: n.held, done: make(chan struct{}), stop: stop}
	n.held, n.writing = nil, w
	go func() {
		defer close(w.done)
		defer stop()
		w.err = n.write(ctx, w.holding)
	}()
	return nil
}

// written waits until nothing is being written.
func (n *Next) written(ctx context.Context) error {
	if n.writing == nil {
		return nil
	}
	select {
	case <-n.writing.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	w := n.writing
	if w.err != nil {
		return n.refused(w.to, false, w.err)
	}
	n.remember(w.holding)
	n.writing = nil
	return nil
}

// writeHeld writes what is held, and nothing else is being written.
func (n *Next) writeHeld(ctx context.Context) error {
	if err := n.written(ctx); err != nil {
		return err
	}
	h := n.held
	if err := n.write(ctx, h); err != nil {
		return err
	}
	n.remember(h)
	n.held = nil
	return nil
}

// remember keeps rows as the tables have them now.
func (n *Next) remember(h *holding) {
	for tenant, t := range h.tenants {
		for _, k := range kinds {
			k.keep(n.known, tenant, t.rows)
		}
	}
	n.known.Tidy()
}

// write writes what was held, and moves the checkpoint of all slices with it.
func (n *Next) write(ctx context.Context, h *holding) error {
	return pgx.BeginTxFunc(ctx, n.pool, pgx.TxOptions{BeginQuery: "BEGIN; SET LOCAL synchronous_commit = off"}, func(tx pgx.Tx) error {
		if err := tx.SendBatch(ctx, &h.queue).Close(); err != nil {
			return fmt.Errorf("fill tables: %w", err)
		}
		for _, tenant := range slices.Sorted(maps.Keys(h.tenants)) {
			if err := n.writeTenant(ctx, tx, tenant, h.tenants[tenant]); err != nil {
				return fmt.Errorf("fill tables of %s: %w", tenant, err)
			}
		}
		moved, err := tx.Exec(ctx, moveAll, n.generation.projection, int64(h.to.Commit), int64(h.to.Prepare), int64(h.from.Commit), int64(h.from.Prepare))
		if err == nil && moved.RowsAffected() != Slices {
			err = ErrMoved
		}
		return err
	})
}

func (n *Next) writeTenant(ctx context.Context, tx pgx.Tx, tenant string, t *tenantHolding) error {
	in := func(text string) string { return n.in(tenant, text) }
	for _, k := range kinds {
		if err := k.write(ctx, tx, in, t); err != nil {
			return err
		}
	}
	if err := copyIn(ctx, tx, in, timeline, t.timeline.reader()); err != nil {
		return err
	}
	return copyIn(ctx, tx, in, changes, t.changes.reader())
}
