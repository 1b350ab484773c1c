package esdbserver

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Field numbers of the messages written by hand here: event_store.client.streams.ReadResp and what it
// holds (streams.proto, shared.proto). wire_test.go decodes every one of them with the generated types.
const (
	respEvent      = 1
	respCheckpoint = 3
	respCaughtUp   = 8

	readEventEvent    = 1
	readEventLink     = 2
	readEventPosition = 3
	readEventRetries  = 5

	recordedID       = 1
	recordedStream   = 2
	recordedRevision = 3
	recordedPrepare  = 4
	recordedCommit   = 5
	recordedMetadata = 6
	recordedCustom   = 7
	recordedData     = 8

	uuidStructured       = 1
	uuidString           = 2
	streamIdentifierName = 3
)

// The keys of a recorded event's metadata, and its two content types.
const (
	metadataType        = "type"
	metadataCreated     = "created"
	metadataContentType = "content-type"
	contentJSON         = "application/json"
	contentBinary       = "application/octet-stream"
)

// wire encodes answers in the way one request asked for.
type wire struct{ stringIDs bool }

// readResp appends a ReadResp with an event, or a resolved link, or a link whose target is gone
// (event nil).
func (w wire) readResp(dst []byte, event, link *store.Event) []byte {
	position := event
	if link != nil {
		position = link
	}
	size := sizeTag + protowire.SizeVarint(position.Position)
	for _, e := range [...]*store.Event{event, link} {
		if e != nil {
			size += sizeTag + protowire.SizeBytes(w.recordedSize(e, e.Position))
		}
	}
	dst = appendHeader(dst, respEvent, size)
	if event != nil {
		dst = w.recorded(dst, readEventEvent, event, event.Position)
	}
	if link != nil {
		dst = w.recorded(dst, readEventLink, link, link.Position)
	}
	return appendVarint(dst, readEventPosition, position.Position)
}

// persistentResp appends the ReadResp of a persistent subscription: the same fields, and how often the
// message was delivered before. Here both events of a resolved link carry the link's position.
func (w wire) persistentResp(dst []byte, event, link *store.Event, retries int) []byte {
	original := event
	if link != nil {
		original = link
	}
	size := 2*sizeTag + protowire.SizeVarint(original.Position) + protowire.SizeVarint(uint64(retries))
	for _, e := range [...]*store.Event{event, link} {
		if e != nil {
			size += sizeTag + protowire.SizeBytes(w.recordedSize(e, original.Position))
		}
	}
	dst = appendHeader(dst, respEvent, size)
	if event != nil {
		dst = w.recorded(dst, readEventEvent, event, original.Position)
	}
	if link != nil {
		dst = w.recorded(dst, readEventLink, link, original.Position)
	}
	dst = appendVarint(dst, readEventPosition, original.Position)
	return appendVarint(dst, readEventRetries, uint64(retries))
}

// sizeTag is the width of a field number below 16.
const sizeTag = 1

// recordedSize is the encoded length of a RecordedEvent.
func (w wire) recordedSize(e *store.Event, position uint64) int {
	var ticks [20]byte
	created := strconv.AppendInt(ticks[:0], e.Created, 10)
	return sizeTag + protowire.SizeBytes(w.idSize(e.ID)) +
		sizeTag + protowire.SizeBytes(sizeTag+protowire.SizeBytes(len(e.Stream))) +
		sizeTag + protowire.SizeVarint(uint64(e.Revision)) +
		2*(sizeTag+protowire.SizeVarint(position)) +
		sizeTag + protowire.SizeBytes(pairSize(len(metadataType), len(e.Type))) +
		sizeTag + protowire.SizeBytes(pairSize(len(metadataCreated), len(created))) +
		sizeTag + protowire.SizeBytes(pairSize(len(metadataContentType), len(contentType(e)))) +
		sizeTag + protowire.SizeBytes(len(e.Metadata)) +
		sizeTag + protowire.SizeBytes(len(e.Data))
}

