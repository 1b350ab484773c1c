// Package storetest says what the log has to be, as a suite that every
// implementation of the port (eventstore.Appender, Reader, Subscriber) runs:
//
//	func TestLog(t *testing.T) { storetest.Run(t, open) }
//
// The suite assumes no empty log: other streams may be there already.
package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

// Log is the whole port.
type Log interface {
	eventstore.Appender
	eventstore.Reader
	eventstore.Subscriber
}

// Run runs the suite. Open gives a log, which may be the same each time; it
// is closed by t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) Log) {
	t.Helper()
	for name, check := range map[string]func(bundle){
		"append expects a revision":               appendExpects,
		"append to any":                           appendToAny,
		"append sent twice is one":                appendTwice,
		"append sent twice is one whatever came":  appendTwiceLater,
		"append is all or nothing":                appendIsAtomic,
		"append under contention loses nothing":   appendContended,
		"events come back as they went in":        readBack,
		"read a stream from a revision":           readFrom,
		"read a stream that is not there":         readNothing,
		"read a stream and stop":                  readAndStop,
		"read all after a position":               readAllAfter,
		"read all of some categories":             readAllCategories,
		"read all of a cancelled context":         readCancelled,
		"subscribe from catch-up to live":         subscribeLive,
		"subscribe while others append":           subscribeContended,
		"subscribe from every position":           subscribeResume,
		"a subscription ends with its context":    subscriptionContext,
		"a subscription ends when it is closed":   subscriptionClose,
		"a checkpoint never runs ahead of events": subscriptionCheckpoints,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(bundle{T: t, log: open(t), tenant: "t" + strings.ReplaceAll(uuid.NewString(), "-", "")[:20]})
		})
	}
}

// Two categories to put streams into.
const (
	apple = "apple"
	pear  = "pear"
)

// bundle is a test with a log, and a tenant of its own in it.
type bundle struct {
	*testing.T
	log    Log
	tenant string
}

func (t bundle) stream(category string) eventstore.StreamID {
	return eventstore.StreamID{Tenant: t.tenant, Category: category, ID: uuid.NewString()}
}

// proposed makes n events, numbered from first.
func proposed(first, n int) []eventstore.Proposed {
	events := make([]eventstore.Proposed, n)
	for i := range events {
		events[i] = eventstore.Proposed{
			ID: uuid.New(), Type: "test.Counted",
			Data: fmt.Appendf(nil, `{"n":%d}`, first+i), Metadata: []byte(`{"by":"storetest"}`),
		}
	}
	return events
}

func (t bundle) append(stream eventstore.StreamID, expected eventstore.Expected, events ...eventstore.Proposed) eventstore.Appended {
	t.Helper()
	appended, err := t.log.Append(t.Context(), stream, expected, events...)
	require.NoError(t, err)
	return appended
}

func (t bundle) read(stream eventstore.StreamID, from uint64) (events []eventstore.Recorded) {
	t.Helper()
	for e, err := range t.log.ReadStream(t.Context(), stream, from) {
		require.NoError(t, err)
		events = append(events, e)
	}
	return events
}

// readAll reads the categories and keeps what is the tenant's.
func (t bundle) readAll(after eventstore.Position, categories ...string) (events []eventstore.Recorded) {
	t.Helper()
	for e, err := range t.log.ReadAll(t.Context(), after, categories) {
		require.NoError(t, err)
		if e.Stream.Tenant == t.tenant {
			events = append(events, e)
		}
	}
	return events
}

// ids names events by id, and proposals likewise, to be compared.
func ids(events []eventstore.Recorded) []string {
	out := make([]string, len(events))
	for i, e := range events {
		out[i] = e.ID.String()
	}
	return out
}

func proposedIDs(events []eventstore.Proposed) []string {
	out := make([]string, len(events))
	for i, e := range events {
		out[i] = e.ID.String()
	}
	return out
}

// requireOrdered checks that positions grow and that revisions have no gap in
// any stream.
func requireOrdered(t bundle, events []eventstore.Recorded) {
	t.Helper()
	next := map[eventstore.StreamID]uint64{}
	for i, e := range events {
		if i > 0 {
			require.True(t, e.Position.After(events[i-1].Position), "%s does not lie behind %s", e.Position, events[i-1].Position)
		}
		if revision, seen := next[e.Stream]; seen {
			require.Equal(t, revision, e.Revision, fmt.Sprint("in ", e.Stream))
		}
		next[e.Stream] = e.Revision + 1
	}
}
