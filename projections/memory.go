package projections

import (
	"math"
	"runtime"
	"runtime/debug"
)

// fillMemory is how much more memory than before a process may take while it
// fills tables, in bytes. Most of what lives then are rows that are remembered
// or held; left alone, Go lets twice that come together before it collects.
const fillMemory = 255 << 20

// boundMemory keeps the process to fillMemory, by more frequent collections,
// until free is called. Where GOMEMLIMIT is set, or another build has bounded
// it, that holds instead.
func boundMemory() (free func()) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		return func() {}
	}
	debug.FreeOSMemory() // or what is no longer used would count as room
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	debug.SetMemoryLimit(int64(now.Sys-now.HeapReleased) + fillMemory)
	return func() { debug.SetMemoryLimit(math.MaxInt64) }
}
