package watermill_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/eventstore/watermill"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

var quiet = slog.New(slog.DiscardHandler)

func open(t *testing.T, url string) *esdb.Log {
	t.Helper()
	log, err := esdb.Open(url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = log.Close() })
	return log
}

func follow(t *testing.T, log eventstore.Subscriber, after eventstore.Position) (*watermill.Subscriber, <-chan *message.Message) {
	t.Helper()
	s := &watermill.Subscriber{Log: log, After: after, Categories: []string{"contact", "deal"}, Logger: quiet}
	t.Cleanup(func() { _ = s.Close() })
	messages, err := s.Subscribe(t.Context(), "test")
	require.NoError(t, err)
	return s, messages
}

// add appends n events, each to the stream of one of a few contacts and deals.
func add(t *testing.T, log eventstore.Appender, n int) (ids []string) {
	t.Helper()
	for i := range n {
		stream := eventstore.StreamID{Tenant: "acme", Category: []string{"contact", "deal"}[i%2], ID: fmt.Sprint(i % 7)}
		id := uuid.New()
		_, err := log.Append(t.Context(), stream, eventstore.Any, eventstore.Proposed{
			ID: id, Type: "test.Counted", Data: []byte(`{}`), Metadata: []byte(`{}`),
		})
		require.NoError(t, err)
		ids = append(ids, id.String())
	}
	return ids
}

// take gives the next n messages, none of which it acknowledges.
func take(t *testing.T, messages <-chan *message.Message, n int) (ids []string) {
	t.Helper()
	limit := time.After(patience)
	for len(ids) < n {
		select {
		case m, open := <-messages:
			require.True(t, open, "the channel was closed after %d messages", len(ids))
			ids = append(ids, m.UUID)
		case <-limit:
			t.Fatalf("%d of %d messages came", len(ids), n)
		}
	}
	return ids
}

func requireClosed(t *testing.T, messages <-chan *message.Message) {
	t.Helper()
	limit := time.After(patience)
	for {
		select {
		case _, open := <-messages:
			if !open {
				return
			}
		case <-limit:
			t.Fatal("the channel is still open")
		}
	}
}

// More events than fit into the channel, old and new, come in the log's order.
func TestMessagesComeInTheOrderOfTheLog(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	past := add(t, log, 700)
	_, messages := follow(t, log, eventstore.Start)
	first := take(t, messages, 100)
	future := add(t, log, 50)
	rest := take(t, messages, len(past)+len(future)-len(first))
	require.Equal(t, slices.Concat(past, future), slices.Concat(first, rest))
}

func TestASubscriberBeginsBehindAPosition(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	wanted := add(t, log, 20)
	_, messages := follow(t, log, eventstore.Start)
	var position eventstore.Position
	for range 13 {
		e, err := watermill.Recorded(<-messages)
		require.NoError(t, err)
		position = e.Position
	}
	_, messages = follow(t, log, position)
	require.Equal(t, wanted[13:], take(t, messages, 7))
}

// The server goes away and comes back, several times, at the same address:
// nothing is missed and nothing comes twice.
func TestASubscriberOutlivesTheServer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server, err := esdbserver.Open(dir, esdbserver.Options{Logger: quiet})
	require.NoError(t, err)
	address := server.Addr()
	t.Cleanup(func() { _ = server.Close() })
	_, messages := follow(t, open(t, server.URL()), eventstore.Start)
	var wanted, got []string
	for range 3 {
		wanted = append(wanted, add(t, open(t, server.URL()), 30)...)
		got = append(got, take(t, messages, 10)...) // the rest comes after the break
		require.NoError(t, server.Close())
		server, err = esdbserver.Open(dir, esdbserver.Options{Listen: address, Logger: quiet})
		require.NoError(t, err)
	}
	wanted = append(wanted, add(t, open(t, server.URL()), 30)...)
	got = append(got, take(t, messages, len(wanted)-len(got))...)
	require.Equal(t, wanted, got)
}

func TestCloseEndsTheChannels(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	add(t, log, 3)
	s, messages := follow(t, log, eventstore.Start)
	_, others := follow(t, log, eventstore.Start)
	more, err := s.Subscribe(t.Context(), "more")
	require.NoError(t, err)
	take(t, messages, 3)
	require.NoError(t, s.Close())
	requireClosed(t, messages)
	requireClosed(t, more)
	require.NoError(t, s.Close(), "twice is once")
	_, err = s.Subscribe(t.Context(), "late")
	require.Error(t, err)

	added := add(t, log, 1)
	require.Equal(t, added[0], take(t, others, 4)[3], "another subscriber goes on")
}

func TestTheChannelEndsWithItsContext(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	s := &watermill.Subscriber{Log: log, Categories: []string{"contact"}, Logger: quiet}
	ctx, cancel := context.WithCancel(t.Context())
	messages, err := s.Subscribe(ctx, "test")
	require.NoError(t, err)
	cancel()
	requireClosed(t, messages)
	require.NoError(t, s.Close())
}

// A consumer that does not read holds nobody up who wants to stop.
func TestCloseDoesNotWaitForTheConsumer(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	s, messages := follow(t, log, eventstore.Start)
	add(t, log, cap(messages)+100)
	require.Eventually(t, func() bool { return len(messages) == cap(messages) }, patience, time.Millisecond)
	require.NoError(t, s.Close())
	requireClosed(t, messages)
}

// flaky is a log whose subscriptions fail in turn, whatever the error.
type flaky struct {
	failures chan error
	log      eventstore.Subscriber
}

func (f flaky) Subscribe(ctx context.Context, after eventstore.Position, categories []string) (eventstore.Subscription, error) {
	select {
	case err := <-f.failures:
		return failing{err}, nil
	default:
		return f.log.Subscribe(ctx, after, categories)
	}
}

type failing struct{ err error }

func (f failing) Next() (eventstore.Notice, error) { return eventstore.Notice{}, f.err }
func (failing) Close() error                       { return nil }

// Only the end of its own context ends a subscription: a transport that calls
// its loss "canceled" does not.
func TestNoErrorOfTheLogEndsTheChannel(t *testing.T) {
	t.Parallel()
	log := open(t, enginetest.EventStoreURL(t))
	wanted := add(t, log, 3)
	failures := make(chan error, 2)
	failures <- fmt.Errorf("connection: %w", context.Canceled)
	failures <- errors.New("unavailable")
	_, messages := follow(t, flaky{failures, log}, eventstore.Start)
	require.Equal(t, wanted, take(t, messages, 3))
}
