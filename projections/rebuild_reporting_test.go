package projections_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
	"github.com/daybook-crm/daybook/reporting"
)

// reportsAnew is a log of two tenants' stories and the ClickHouse tables that
// show them.
type reportsAnew struct {
	log     *memoryLog
	story   *story
	store   *reporting.Store
	parking projections.Parking
}

func setupReportsAnew(t *testing.T) *reportsAnew {
	t.Parallel()
	log := newLog(t)
	b := &reportsAnew{log, tell(log, "acme"), reportingStore(t), projections.PostgresParking{Store: readmodelstest.Store(t)}}
	tell(log, "globex").erase()
	b.story.erase()
	require.NoError(t, projections.Give(t.Context(), projections.NewReporting(b.store), log.decoded()))
	return b
}

func (b *reportsAnew) rebuild(ctx context.Context, tenant string, tell func(projections.Progress)) error {
	next, err := b.store.OpenNext(ctx, tenant)
	if err != nil {
		return err
	}
	aside := projections.NewAsideReporting(next, tenant)
	next.HoldBytes, aside.HoldEvents = 1, 100 // history ahead of the checkpoints with every batch
	r := projections.Rebuild{
		Aside: aside, Log: b.log, Codec: b.log.codec.Blind(),
		Parking: b.parking, Logger: quiet, Tell: tell, Batch: 40,
	}
	return r.Run(ctx)
}

func (b *reportsAnew) contents(t *testing.T) [2]string {
	t.Helper()
	return [2]string{everything(t, b.store, "acme"), everything(t, b.store, "globex")}
}

func (b *reportsAnew) requireSame(t *testing.T) {
	t.Helper()
	requireReporting(t, b.log, b.store, "acme")
	requireReporting(t, b.log, b.store, "globex")
}

// Of all tenants and of one, while the projection runs and somebody writes.
func TestRebuildReporting_UnderWrites(t *testing.T) {
	b := setupReportsAnew(t)
	before := b.contents(t)
	require.NoError(t, b.rebuild(t.Context(), "", nil))
	require.Equal(t, before, b.contents(t))
	b.requireSame(t)

	live := projections.NewReporting(b.store)
	runner := &projections.Runner{Sink: live, Log: b.log, Codec: b.log.codec.Blind(), Logger: quiet, Parking: b.parking}
	require.NoError(t, runner.Start(t.Context()))
	defer runner.Stop()
	ctx, stop := context.WithCancel(t.Context())
	written := make(chan error, 1)
	go func() {
		for ctx.Err() == nil {
			id := newID()
			b.log.add(b.story.stream(company.Category, id), company.Created{ID: id, Fields: company.Fields{Industry: new("Anvils")}, Moment: at(40)})
			if counts, err := b.store.Counts(ctx, "acme"); ctx.Err() == nil && (err != nil || counts["deals"] == 0) {
				written <- errors.Join(err, errors.New("the deals are gone"))
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		written <- nil
	}()
	for _, tenant := range []string{"acme", ""} {
		require.NoError(t, b.rebuild(t.Context(), tenant, nil))
	}
	stop()
	require.NoError(t, <-written)
	all := b.log.decoded()
	awaitPosition(t, live, all[len(all)-1].Position)
	b.requireSame(t)
}

// killedInSwap is killed when the tables are exchanged, and not caught up.
type killedInSwap struct{ *projections.AsideReporting }

var errKilled = errors.New("killed")

func (k killedInSwap) Swap(ctx context.Context, _ func(context.Context, []eventstore.Position) error) error {
	return k.AsideReporting.Swap(ctx, func(context.Context, []eventstore.Position) error { return errKilled })
}

func TestRebuildReporting_GoesOnInTheSwap(t *testing.T) {
	b := setupReportsAnew(t)
	next, err := b.store.OpenNext(t.Context(), "")
	require.NoError(t, err)
	r := projections.Rebuild{
		Aside: killedInSwap{projections.NewAsideReporting(next, "")}, Log: b.log, Codec: b.log.codec.Blind(), Parking: b.parking, Logger: quiet,
	}
	require.ErrorIs(t, r.Run(t.Context()), errKilled)
	id := newID() // comes while nobody goes on
	b.log.add(b.story.stream(company.Category, id), company.Created{ID: id, Fields: company.Fields{Industry: new("Anvils")}, Moment: at(40)})
	require.NoError(t, projections.Give(t.Context(), projections.NewReporting(b.store), b.log.decoded()))
	require.NoError(t, b.rebuild(t.Context(), "", func(p projections.Progress) { require.NotEqual(t, projections.Filling, p.Doing) }))
	b.requireSame(t)
	outdated, err := b.store.Outdated(t.Context())
	require.NoError(t, err)
	require.False(t, outdated)
}

func TestRebuildReporting_GoesOnWhereItWasKilled(t *testing.T) {
	b := setupReportsAnew(t)
	before := b.contents(t)
	begun := 0
	for steps := 1; ; steps++ {
		require.Less(t, steps, 50)
		ctx, kill := context.WithCancel(t.Context())
		first, left := true, steps
		err := b.rebuild(ctx, "", func(p projections.Progress) {
			if first && p.Doing == projections.Filling {
				require.GreaterOrEqual(t, p.Done, begun)
				begun = p.Done
			}
			first = false
			if left--; left == 0 {
				kill()
			}
		})
		kill()
		if err == nil {
			break
		}
		require.ErrorIs(t, err, context.Canceled)
	}
	require.Positive(t, begun)
	require.Equal(t, before, b.contents(t))
	b.requireSame(t)
}
