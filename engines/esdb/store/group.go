package store

import (
	"encoding/binary"
	"errors"
	"time"

	"github.com/cockroachdb/pebble/v2"
)

// group is a set of requests that become durable with one sync.
//
// The requests are carried out in turn against working copies of the heads they touch, so the second
// append to a stream sees what the first one did. One Pebble batch holds what all of them write:
// a crash keeps the whole group or nothing of it, hence every append whole or not at all.
type group struct {
	store    *Store
	batch    *pebble.Batch
	heads    map[string]*working
	requests []*request
	events   []tailEvent // what it writes, for the live tail
	slab     []byte      // their records
	next     uint64      // position of the next event
	streams  uint64      // number of the last stream that has one
	key      []byte      // scratch
	now      int64
}

// working is a head as the requests so far have left it.
type working struct {
	Head
	written bool // events of this stream are in the batch
}

// errSplit ends a group: the request at hand must read from disk what the group has yet to write.
var errSplit = errors.New("the group must be committed first")

func (s *Store) newGroup() *group {
	g := &s.group
	g.store = s
	g.batch = s.db.NewBatch()
	clear(g.heads)
	g.requests = g.requests[:0]
	g.events, g.slab = nil, nil
	g.next, g.streams = s.tail.position()+1, s.lastStream
	// Clocks step back now and then; created times do not, so $maxAge can search by halves.
	g.now = max(Ticks(time.Now()), g.now)
	return g
}

// run carries out one request. It returns false if the group must be committed before it.
// An I/O error is kept in the store: nothing more is written.
func (g *group) run(r *request) bool {
	r.result = Result{}
	r.err = r.do(g, r)
	if errors.Is(r.err, errSplit) {
		return false
	}
	if r.err != nil && !isRefusal(r.err) {
		g.store.fail(r.err)
	}
	g.requests = append(g.requests, r)
	return true
}

// isRefusal tells an answer to the client from a failure of the store.
func isRefusal(err error) bool {
	if _, ok := errors.AsType[*WrongExpectedVersionError](err); ok {
		return true
	}
	_, ok := errors.AsType[*StreamDeletedError](err)
	return ok
}

// head returns the working copy of a stream's head.
func (g *group) head(name string) (*working, error) {
	if w, ok := g.heads[name]; ok {
		return w, nil
	}
	h, ok := g.store.heads.get(name)
	if !ok {
		var err error
		if h, err = g.store.loadHead(name, everything); err != nil {
			return nil, err
		}
	}
	w := &working{Head: h}
	g.heads[name] = w
	return w, nil
}

// mustBeClean returns errSplit if the group holds unwritten events of the stream.
func (g *group) mustBeClean(name string) error {
	if w := g.heads[name]; w != nil && w.written {
		return errSplit
	}
	return nil
}

// put adds one event to the batch and returns its position.
func (g *group) put(stream string, h *working, revision int64, p *Proposed) uint64 {
	if h.Number == 0 {
		g.number(stream, h)
	}
	position := g.next
	g.next++
	start := len(g.slab)
	g.slab = appendRecord(g.slab, &Event{
		Position: position, StreamNo: h.Number, Revision: revision, Created: g.now, ID: p.ID, JSON: p.JSON,
		Stream: bytesOf(stream), Type: bytesOf(p.Type), Metadata: p.Metadata, Data: p.Data,
	})
	record := g.slab[start:len(g.slab):len(g.slab)]
	g.key = appendLogKey(g.key[:0], position)
	_ = g.batch.Set(g.key, record, nil) // fails only on a closed batch
	g.key = appendIndexKey(g.key[:0], h.Number, revision)
	entry := indexEntry{position: position, id: p.ID}.append(make([]byte, 0, indexEntrySize))
	_ = g.batch.Set(g.key, entry, nil)
	g.events = append(g.events, tailEvent{position: position, stream: stream, record: record})
	g.store.known.add(h.Number, p.ID, revision, position)
	h.Last, h.written = revision, true
	return position
}

// number gives a new stream its number.
func (g *group) number(stream string, h *working) {
	g.streams++
	h.Number = g.streams
	_ = g.batch.Set(nameKey(stream), binary.BigEndian.AppendUint64(nil, h.Number), nil)
	_ = g.batch.Set(numberKey(h.Number), []byte(stream), nil)
}
