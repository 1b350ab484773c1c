package identity

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/google/uuid"
)

// NewID makes a UUIDv7: ids of things made one after the other sort that way,
// which keeps the indexes of every read side dense.
func NewID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// Derive makes the id of what a command makes, always the same for the same
// command and name, so that a command sent twice makes one thing. From a
// UUIDv7 command id comes a UUIDv7 with the same time; from any other version
// a UUIDv5, since there is no time to keep.
func Derive(command uuid.UUID, name string) uuid.UUID {
	if command.Version() != 7 {
		return uuid.NewSHA1(command, []byte(name))
	}
	sum := sha256.Sum256(append(command[:], name...))
	id := uuid.UUID(sum[:16])
	copy(id[:6], command[:6])
	id[6] = 0x70 | id[6]&0x0f
	id[8] = 0x80 | id[8]&0x3f
	return id
}

// EventID makes the id of the index-th event that a command makes in a stream.
// The stream is part of it, so that a client that gives two commands one id
// still makes events with two.
func EventID(command uuid.UUID, stream string, index int) uuid.UUID {
	return uuid.NewSHA1(command, binary.BigEndian.AppendUint32([]byte(stream), uint32(index)))
}

// sources is the namespace of ids that come from other systems. It is in
// every imported stream's name and must never change.
var sources = uuid.MustParse("7e1c2bd0-4f0c-5d0f-9a53-0c1f6a1fb1a7")

// FromSource makes the id of what another system knows as object/id. It is a
// UUIDv5, not a v7: the same row must have the same id on every import, and a
// row's creation date is not always there and can be corrected at the source.
func FromSource(tenant, system, object, id string) uuid.UUID {
	return uuid.NewSHA1(sources, []byte(tenant+"\x00"+system+"\x00"+object+"\x00"+id))
}
