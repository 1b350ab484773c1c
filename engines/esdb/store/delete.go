package store

import (
	"crypto/rand"
)

// A stream's end is written under this type: part of the protocol.
const (
	typeMetadata  = "$metadata"
	typeTombstone = "$streamDeleted"
)

// softDelete writes the metadata that hides all events of the stream.
func softDelete(g *group, r *request) error {
	h, err := g.head(r.stream)
	if err != nil {
		return err
	}
	if h.Last < 0 && !h.HasMetadata && !h.Tombstoned {
		return &WrongExpectedVersionError{r.stream, r.expected, h.Last}
	}
	if err := g.mayDelete(r, h); err != nil {
		return err
	}
	r.result.Revision = h.Last
	r.result.Position, err = g.putMetadata(r.stream, softDeleteJSON)
	return err
}

// tombstone writes the record after which nothing can ever be written or read.
func tombstone(g *group, r *request) error {
	h, err := g.head(r.stream)
	if err != nil {
		return err
	}
	if err := g.mayDelete(r, h); err != nil {
		return err
	}
	r.result.Position = g.put(r.stream, h, TombstoneRevision, &Proposed{ID: NewID(), Type: typeTombstone})
	r.result.Revision = h.Last
	h.Tombstoned = true
	meta, err := g.head(metaPrefix + r.stream)
	if err != nil {
		return err
	}
	meta.Tombstoned = true // nor can its metadata
	return nil
}

// mayDelete checks the expected version as for an append of one event nobody has seen.
func (g *group) mayDelete(r *request, h *working) error {
	switch v := r.expected.check(h.Head); {
	case v == isDeleted:
		return &StreamDeletedError{r.stream}
	case v == conflict, v == repeat && (r.expected != NoStream || !h.SoftDeleted()):
		return &WrongExpectedVersionError{r.stream, r.expected, h.Last}
	}
	return nil
}

// undelete follows the events (or the metadata) which brought a soft-deleted stream back: the metadata
// as it was, now hiding only what was written before the revision first.
func (g *group) undelete(stream string, first int64) error {
	h, err := g.head(metaPrefix + stream)
	if err != nil {
		return err
	}
	var data []byte
	if err := g.store.readEvent(h.Number, h.Last, func(e *Event) { data, err = withTruncateBefore(e.Data, first) }); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	_, err = g.putMetadata(stream, data)
	return err
}

// metadataWritten is called after a client's own event in a metadata stream: the stream it speaks of is
// ruled by it from now on, and brought back if it was soft-deleted.
func (g *group) metadataWritten(stream string, written *Proposed) error {
	h, err := g.head(stream)
	if err != nil {
		return err
	}
	wasDeleted := h.SoftDeleted()
	g.rule(stream, h, written)
	if !wasDeleted || !written.JSON {
		return nil
	}
	data, err := withTruncateBefore(written.Data, h.Last+1)
	if err != nil {
		return nil //nolint:nilerr // metadata that is not JSON is kept as it is
	}
	_, err = g.putMetadata(stream, data)
	return err
}

// putMetadata writes metadata on the server's own behalf.
func (g *group) putMetadata(stream string, data []byte) (uint64, error) {
	meta, err := g.head(metaPrefix + stream)
	if err != nil {
		return 0, err
	}
	h, err := g.head(stream)
	if err != nil {
		return 0, err
	}
	event := Proposed{ID: NewID(), Type: typeMetadata, JSON: true, Data: data}
	position := g.put(metaPrefix+stream, meta, meta.Last+1, &event)
	g.rule(stream, h, &event)
	return position, nil
}

// rule makes the stream's head obey a metadata event.
func (g *group) rule(stream string, h *working, written *Proposed) {
	if IsMetaStream(stream) { // $$$$x rules nothing
		return
	}
	h.HasMetadata = true
	h.Metadata, _ = parseMetadata(&Event{JSON: written.JSON, Data: written.Data})
}

// NewID makes a random (version 4) id for a record that no client named.
func NewID() (id ID) {
	rand.Read(id[:])
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return id
}
