package projections

import (
	"context"
	"fmt"
	"os"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/readmodels"
)

// PostgresLeases keep the leases beside the read models, for all sinks.
type PostgresLeases struct {
	store   *readmodels.Store
	process string
}

var _ Leases = PostgresLeases{}

// NewPostgresLeases names the process: by host and number, for people, and by
// chance, since in containers each process has the number 1.
func NewPostgresLeases(store *readmodels.Store) PostgresLeases {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	return PostgresLeases{store, fmt.Sprintf("%s/%d/%.8s", host, os.Getpid(), uuid.NewString())}
}

// Process names this process.
func (l PostgresLeases) Process() string { return l.process }

// Claim keeps what the process holds, takes what is due to it, and tells how it
// is doing.
func (l PostgresLeases) Claim(ctx context.Context, sink string, slices int, doing Status) (held []int, processes int, err error) {
	lease, err := l.store.ClaimSlices(ctx, sink, l.process, slices, readmodels.Report{
		Version: doing.Version, State: doing.State(), Position: readmodels.Position(doing.Position), Rate: doing.Rate, Retries: doing.Retries, Failing: doing.Failing,
	})
	return lease.Held, lease.Live, err
}

// Release hands slices back.
func (l PostgresLeases) Release(ctx context.Context, sink string, slices []int) error {
	return l.store.ReleaseSlices(ctx, sink, l.process, slices)
}

// Leave hands all slices back.
func (l PostgresLeases) Leave(ctx context.Context, sink string) error {
	return l.store.LeaveProjection(ctx, sink, l.process)
}
