package commands_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkCreateContact is the way of createContact below the API: claim,
// key, append, each durable, by 50 at once.
func BenchmarkCreateContact(b *testing.B) {
	bundle := setup(b)
	var n atomic.Int64
	b.SetParallelism(25)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			_, err := bundle.create(b.Context(), bundle.env(), fmt.Sprintf("a%d@example.com", n.Add(1)))
			require.NoError(b, err)
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "contacts/s")
}
