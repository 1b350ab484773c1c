package esdbserver

import (
	"os"
	"runtime"
	"strconv"
	"time"

	"google.golang.org/grpc"

	api "github.com/daybook-crm/daybook/engines/esdb/protos/monitoring"
)

// monitoring is the service event_store.client.monitoring.Monitoring.
type monitoring struct {
	api.UnimplementedMonitoringServer
	*Server
}

// fastestStats bounds how often a client gets statistics, whatever it asks for: they are not free.
const fastestStats = 100 * time.Millisecond

// Stats sends the statistics at once, and again and again after the time that the client names, until it
// hangs up. It is for anyone who has signed in.
func (m *monitoring) Stats(req *api.StatsReq, stream grpc.ServerStreamingServer[api.StatsResp]) error {
	if err := m.authorizeKnown(stream.Context()); err != nil {
		return err
	}
	period := fastestStats
	if ms := req.GetRefreshTimePeriodInMs(); ms < uint64(time.Duration(1<<63-1)/time.Millisecond) {
		period = max(period, time.Duration(ms)*time.Millisecond)
	}
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	for {
		if err := stream.Send(&api.StatsResp{Stats: m.statsByName()}); err != nil {
			return err
		}
		select {
		case <-ticker.C:
		case <-stream.Context().Done():
			return stream.Context().Err()
		case <-m.closing:
			return errShuttingDown
		}
	}
}

// statsByName has EventStoreDB's name for a number where it has one, and names like them for the rest.
func (s *Server) statsByName() map[string]string {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	x, number := s.Statistics(), func(n uint64) string { return strconv.FormatUint(n, 10) }
	return map[string]string{
		"proc-id":                            strconv.Itoa(os.Getpid()),
		"proc-startTime":                     s.started.UTC().Format(time.RFC3339Nano),
		"proc-mem":                           number(memory.Sys),
		"proc-threadsCount":                  strconv.Itoa(runtime.NumGoroutine()),
		"proc-gc-totalBytesInHeaps":          number(memory.HeapAlloc),
		"es-writer-tail":                     number(x.Tail),
		"es-writer-streams":                  number(x.Streams),
		"es-writer-commits":                  number(x.Commits),
		"es-writer-groups":                   number(x.Groups),
		"es-queue-StorageWriterQueue-length": strconv.Itoa(x.Queued),
		"es-subscriptions-watchers":          strconv.Itoa(x.Subscribers),
		"es-storage-diskBytes":               number(x.DiskBytes),
		"es-storage-memoryBytes":             number(x.MemoryBytes),
		"es-persistentSubscriptions":         strconv.Itoa(s.groups.count()),
	}
}
