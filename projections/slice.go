package projections

import (
	"hash/fnv"
	"slices"

	"github.com/daybook-crm/daybook/eventstore"
)

// sliceOf deals streams into slices. It is part of what is stored: with
// another dealing the checkpoints of slices would be over other streams.
func sliceOf(stream eventstore.StreamID, n int) int {
	if n == 1 {
		return 0
	}
	hash := fnv.New32a()
	for _, part := range []string{stream.Category, "-", stream.Tenant, "_", stream.ID} {
		_, _ = hash.Write([]byte(part))
	}
	sum := hash.Sum32()
	return int((sum ^ sum>>16) % uint32(n)) // the low bits alone depend on the last characters most
}

func comparePositions(a, b eventstore.Position) int {
	switch {
	case a.After(b):
		return 1
	case b.After(a):
		return -1
	default:
		return 0
	}
}

func later(a, b eventstore.Position) eventstore.Position {
	if b.After(a) {
		return b
	}
	return a
}

// least is how far a read side is as a whole: as its last slice.
func least(positions []eventstore.Position) eventstore.Position {
	return slices.MinFunc(positions, comparePositions)
}
