package esdbserver_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

func TestSystemProjections(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("contact-1", esdb.Any{}, numbered(3)...) // before it is enabled
	client := esdb.NewProjectionClientFromExistingClient(b.client)
	enable := func() {
		for _, name := range []string{"$by_category", "$by_event_type"} {
			require.NoError(t, client.Enable(b.ctx, name, esdb.GenericProjectionOptions{}))
		}
	}
	enable()
	b.mustAppend("contact-2", esdb.Any{}, numbered(2)...)
	b.mustAppend("deal-1", esdb.Any{}, numbered(1)...)
	b.mustAppend("plain", esdb.Any{}, numbered(1)...)
	length := func(stream string) int {
		revisions, _ := b.read(stream, esdb.ReadStreamOptions{ResolveLinkTos: true}, many)
		return len(revisions)
	}
	holds := func(contacts, deals, all int) {
		t.Helper()
		require.Eventually(t, func() bool {
			return length("$ce-contact") == contacts && length("$ce-deal") == deals && length("$et-tested") == all
		}, patience, 5*time.Millisecond)
	}
	holds(5, 1, 7)
	r, err := b.client.ReadStream(b.ctx, "$ce-contact", esdb.ReadStreamOptions{ResolveLinkTos: true, Direction: esdb.Backwards, From: esdb.End{}}, 1)
	require.NoError(t, err)
	e, err := r.Recv()
	require.NoError(t, err)
	require.Equal(t, "1@contact-2", fmt.Sprintf("%d@%s", e.Event.EventNumber, e.Event.StreamID))

	// Off: nothing is linked. On again: what was missed is made up for. A restart changes nothing.
	for _, name := range []string{"$by_category", "$by_event_type"} {
		require.NoError(t, client.Disable(b.ctx, name, esdb.GenericProjectionOptions{}))
	}
	b.mustAppend("deal-2", esdb.Any{}, numbered(2)...)
	holds(5, 1, 7)
	enable()
	holds(5, 3, 9)
	b.restart()
	client = esdb.NewProjectionClientFromExistingClient(b.client)
	b.mustAppend("deal-2", esdb.Any{}, numbered(1)...)
	holds(5, 4, 10)

	// A reset links nothing twice.
	require.NoError(t, client.Reset(b.ctx, "$by_category", esdb.ResetProjectionOptions{}))
	b.mustAppend("contact-3", esdb.Any{}, numbered(1)...)
	holds(6, 4, 11)

	stats, err := client.ListAll(b.ctx, esdb.GenericProjectionOptions{})
	require.NoError(t, err)
	require.Len(t, stats, 2)
	require.Equal(t, "Running", stats[0].Status)
	require.Error(t, client.Create(b.ctx, "mine", "fromAll()", esdb.CreateProjectionOptions{}))
	require.Error(t, client.Enable(b.ctx, "unknown", esdb.GenericProjectionOptions{}))
}

// A node that is started with the system projections needs nobody to enable them.
func TestStandardProjections(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{StandardProjections: true})
	b.mustAppend("contact-1", esdb.Any{}, numbered(1)...)
	f := b.subscribe("$ce-contact", esdb.Start{})
	require.Eventually(t, func() bool { return f.next() == "0@$ce-contact" }, patience, time.Millisecond)
	g := b.subscribe("$et-tested", esdb.Start{})
	require.Eventually(t, func() bool { return g.next() == "0@$et-tested" }, patience, time.Millisecond)
}
