package clickhouse

import (
	"encoding/binary"
	"runtime"
	"sync"
	"unsafe"

	"github.com/ebitengine/purego"
)

// keepGoSignals runs fn and puts back every signal handler that fn changed.
//
// Two runtimes live in the child: Go needs SIGSEGV (nil checks), SIGURG
// (preemption), SIGPIPE and SIGPROF; ClickHouse would like the deadly ones for
// its crash reports. It is told to leave them alone, but that very call, and
// in some versions each connect, resets them to the default, after which a nil
// dereference that Go would turn into a panic kills the process without a word.
func keepGoSignals(fn func()) {
	before := readHandlers()
	fn()
	for sig, now := range readHandlers() {
		if now.function() != before[sig].function() {
			sigaction(sig, &before[sig], nil)
		}
	}
}

// lastSignal bounds the classic signals; ClickHouse does not use real-time ones.
const lastSignal = 31

// handler is a struct sigaction as libc lays it out: 152 bytes on glibc, 16 on
// macOS. Its first word is the function; the rest is carried, not compared,
// because glibc leaves bytes in it unset.
type handler [256]byte

func (h handler) function() uint64 { return binary.NativeEndian.Uint64(h[:8]) }

func readHandlers() (all [lastSignal + 1]handler) {
	for sig := 1; sig <= lastSignal; sig++ {
		sigaction(sig, nil, &all[sig])
	}
	return all
}

func sigaction(sig int, set, old *handler) {
	//nolint:gosec // large enough for each C library's struct
	libc()(int32(sig), unsafe.Pointer(set), unsafe.Pointer(old))
}

var libc = sync.OnceValue(func() (call func(sig int32, set, old unsafe.Pointer) int32) {
	name := "libc.so.6"
	if runtime.GOOS == "darwin" {
		name = "/usr/lib/libSystem.B.dylib"
	}
	handle, err := purego.Dlopen(name, purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		panic("the C library of this machine cannot be opened: " + err.Error())
	}
	purego.RegisterLibFunc(&call, handle, "sigaction")
	return call
})
