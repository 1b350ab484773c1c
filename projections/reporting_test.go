package projections_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
)

// requireReporting compares a tenant's tables with a fold of the log.
func requireReporting(t *testing.T, log *memoryLog, store *reporting.Store, tenant string) {
	t.Helper()
	found, err := projections.CompareReporting(t.Context(), log, log.codec, store, tenant)
	require.NoError(t, err)
	require.Empty(t, found)
}

func everything(t *testing.T, store *reporting.Store, tenant string) string {
	t.Helper()
	rows, err := store.All(t.Context(), tenant)
	require.NoError(t, err)
	text, err := json.Marshal(rows)
	require.NoError(t, err)
	return string(text)
}

func TestReporting_ShowsWhatTheLogSays(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	sink := projections.NewReporting(store)
	one, two := tell(log, "one"), tell(log, "two")
	one.erase()
	require.NoError(t, projections.Give(t.Context(), sink, log.decoded()))

	requireReporting(t, log, store, "one")
	requireReporting(t, log, store, "two")
	counts, err := store.Counts(t.Context(), "two")
	require.NoError(t, err)
	require.Equal(t, map[string]int{"contacts": 4, "companies": 2, "deals": 7, "tasks": 2, "members": 1, "stage_changes": 20}, counts)
	report, err := store.PipelineReport(t.Context(), "two", two.sales, time.Time{}, time.Time{})
	require.NoError(t, err)
	require.Equal(t, reporting.PipelineReport{
		Stages:   []reporting.StageTotal{{StageID: two.first, Currency: "EUR", Count: 1, Amount: 250}},
		WinRates: []reporting.WinRate{{OwnerID: "", Won: 1, Lost: 1}},
	}, report)

	at, err := projections.At(t.Context(), sink)
	require.NoError(t, err)
	require.Equal(t, log.events[len(log.events)-1].Position, at)
}

func TestReporting_HoldsNothingPersonal(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	tell(log, "one")
	require.NoError(t, projections.Give(t.Context(), projections.NewReporting(store), log.decoded()))
	all := everything(t, store, "one")
	for _, text := range []string{"Ana", "García", "ana@", "+3491", "Bert", "Buyer", "Bern", "Olga", "Acme", "Big order", "too dear", "Call Ana", "about the order"} {
		require.NotContains(t, all, text)
	}
}

func TestReporting_AnyRepeatChangesNothing(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	sink := projections.NewReporting(store)
	tell(log, "one").erase()
	events := log.decoded()
	require.NoError(t, projections.Give(t.Context(), sink, events))
	before := everything(t, store, "one")

	require.NoError(t, projections.Give(t.Context(), sink, events)) // all of it
	for _, e := range events {                                      // each one
		require.NoError(t, projections.Give(t.Context(), sink, []codec.Decoded{e}))
	}
	for range 5 { // other batches than before
		from := rand.IntN(len(events))
		require.NoError(t, projections.Give(t.Context(), sink, events[from:from+1+rand.IntN(len(events)-from)]))
	}
	require.Equal(t, before, everything(t, store, "one"))
	at, err := projections.At(t.Context(), sink)
	require.NoError(t, err)
	require.Equal(t, events[len(events)-1].Position, at)
}

func TestReporting_ABatchThatWasCutOffIsCompletedByItsRepeat(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	tell(log, "one")
	events := log.decoded()
	whole := projections.NewReporting(store)
	require.NoError(t, projections.Give(t.Context(), whole, events))
	rows, err := store.All(t.Context(), "one")
	require.NoError(t, err)
	// Killed after history and deals: the others and the checkpoint are missing.
	require.NoError(t, store.Reset(t.Context()))
	require.NoError(t, store.Migrate(t.Context(), "one"))
	require.NoError(t, store.Save(t.Context(), "one", reporting.Rows{
		DealHistory: rows.DealHistory, StageChanges: rows.StageChanges, Activities: rows.Activities, Events: rows.Events, Deals: rows.Deals,
	}))

	sink := projections.NewReporting(store)
	at, err := projections.At(t.Context(), sink)
	require.NoError(t, err)
	require.Equal(t, eventstore.Start, at)
	require.NoError(t, projections.Give(t.Context(), sink, events))
	requireReporting(t, log, store, "one")
}

func TestReporting_ADroppedDatabaseComesBack(t *testing.T) {
	t.Parallel()
	store, log := reportingStore(t), newLog(t)
	tell(log, "one")
	tell(log, "two")
	sink := projections.NewReporting(store)
	require.NoError(t, projections.Give(t.Context(), sink, log.decoded()))
	require.NoError(t, store.Drop(t.Context(), "two"))

	last := log.events[len(log.events)-1].Position
	batch := projections.Batch{Slices: []int{0}, From: []eventstore.Position{last}, To: eventstore.Position{Commit: last.Commit + 1}}
	require.ErrorIs(t, sink.Apply(t.Context(), batch), projections.ErrMoved)
	at, err := projections.At(t.Context(), sink)
	require.NoError(t, err)
	require.Equal(t, eventstore.Start, at)
	require.NoError(t, projections.Give(t.Context(), sink, log.decoded()))
	requireReporting(t, log, store, "one")
	requireReporting(t, log, store, "two")
}

// The story must have every event in it, or these tests miss one.
func TestStory_HasEveryEvent(t *testing.T) {
	t.Parallel()
	log := newLog(t)
	tell(log, "one").erase()
	told := map[string]bool{}
	for _, e := range log.decoded() {
		told[e.Event.EventType()] = true
	}
	for _, entry := range catalog.Events {
		require.True(t, told[entry.Zero.EventType()], entry.Zero.EventType())
	}
}
