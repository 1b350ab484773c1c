package shelf

import "bytes"

// board has packed rows one behind the other in large blocks.
type board struct {
	at     map[uint64]spot // by hash, or the next number that was free
	blocks [][]byte
	size   int // of all rows and what finds them, in bytes
}

// spot is where a row begins, and how long it may be. One that is changed was
// put, and not only looked at.
type spot struct {
	block, from, room uint32
	changed           bool
}

const (
	blockBytes = 1 << 20
	spotBytes  = 32 // about what an entry of the map takes
)

// find gives the spot of the row that begins with a head, or under which
// number there is room for one.
func (b *board) find(hash uint64, head []byte) (number uint64, at spot, ok bool) {
	for number = hash; ; number++ {
		at, ok = b.at[number]
		if !ok || bytes.HasPrefix(b.bytes(at), head) {
			return number, at, ok
		}
	}
}

// put keeps a row in the place of what it was before, where there is room.
func (b *board) put(hash uint64, head, row []byte, changed bool) {
	if b.at == nil {
		b.at = map[uint64]spot{}
	}
	number, at, ok := b.find(hash, head)
	changed = changed || at.changed
	if !ok || int(at.room) < len(row) {
		at = b.place(len(row) + len(row)/8)
	}
	at.changed = changed
	b.at[number] = at
	copy(b.bytes(at), row)
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
	return spot{block: uint32(last), from: uint32(from), room: uint32(room)} // each far below 4 Gi
}

// bytes is a row's place, which may be longer than the row.
func (b *board) bytes(at spot) []byte { return b.blocks[at.block][at.from : at.from+at.room] }

// settle counts no row as changed any more.
func (b *board) settle() {
	for number, at := range b.at {
		if at.changed {
			at.changed = false
			b.at[number] = at
		}
	}
}
