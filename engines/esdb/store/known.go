package store

// knownIDs remembers where the ids of the last events were written, so that an append sent twice
// under Any or StreamExists is one append. EventStoreDB keeps such a memory too and loses it when it
// restarts; here Open fills it from the end of the log.
//
// The memory is bounded by events, not by time: an id that 65,536 later events have pushed out is
// written again. Writers who need more than that name a revision, which is checked against the index.
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
