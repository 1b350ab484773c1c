package store

import "strconv"

// Expected is what a writer believes about a stream. It is closed: Any, NoStream, StreamExists or
// an exact Revision. The zero value is revision 0.
type Expected int64

// The wire has no single number for these; the negative ones are those of EventStoreDB's error texts.
const (
	NoStream     Expected = -1
	Any          Expected = -2
	StreamExists Expected = -4
)

// Revision expects the stream's last event to be r.
func Revision(r uint64) Expected { return Expected(r) }

func (x Expected) String() string {
	switch x {
	case NoStream:
		return "no stream"
	case Any:
		return "any"
	case StreamExists:
		return "that the stream exists"
	}
	return "revision " + strconv.FormatInt(int64(x), 10)
}

// verdict is the answer of the version check.
type verdict int

const (
	write      verdict = iota // append the events
	repeat                    // they may be there already: compare ids (idempotency.go)
	conflict                  // wrong expected version
	isDeleted                 // refused because the stream is deleted
	maybeKnown                // Any and StreamExists: look for recently written ids first
)

// check is the matrix of expected version and stream state. It does not touch the disk.
//
//	                 never existed | exists at n | soft-deleted at n  | tombstoned
//	any              write         | maybeKnown  | maybeKnown         | deleted
//	no stream        write         | repeat      | repeat, else write | deleted
//	stream exists    conflict (1)  | maybeKnown  | deleted            | deleted
//	revision r = n   conflict      | write       | write              | deleted
//	revision r < n   conflict      | repeat      | repeat             | deleted
//	revision r > n   conflict      | conflict    | conflict           | deleted
//
// (1) but write if the stream has metadata.
func (x Expected) check(h Head) verdict {
	switch {
	case h.Tombstoned:
		return isDeleted
	case x == StreamExists && h.SoftDeleted():
		return isDeleted
	case x == StreamExists && h.Last < 0 && !h.HasMetadata:
		return conflict
	case x == Any, x == StreamExists:
		return maybeKnown
	case x == NoStream && h.Last < 0, int64(x) == h.Last:
		return write
	case int64(x) > h.Last:
		return conflict
	}
	return repeat
}