// recorded appends a RecordedEvent as a field.
func (w wire) recorded(dst []byte, field byte, e *store.Event, position uint64) []byte {
	var ticks [20]byte
	dst = appendHeader(dst, field, w.recordedSize(e, position))
	dst = w.id(dst, recordedID, e.ID)
	dst = appendHeader(dst, recordedStream, sizeTag+protowire.SizeBytes(len(e.Stream)))
	dst = appendBytes(dst, streamIdentifierName, e.Stream)
	dst = appendVarint(dst, recordedRevision, uint64(e.Revision))
	dst = appendVarint(dst, recordedPrepare, position)
	dst = appendVarint(dst, recordedCommit, position)
	dst = appendPair(dst, metadataType, e.Type)
	dst = appendPair(dst, metadataCreated, strconv.AppendInt(ticks[:0], e.Created, 10))
	dst = appendPair(dst, metadataContentType, []byte(contentType(e)))
	dst = appendBytes(dst, recordedCustom, e.Metadata)
	return appendBytes(dst, recordedData, e.Data)
}

func contentType(e *store.Event) string {
	if e.JSON {
		return contentJSON
	}
	return contentBinary
}

const textIDSize = 36

func (w wire) idSize(id store.ID) int {
	if w.stringIDs {
		return sizeTag + protowire.SizeBytes(textIDSize)
	}
	msb, lsb := binary.BigEndian.Uint64(id[:]), binary.BigEndian.Uint64(id[8:])
	return sizeTag + protowire.SizeBytes(2*sizeTag+protowire.SizeVarint(msb)+protowire.SizeVarint(lsb))
}

// id appends a UUID in the form the request asked for.
func (w wire) id(dst []byte, field byte, id store.ID) []byte {
	dst = appendHeader(dst, field, w.idSize(id))
	if w.stringIDs {
		return appendTextID(appendHeader(dst, uuidString, textIDSize), id)
	}
	msb, lsb := binary.BigEndian.Uint64(id[:]), binary.BigEndian.Uint64(id[8:])
	dst = appendHeader(dst, uuidStructured, 2*sizeTag+protowire.SizeVarint(msb)+protowire.SizeVarint(lsb))
	return appendVarint(appendVarint(dst, 1, msb), 2, lsb)
}

// appendTextID appends the dashed, lower-case form.
func appendTextID(dst []byte, id store.ID) []byte {
	for i, part := range [...][]byte{id[:4], id[4:6], id[6:8], id[8:10], id[10:]} {
		if i > 0 {
			dst = append(dst, '-')
		}
		dst = hex.AppendEncode(dst, part)
	}
	return dst
}

// checkpoint encodes a Checkpoint, with the timestamp of newer protocol versions (field 3, unknown to
// the client generated from v4.2.0, which skips it).
func checkpoint(position uint64, now time.Time) frame {
	body := appendVarint(appendVarint(nil, 1, position), 2, position)
	return frame(appendBytes(nil, respCheckpoint, appendTimestamp(body, 3, now)))
}

// caughtUp encodes a CaughtUp. Its three fields came after v4.2.0: timestamp = 1, stream_revision = 2,
// position = 3. Newer clients ignore a CaughtUp without a timestamp.
func caughtUp(now time.Time, revision, position *uint64) frame {
	body := appendTimestamp(nil, 1, now)
	if revision != nil {
		body = appendVarint(body, 2, *revision)
	}
	if position != nil {
		body = appendBytes(body, 3, appendVarint(appendVarint(nil, 1, *position), 2, *position))
	}
	return frame(appendBytes(nil, respCaughtUp, body))
}

func appendTimestamp(dst []byte, field byte, t time.Time) []byte {
	body := appendVarint(nil, 1, uint64(t.Unix()))
	return appendBytes(dst, field, appendVarint(body, 2, uint64(t.Nanosecond())))
}

// The primitives: a field number below 16 and its type make one byte.

func appendVarint(dst []byte, field byte, v uint64) []byte {
	return protowire.AppendVarint(append(dst, field<<3|byte(protowire.VarintType)), v)
}

func appendHeader(dst []byte, field byte, size int) []byte {
	return protowire.AppendVarint(append(dst, field<<3|byte(protowire.BytesType)), uint64(size))
}

func appendBytes(dst []byte, field byte, b []byte) []byte {
	return append(appendHeader(dst, field, len(b)), b...)
}

// pairSize is the length of an entry of a map of strings.
func pairSize(key, value int) int {
	return 2*sizeTag + protowire.SizeBytes(key) + protowire.SizeBytes(value)
}

func appendPair(dst []byte, key string, value []byte) []byte {
	dst = appendHeader(dst, recordedMetadata, pairSize(len(key), len(value)))
	dst = append(appendHeader(dst, 1, len(key)), key...)
	return appendBytes(dst, 2, value)
}
