package shelf

// board has packed rows one behind the other in large blocks.
type board struct {
	at     map[uint64]spot // by hash
	blocks [][]byte
	size   int // of all rows and what finds them, in bytes
}

// spot is where a row begins, and how long it may be.
type spot struct{ block, from, room uint32 }

const (
	blockBytes = 1 << 20
	spotBytes  = 32 // about what an entry of the map takes
)

// put keeps a row in the place of what it was before, where there is room.
func (b *board) put(hash uint64, row []byte) {
	if b.at == nil {
		b.at = map[uint64]spot{}
	}
	at, ok := b.at[hash]
	if !ok || int(at.room) < len(row) {
		at = b.place(len(row) + len(row)/8)
		b.at[hash] = at
	}
	copy(b.blocks[at.block][at.from:], row)
}

// place makes room for a row.
func (b *board) place(room int) spot {
	last := len(b.blocks) - 1
	if last < 0 || len(b.blocks[last])+room > cap(b.blocks[last]) {
		b.blocks, last = append(b.blocks, make([]byte, 0, max(blockBytes, room))), last+1
	}
	from := len(b.blocks[last])
	b.blocks[last] = b.blocks[last][:from+room]
	b.size += room + spotBytes
	return spot{uint32(last), uint32(from), uint32(room)} // each far below 4 Gi
}

// get gives a row's place, which may be longer than the row; nil for none.
func (b *board) get(hash uint64) []byte {
	at, ok := b.at[hash]
	if !ok {
		return nil
	}
	return b.blocks[at.block][at.from : at.from+at.room]
}
