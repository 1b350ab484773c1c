package projections

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/eventstore"
)

// open decodes a long stretch of the log, as many parts side by side as there
// are processors.
func (r *Rebuild) open(ctx context.Context, recorded []eventstore.Recorded) []opened {
	events := make([]opened, len(recorded))
	share := (len(events) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for start := 0; start < len(events); start += share {
		end := min(start+share, len(events))
		group.Go(func() { r.openPart(ctx, recorded[start:end], events[start:end]) })
	}
	group.Wait()
	return events
}

// openPart leaves unopened what is another tenant's, or not wanted.
func (r *Rebuild) openPart(ctx context.Context, recorded []eventstore.Recorded, into []opened) {
	spec, only := r.runner.spec, r.Aside.Tenant()
	wanted := make([]*opened, 0, len(recorded))
	for i, e := range recorded {
		into[i] = opened{
			recorded: e, slice: sliceOf(e.Stream, spec.Slices), shared: slices.Contains(spec.Shared, e.Stream.Category),
			unwanted: only != "" && e.Stream.Tenant != only || spec.Wants != nil && !spec.Wants(e.Type),
		}
		if !into[i].unwanted {
			wanted = append(wanted, &into[i])
		}
	}
	r.runner.decodeAll(ctx, wanted)
}
