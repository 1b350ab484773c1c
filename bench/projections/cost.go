package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"
)

// cost is what a part took: of the clock, and of the processors. On a machine
// that does other things too only the latter can be compared.
type cost struct {
	began time.Time
	spent map[string]time.Duration
}

// ticksASecond is the unit of /proc/PID/stat on every Linux.
const ticksASecond = 100

func (b *bench) begin() cost { return cost{time.Now(), b.spent()} }

// row is a line of the table: the rate, and the processor time an event.
func (b *bench) row(what string, events int, since cost) {
	took := time.Since(since.began)
	now := b.spent()
	var all time.Duration
	var of []string
	for _, name := range slices.Sorted(maps.Keys(now)) {
		spent := now[name] - since.spent[name]
		all += spent
		of = append(of, fmt.Sprintf("%s %.1f", name, spent.Seconds()*1e6/float64(events)))
	}
	each := all.Seconds() * 1e6 / float64(events)
	fmt.Printf("| %s | %d | %.1f s | %.0f | %.1f (%s) | %.0f | %d |\n", what, events, took.Seconds(), float64(events)/took.Seconds(),
		each, strings.Join(of, ", "), 2e6/each, peak()>>20)
}

const header = `| what | events | took | events/s | processor, µs an event | that is on two cores, events/s | Go process, peak MB |
|---|---|---|---|---|---|---|`

// spent is the processor time of this process, which the event store is part
// of, and of the engines with all their children.
func (b *bench) spent() map[string]time.Duration {
	of := map[string]time.Duration{"Go": ticks(os.Getpid(), false)}
	for name, pid := range b.pids {
		of[name] = ticks(pid(), true)
		for _, child := range children(pid()) {
			of[name] += ticks(child, true)
		}
	}
	return of
}

// ticks reads a process's user and system time, and with dead that of its
// children which have ended.
func ticks(pid int, dead bool) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+2:]))
	last := 13
	if dead {
		last = 15
	}
	var sum int64
	for _, field := range fields[11:last] {
		n, _ := strconv.ParseInt(field, 10, 64)
		sum += n
	}
	return time.Duration(sum) * time.Second / ticksASecond
}

// children gives the processes that a process has started.
func children(pid int) (pids []int) {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, list := range lists {
		text, _ := os.ReadFile(list)
		for field := range strings.FieldsSeq(string(text)) {
			if child, err := strconv.Atoi(field); err == nil {
				pids = append(pids, child)
			}
		}
	}
	return pids
}

// peak is the most memory that this process had, in bytes.
func peak() int64 {
	text, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
			return kb << 10
		}
	}
	return 0
}

// forgetPeak begins to count the peak anew, without what the part before has left.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// profiled runs a part, with a profile of it when one is wanted.
func (b *bench) profiled(name string, work func() error) (err error) {
	forgetPeak()
	if b.profile == "" {
		return work()
	}
	file, err := os.Create(b.profile + "." + name)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer func() {
		pprof.StopCPUProfile()
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	return work()
}
