package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"time"
)

// ID is an event id: the sixteen bytes of a UUID, in the order of RFC 4122.
type ID [16]byte

// Event is a stored event. Its byte slices are views into the record it was decoded from: they are
// valid until the cursor that gave it moves, and must not be changed.
type Event struct {
	Position uint64
	StreamNo uint64
	Revision int64
	Created  int64 // ticks of 100 ns since the Unix epoch
	ID       ID
	JSON     bool
	Stream   []byte
	Type     []byte
	Metadata []byte
	Data     []byte
}

// Clone copies the event out of the buffer it views.
func (e *Event) Clone() *Event {
	c := *e
	buf := make([]byte, 0, len(e.Stream)+len(e.Type)+len(e.Metadata)+len(e.Data))
	own := func(b []byte) []byte {
		start := len(buf)
		buf = append(buf, b...)
		return buf[start:len(buf):len(buf)]
	}
	c.Stream, c.Type, c.Metadata, c.Data = own(e.Stream), own(e.Type), own(e.Metadata), own(e.Data)
	return &c
}

// Ticks is a time in .NET's units of 100 ns, counted from the Unix epoch.
func Ticks(t time.Time) int64 { return t.UnixNano() / 100 }

// Part of the file format.
const (
	recordVersion = 1
	recordHead    = 1 + 1 + 8 + 8 + 8 + 16
	flagJSON      = 1 << 0
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func appendRecord(dst []byte, e *Event) []byte {
	start := len(dst)
	var flags byte
	if e.JSON {
		flags |= flagJSON
	}
	dst = append(dst, recordVersion, flags)
	dst = binary.BigEndian.AppendUint64(dst, e.StreamNo)
	dst = binary.BigEndian.AppendUint64(dst, uint64(e.Revision))
	dst = binary.BigEndian.AppendUint64(dst, uint64(e.Created))
	dst = append(dst, e.ID[:]...)
	for _, field := range [...][]byte{e.Stream, e.Type, e.Metadata, e.Data} {
		dst = binary.AppendUvarint(dst, uint64(len(field)))
		dst = append(dst, field...)
	}
	return binary.BigEndian.AppendUint32(dst, recordSum(e.Position, dst[start:]))
}

func recordSum(position uint64, body []byte) uint32 {
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], position)
	return crc32.Update(crc32.Checksum(key[:], castagnoli), castagnoli, body)
}

// CorruptError says that what lies at a position is not what was written there.
type CorruptError struct {
	Position uint64
	Reason   string
}

func (e *CorruptError) Error() string {
	return fmt.Sprintf("the record at position %d is corrupt: %s", e.Position, e.Reason)
}

// decodeRecord fills e with views into raw. Fails with *CorruptError.
func decodeRecord(position uint64, raw []byte, e *Event) error {
	corrupt := func(reason string) error { return &CorruptError{Position: position, Reason: reason} }
	if len(raw) < recordHead+4+4 {
		return corrupt("too short")
	}
	body, sum := raw[:len(raw)-4], binary.BigEndian.Uint32(raw[len(raw)-4:])
	if recordSum(position, body) != sum {
		return corrupt("the checksum does not match")
	}
	if body[0] != recordVersion {
		return corrupt(fmt.Sprintf("unknown record version %d", body[0]))
	}
	e.Position = position
	e.JSON = body[1]&flagJSON != 0
	e.StreamNo = binary.BigEndian.Uint64(body[2:])
	e.Revision = int64(binary.BigEndian.Uint64(body[10:]))
	e.Created = int64(binary.BigEndian.Uint64(body[18:]))
	copy(e.ID[:], body[26:])
	rest := body[recordHead:]
	for _, field := range [...]*[]byte{&e.Stream, &e.Type, &e.Metadata, &e.Data} {
		n, width := binary.Uvarint(rest)
		if width <= 0 || n > uint64(len(rest)-width) {
			return corrupt("a field runs over the end")
		}
		*field = rest[width : width+int(n) : width+int(n)]
		rest = rest[width+int(n):]
	}
	if len(rest) != 0 {
		return corrupt("bytes left over after the last field")
	}
	return nil
}

// Halves are the id's upper and lower 64 bits.
func (id ID) Halves() (msb, lsb uint64) {
	return binary.BigEndian.Uint64(id[:]), binary.BigEndian.Uint64(id[8:])
}
