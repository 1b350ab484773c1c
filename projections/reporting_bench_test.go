package projections_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
)

// An import of contacts, each of which is changed once, and a device.
func importedContacts(b *testing.B, n int) []codec.Decoded {
	b.Helper()
	log := newLog(b)
	log.add(eventstore.StreamID{Tenant: "one", Category: "device", ID: "tablet"}, device.Registered{ID: "tablet", Name: "tablet", Moment: at(1)})
	for range n / 2 {
		id := newID()
		log.add(eventstore.StreamID{Tenant: "one", Category: "contact", ID: id},
			contact.Created{ID: id, Fields: contact.Fields{
				FirstName: new("Ana"), LastName: new("García"), Email: new(id + "@example.com"), Phone: new("+34911234567"), Source: new("web"),
			}, Moment: at(2)},
			contact.Updated{ID: id, Fields: contact.Fields{LeadStatus: new("NEW")}, Moment: at(3)})
	}
	return log.decoded()
}

func feedInBatches(b *testing.B, sink projections.Sink, events []codec.Decoded, size int) {
	b.Helper()
	begin := time.Now()
	for batch := range slices.Chunk(events, size) {
		require.NoError(b, projections.Give(b.Context(), sink, batch))
	}
	b.ReportMetric(float64(len(events))/time.Since(begin).Seconds(), "events/s")
	b.ReportMetric(time.Since(begin).Seconds()*1000/(float64(len(events))/float64(size)), "ms/batch")
}

func BenchmarkReporting(b *testing.B) {
	events := importedContacts(b, 50_000)
	for _, size := range []int{20, 500, 5000} {
		b.Run(strconv.Itoa(size)+" a batch", func(b *testing.B) {
			for b.Loop() {
				feedInBatches(b, projections.NewReporting(reportingStore(b)), events[:min(len(events), size*20)], size)
			}
		})
	}
}

func BenchmarkEdge(b *testing.B) {
	events := importedContacts(b, 50_000)
	for b.Loop() {
		log := newLog(b) // with the registration only, so that there is nothing to catch up with
		log.add(events[0].Stream, events[0].Event)
		folder := filepath.Join(b.TempDir(), "edge")
		sink, err := projections.OpenEdge(b.Context(), projections.EdgeConfig{Folder: folder, Log: log, Codec: log.codec, Logger: quiet})
		require.NoError(b, err)
		require.NoError(b, sink.Apply(b.Context(), events[:1]))
		path := filepath.Join(folder, "one", "tablet.db")
		require.Eventually(b, func() bool { _, err := os.Stat(path); return err == nil }, 10*time.Second, time.Millisecond)
		feedInBatches(b, projections.Whole(sink), events[1:], 500)
		require.NoError(b, sink.Close())
		counts, err := edge.Counts(b.Context(), path)
		require.NoError(b, err)
		require.Equal(b, 25_000, counts["contacts"])
	}
}
