package store

// knownIDs remembers where the ids of the last events were written, so that an append sent twice
// under Any or StreamExists is one append.
//
// The memory is bounded, as EventStoreDB's is: an id that 65,536 later events have pushed out is written
// again. EventStoreDB gives it 8 MiB, which by the length of the streams' names is fifty to a hundred
// thousand ids, and loses it at a restart; here Open fills it from the end of the log, as far as
// rememberedBytes go. A memory without bound would be a second index of all events, on disk, for a
// promise that no client can rely on elsewhere. Writers who need more name a revision: that is checked
// against the index of the stream, and holds however long ago the first append was.
type knownIDs struct {
	where map[knownID]knownAt
	ring  []knownSlot
	next  int
}

const knownCapacity = 1 << 16

type knownID struct {
	stream uint64
	id     ID
}

type knownAt struct {
	revision int64
	position uint64
}

type knownSlot struct {
	knownID
	position uint64
}

func newKnownIDs() *knownIDs {
	return &knownIDs{where: map[knownID]knownAt{}}
}

// add records the latest place of an id in a stream. Positions must rise from call to call.
func (k *knownIDs) add(stream uint64, id ID, revision int64, position uint64) {
	slot := knownSlot{knownID{stream, id}, position}
	if len(k.ring) < knownCapacity {
		k.ring = append(k.ring, slot)
	} else {
		if old := k.ring[k.next]; k.where[old.knownID].position == old.position {
			delete(k.where, old.knownID)
		}
		k.ring[k.next] = slot
		k.next = (k.next + 1) % knownCapacity
	}
	k.where[slot.knownID] = knownAt{revision, position}
}

func (k *knownIDs) find(stream uint64, id ID) (knownAt, bool) {
	at, ok := k.where[knownID{stream, id}]
	return at, ok
}
