package esdbserver_test

import (
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// TestClientsComeAndGo: 500 clients connect, subscribe, write, and vanish without a word. Nothing of
// them is left, and the server serves on.
func TestClientsComeAndGo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(10)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	const clients = 500
	done := make(chan error, clients)
	for i := range clients {
		go func() { done <- visit(b, i) }()
	}
	for range clients {
		require.NoError(t, <-done)
	}
	require.Eventually(t, func() bool { return b.server.Statistics().Subscribers == 1 }, patience, 10*time.Millisecond,
		"all but the group's own")
	require.Eventually(t, func() bool { return len(b.info("s", "g").Connections) == 0 }, patience, 10*time.Millisecond)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
}

// visit is one client's short life.
func visit(b *bundle, i int) error {
	config, err := esdb.ParseConnectionString(b.server.URL())
	if err != nil {
		return err
	}
	bePatient(config, 5*patience) // five hundred at once, on a machine that may be busy
	client, err := esdb.NewClient(config)
	if err != nil {
		return err
	}
	defer client.Close()
	if _, err = client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: esdb.Start{}}); err != nil {
		return err
	}
	sub, err := client.SubscribeToStream(b.ctx, "s", esdb.SubscribeToStreamOptions{From: esdb.Start{}})
	if err != nil {
		return err
	}
	sub.Recv()
	if i%5 == 0 {
		group, err := client.SubscribeToPersistentSubscription(b.ctx, "s", "g", esdb.SubscribeToPersistentSubscriptionOptions{})
		if err != nil {
			return err
		}
		go group.Recv()
	}
	_, err = client.AppendToStream(b.ctx, "visitors-"+uuid.NewString(), esdb.AppendToStreamOptions{}, numbered(1)...)
	return err
}
