package clickhouse

import (
	"errors"
	"fmt"

	"github.com/ClickHouse/ch-go/proto"
)

// reframe writes the Native blocks of chunk, which are of revision 0, to buf as
// a client of the given revision expects them:
//
//	revision 0            columns rows  (name type data)...
//	above 0       info    columns rows  (name type data)...
//	from 54454    info    columns rows  (name type custom=0 data)...
//
// The library writes revision 0 alone, for it thinks of files; clickhouse-go
// asks for what a server speaks. Data is copied as it stands: the only work is
// to know where each column ends. The alternative, to decode and encode each
// column, costs five times as much and loses what the decoder does not know.
func reframe(buf *proto.Buffer, chunk []byte, revision int) error {
	r := &cursor{rest: chunk}
	for len(r.rest) > 0 {
		if err := reframeBlock(buf, r, revision); err != nil {
			return err
		}
	}
	return nil
}

func reframeBlock(buf *proto.Buffer, r *cursor, revision int) error {
	if revision > 0 {
		proto.BlockInfo{BucketNum: -1}.Encode(buf)
	}
	columns, rows := r.uvarint(), r.uvarint()
	buf.PutUVarInt(columns)
	buf.PutUVarInt(rows)
	for range columns {
		name, typ := r.text(), r.text()
		if r.err != nil {
			return r.err
		}
		buf.PutString(name)
		buf.PutString(typ)
		if proto.FeatureCustomSerialization.In(revision) {
			buf.PutBool(false)
		}
		data, err := r.column(typ, int(rows))
		if err != nil {
			return fmt.Errorf("column %s: %w", name, err)
		}
		buf.PutRaw(data)
	}
	return r.err
}

// errCutShort says that a block ended before its columns did: either the
// library split a block between two parts of an answer, or the layout in
// layout.go is wrong.
var errCutShort = errors.New("the engine's answer ends within a block")

// cursor walks over bytes. Its first error stays and makes later calls void.
type cursor struct {
	rest []byte
	err  error
}

func (r *cursor) skip(n int) {
	if n < 0 || n > len(r.rest) {
		r.err, r.rest = errCutShort, nil
		return
	}
	r.rest = r.rest[n:]
}

func (r *cursor) uvarint() uint64 {
	var value uint64
	for i, b := range r.rest {
		value |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return value
		}
		if i == 9 {
			break
		}
	}
	r.skip(-1)
	return 0
}

func (r *cursor) uint64() uint64 {
	at := r.rest
	r.skip(8)
	if r.err != nil {
		return 0
	}
	return bin.Uint64(at)
}

func (r *cursor) text() string {
	n := int(r.uvarint())
	at := r.rest
	r.skip(n)
	if r.err != nil {
		return ""
	}
	return string(at[:n])
}

// column passes over the data of one column and returns them.
func (r *cursor) column(typ string, rows int) ([]byte, error) {
	if rows == 0 {
		return nil, nil // a block of no rows has neither prefix nor data
	}
	layout, err := layoutOf(typ)
	if err != nil {
		return nil, err
	}
	start := r.rest
	layout.prefix(r)
	layout.body(r, rows)
	if r.err != nil {
		return nil, fmt.Errorf("%s: %w", typ, r.err)
	}
	return start[:len(start)-len(r.rest)], nil
}
