package esdb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/eventstore/storetest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

func TestLog(t *testing.T) {
	t.Parallel()
	url := enginetest.EventStoreURL(t)
	storetest.Run(t, func(t *testing.T) storetest.Log {
		log, err := esdb.Open(url)
		require.NoError(t, err)
		t.Cleanup(func() { _ = log.Close() })
		return log
	})
}

func TestOpenSaysWhatIsWrongWithAURL(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "localhost:2113", "http://localhost:2113", "esdb://localhost:port"} {
		_, err := esdb.Open(url)
		require.ErrorContains(t, err, "event store URL", "%q", url)
	}
}

// Where nobody listens, a call says so and does not wait for ever.
func TestAServerThatIsNotThereIsAnError(t *testing.T) {
	t.Parallel()
	log, err := esdb.Open("esdb://127.0.0.1:1?tls=false&maxDiscoverAttempts=1&discoveryInterval=1")
	require.NoError(t, err, "the connection is made when it is first used")
	t.Cleanup(func() { _ = log.Close() })
	stream := eventstore.StreamID{Tenant: "acme", Category: "contact", ID: "1"}
	_, err = log.Append(t.Context(), stream, eventstore.Any)
	require.ErrorContains(t, err, "event store")
	require.NotErrorIs(t, err, eventstore.ErrConflict)
	for _, err := range log.ReadStream(t.Context(), stream, 0) {
		require.Error(t, err)
	}
	_, err = log.Subscribe(t.Context(), eventstore.Start, []string{"contact"})
	require.Error(t, err)
}
