package main

import (
	"os"
	"runtime"
)

// heapFloor is memory that is asked for and never touched, so that it takes
// address space and no memory. The collector runs when the heap has grown by
// as much as was alive, the floor included: a Daybook at rest, with 20 MB
// alive, would else collect each 20 MB, several times a second under load, and
// spend an eighth of its time on it. So it may hold some 64 MB of garbage more.
//
// GOGC=400 was not chosen: it would let the heap of a large import, 300 MB,
// grow to 1.5 GB. Nor GOMEMLIMIT, which says when there is too much: a heap
// that comes near to it is collected without end.
const heapFloor = 64 << 20

// raiseHeapFloor keeps the floor until the process has been closed, unless
// who runs it has said how the collector should go about its work.
func (m *Main) raiseHeapFloor() {
	if os.Getenv("GOGC") != "" {
		return
	}
	floor := make([]byte, heapFloor)
	m.running.push(func() error { runtime.KeepAlive(floor); return nil })
}
