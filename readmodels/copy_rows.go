package readmodels

import (
	"bytes"
	"io"
)

// rowReader reads rows as COPY takes them. They are made as they are sent: all
// at once they would take more memory than the rows.
type rowReader[T any] struct {
	table *table[T]
	rows  []*T
	made  []byte // of which what is behind sent is still to be read
	sent  int
	err   error // of a row that cannot be made
}

// Read makes rows until it can fill what it is given.
func (r *rowReader[T]) Read(into []byte) (int, error) {
	if r.sent > 0 && len(r.made)-r.sent < len(into) {
		r.made = append(r.made[:0], r.made[r.sent:]...)
		r.sent = 0
	}
	for len(r.made)-r.sent < len(into) && len(r.rows) > 0 {
		if r.made, r.err = r.table.binary(r.made, r.rows[0]); r.err != nil {
			return 0, r.err
		}
		r.rows = r.rows[1:]
	}
	n := copy(into, r.made[r.sent:])
	if n == 0 {
		return 0, io.EOF
	}
	r.sent += n
	return n, nil
}

// copied are rows as COPY takes them, in blocks: one piece that grows would be
// copied each time that it has no room, and be there twice. The first blocks are
// small, since there can be thousands of tenants with few rows each.
type copied struct {
	blocks [][]byte
	size   int // in bytes
}

// How large a block is, and how little is left of it when the next begins.
const (
	leastCopied = 4 << 10
	mostCopied  = 128 << 10
	copiedRest  = 2 << 10
)

// appendRows adds rows.
func appendRows[T any](c *copied, t *table[T], rows []*T) (err error) {
	for _, row := range rows {
		last := len(c.blocks) - 1
		if last < 0 || cap(c.blocks[last])-len(c.blocks[last]) < copiedRest {
			room := leastCopied
			if last >= 0 {
				room = min(2*cap(c.blocks[last]), mostCopied)
			}
			c.blocks, last = append(c.blocks, make([]byte, 0, room)), last+1
		}
		before := len(c.blocks[last])
		if c.blocks[last], err = t.binary(c.blocks[last], row); err != nil {
			return err
		}
		c.size += len(c.blocks[last]) - before
	}
	return nil
}

// reader reads them; nil when there are none.
func (c *copied) reader() io.Reader {
	if len(c.blocks) == 0 {
		return nil
	}
	all := make([]io.Reader, len(c.blocks))
	for i, block := range c.blocks {
		all[i] = bytes.NewReader(block)
	}
	return io.MultiReader(all...)
}
