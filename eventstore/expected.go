package eventstore

import "fmt"

// Expected says what a stream must be like for an append to happen. It is a
// closed type: Any, NoStream or Exactly.
type Expected struct {
	kind     expectedKind
	revision uint64
}

type expectedKind int

const (
	anyRevision expectedKind = iota
	noStream
	exactRevision
)

// The expectations without a revision.
var (
	Any      = Expected{kind: anyRevision}
	NoStream = Expected{kind: noStream}
)

// Exactly expects the stream's last event to have this revision.
func Exactly(revision uint64) Expected { return Expected{kind: exactRevision, revision: revision} }

// Fold gives what one of the three functions makes of the expectation.
func Fold[T any](e Expected, whenAny func() T, whenNoStream func() T, whenExactly func(uint64) T) T {
	switch e.kind {
	case noStream:
		return whenNoStream()
	case exactRevision:
		return whenExactly(e.revision)
	default:
		return whenAny()
	}
}

// String is for logs.
func (e Expected) String() string {
	return Fold(e,
		func() string { return "any" },
		func() string { return "no stream" },
		func(r uint64) string { return fmt.Sprintf("revision %d", r) })
}
