package reporting

import "context"

// outgoing is a block of history on its way to ClickHouse, while the next
// events are folded: most of the way it waits for the disk.
type outgoing struct {
	db    database
	table string
	block *columns
	err   error // once it has arrived, or not
}

// send starts to write the blocks that are wanted. It may be called when all
// that was sent before has arrived.
func (n *Next) send(ctx context.Context, wanted func(*columns) bool) {
	k := n.known
	for db, blocks := range k.held {
		for table, block := range blocks {
			if wanted(block) {
				k.way = append(k.way, &outgoing{db: db, table: table, block: block})
				delete(blocks, table)
			}
		}
	}
	n.start(ctx)
}

// start sends what is on its way, side by side.
func (n *Next) start(ctx context.Context) {
	k := n.known
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

// sent waits until what is on its way has arrived. What has not is sent once
// more the next time: nothing may be forgotten before the checkpoints move.
func (n *Next) sent(ctx context.Context) error {
	k := n.known
	k.sending.Wait()
	var failed error
	var again []*outgoing
	for _, o := range k.way {
		if o.err != nil {
			failed, again = o.err, append(again, o)
		}
	}
	k.way = again
	if failed != nil {
		n.start(ctx)
	}
	return failed
}
