package socket_test

import (
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql/socket"
)

// What a thousand open tabs cost: memory and goroutines a socket with one
// subscription, client and server together, and the processor's time while
// nothing happens and while ten changes a second do.
func BenchmarkIdleSockets(b *testing.B) {
	const sockets = 1000
	s := start(b, func(l *socket.Limits) { l.Connections = sockets })
	memory, routines := inUse(), runtime.NumGoroutine()
	var clients []*client
	for range sockets {
		c, _ := s.connect("acme/ana")
		c.subscribe(`subscription { contactChanged { id position } }`, nil)
		clients = append(clients, c)
		go func() {
			for {
				if _, err := c.try(b.Context()); err != nil {
					return
				}
			}
		}()
	}
	b.ReportMetric(float64(inUse()-memory)/sockets/1024, "KiB/socket")
	b.ReportMetric(float64(runtime.NumGoroutine()-routines-sockets)/sockets, "goroutines/socket")
	b.ReportMetric(used(5*time.Second, func() {})*100/5, "%CPU-idle")
	b.ReportMetric(used(5*time.Second, func() {
		for range 50 {
			s.write("acme", changedContact(1))
			time.Sleep(100 * time.Millisecond)
		}
	})*100/5, "%CPU-10-changes/s")
	began := time.Now()
	probe, _ := s.connect("acme/bob")
	probe.subscribe(`subscription { contactChanged(after: "`+s.write("acme")+`") { id } }`, nil)
	s.write("acme", changedContact(1))
	probe.payload("next")
	b.ReportMetric(float64(time.Since(began).Milliseconds()), "ms-to-first")
	require.Len(b, clients, sockets)
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}

// used gives the seconds of processor time that pass while work runs, for a
// least time.
func used(least time.Duration, work func()) float64 {
	before, end := cpu(), time.Now().Add(least)
	work()
	time.Sleep(time.Until(end))
	return (cpu() - before).Seconds()
}

func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
