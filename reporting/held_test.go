package reporting_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/reporting"
)

// One build at a time: the next one drops what another has made.
func TestNext(t *testing.T) {
	t.Parallel()
	t.Run("what is held is written", whatIsHeldIsWritten)
	t.Run("history outlives the work that sent it", historyOutlivesTheWorkThatSentIt)
}

// What is held while tables are built anew is seen at once, and written as it
// is: every column of every table, the newest version of a row, history once.
func whatIsHeldIsWritten(t *testing.T) {
	next, err := open(t).OpenNext(t.Context(), "held")
	require.NoError(t, err)
	require.NoError(t, next.Migrate(t.Context(), "held"))

	first, last := aRowOfEach(), aRowOfEach()
	deal, none := first.Deals["d1"], reporting.Contact{ID: "c2", Versioned: versioned(1)}
	deal.Version, deal.ContactIDs, deal.Custom, deal.ClosedAt = 6, nil, nil, nil
	first.Deals["d1"] = deal
	last.Contacts["c2"] = none
	for _, rows := range []reporting.Rows{first, last, last} {
		require.NoError(t, next.Hold(t.Context(), "held", rows))
		loaded, err := next.Load(t.Context(), "held", reporting.Keys{Deals: []string{"d1", "unknown"}})
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(rows.Deals, loaded.Deals))
	}
	written, err := next.All(t.Context(), "held")
	require.NoError(t, err)
	require.Empty(t, written.Deals)

	require.NoError(t, next.Flush(t.Context(), reporting.Move{}))
	require.NoError(t, next.Flush(t.Context(), reporting.Move{}), "nothing is left")
	written, err = next.All(t.Context(), "held")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(last, written))
}

// History that is on its way when the work ends that it was sent by arrives
// all the same, before the checkpoints move.
func historyOutlivesTheWorkThatSentIt(t *testing.T) {
	next, err := open(t).OpenNext(t.Context(), "outlives")
	require.NoError(t, err)
	require.NoError(t, next.Migrate(t.Context(), "outlives"))
	want, long := 0, strings.Repeat("x", 500)
	for batch := range 20 {
		rows := reporting.Rows{Events: map[string]reporting.Event{}}
		for n := range 4000 { // two megabytes
			id := fmt.Sprint(batch, "-", n)
			rows.Events[id] = reporting.Event{ID: id, ObjectID: long, Type: "deal.Won", At: noon, RecordedAt: noon, Version: 1}
		}
		want += len(rows.Events)
		working, end := context.WithCancel(t.Context())
		require.NoError(t, next.Hold(working, "outlives", rows))
		end()
	}
	require.NoError(t, next.Flush(t.Context(), reporting.Move{}))
	written, err := next.All(t.Context(), "outlives")
	require.NoError(t, err)
	require.Len(t, written.Events, want)
}
