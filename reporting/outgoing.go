package reporting

import (
	"context"
	"slices"
)

// outgoing is a block of history on its way to ClickHouse, while the next
// events are folded: most of the way it waits for the disk.
type outgoing struct {
	db    database
	table string
	block *columns
	err   error // once it has arrived, or not
}

// send starts to write the largest blocks, at most so many. It may be called
// when all that was sent before has arrived.
//
// A few of the largest, and not all at once: of the same memory, blocks that are
// sent in turn become twice as large.
func (n *Next) send(ctx context.Context, most int) {
	k := n.known
	for db, blocks := range k.held {
		for table, block := range blocks {
			k.way = append(k.way, &outgoing{db: db, table: table, block: block})
		}
	}
	slices.SortFunc(k.way, func(a, b *outgoing) int { return b.block.bytes - a.block.bytes })
	k.way = k.way[:min(most, len(k.way))]
	for _, o := range k.way {
		delete(k.held[o.db], o.table)
		k.bytes -= o.block.bytes
	}
	next := make(chan *outgoing, len(k.way))
	for _, o := range k.way {
		next <- o
	}
	close(next)
	for range sendAtOnce {
		k.sending.Go(func() {
			for o := range next {
				o.err = n.write(ctx, o.db, o.table, o.block)
			}
		})
	}
}

// sent waits until what is on its way has arrived. What has not is written
// once more, by who waits: nothing may be lost before the checkpoints move, and
// the work that it was sent by may have ended, and its context with it.
func (n *Next) sent(ctx context.Context) error {
	k := n.known
	k.sending.Wait()
	for len(k.way) > 0 {
		o := k.way[0]
		if o.err != nil {
			o.err = n.write(ctx, o.db, o.table, o.block)
		}
		if o.err != nil {
			return o.err
		}
		k.way = k.way[1:]
	}
	return nil
}
