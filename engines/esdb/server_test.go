package esdbserver_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// bundle is a fresh server with an official client.
type bundle struct {
	testing.TB
	server *esdbserver.Server
	client *esdb.Client
	dir    string
	ctx    context.Context
	tls    *tls.Config // of a secure node
}

// patience is how long a test waits for what must come: as long as the slowest machine may need. One that
// waits too short fails on a busy machine; one that waits too long costs nothing when all is well.
const patience = time.Minute

func setup(t testing.TB) *bundle { return setupWith(t, esdbserver.Options{}) }

func setupWith(t testing.TB, o esdbserver.Options) *bundle {
	t.Helper()
	o.Logger = slog.New(slog.DiscardHandler)
	if o.WriteTimeout == 0 {
		o.WriteTimeout, o.KeepAliveTimeout = patience, patience
	}
	dir := t.TempDir()
	server, err := esdbserver.Open(dir, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Close()) })
	ctx, cancel := context.WithTimeout(context.Background(), 10*patience)
	t.Cleanup(cancel)
	return &bundle{TB: t, server: server, client: connect(t, server), dir: dir, ctx: ctx, tls: o.TLS}
}

func connect(t testing.TB, server *esdbserver.Server) *esdb.Client {
	t.Helper()
	config, err := esdb.ParseConnectionString(server.URL())
	require.NoError(t, err)
	bePatient(config, patience)
	client, err := esdb.NewClient(config)
	require.NoError(t, err)
	t.Cleanup(func() { client.Close() })
	return client
}

// bePatient lets a client wait for answers, of whatever kind, for so long.
func bePatient(config *esdb.Configuration, d time.Duration) {
	config.Logger = esdb.NoopLogging()
	config.DefaultDeadline = new(d)
	config.GossipTimeout = int(d / time.Second) // of the first question that a client asks
	config.KeepAliveTimeout = d
}

// event makes an event whose id is derived from a letter, so that tests can repeat it.
func event(id string) esdb.EventData {
	return esdb.EventData{
		EventID: uuid.NewSHA1(uuid.Nil, []byte(id)), EventType: "tested", ContentType: esdb.ContentTypeJson,
		Data: []byte(fmt.Sprintf(`{"id":%q}`, id)), Metadata: []byte(`{}`),
	}
}

func events(ids ...string) (list []esdb.EventData) {
	for _, id := range ids {
		list = append(list, event(id))
	}
	return list
}

func numbered(n int) (list []esdb.EventData) {
	for i := range n {
		list = append(list, event(fmt.Sprintf("%d-%s", i, uuid.NewString())))
	}
	return list
}

func (b *bundle) append(stream string, expected esdb.ExpectedRevision, list ...esdb.EventData) (*esdb.WriteResult, error) {
	b.Helper()
	return b.client.AppendToStream(b.ctx, stream, esdb.AppendToStreamOptions{ExpectedRevision: expected}, list...)
}

func (b *bundle) mustAppend(stream string, expected esdb.ExpectedRevision, list ...esdb.EventData) *esdb.WriteResult {
	b.Helper()
	result, err := b.append(stream, expected, list...)
	require.NoError(b, err)
	return result
}

// read returns the revisions that a read of the stream yields, and how it ended.
func (b *bundle) read(stream string, o esdb.ReadStreamOptions, count uint64) (revisions []uint64, err error) {
	b.Helper()
	r, err := b.client.ReadStream(b.ctx, stream, o, count)
	require.NoError(b, err)
	defer r.Close()
	for {
		e, err := r.Recv()
		if errors.Is(err, io.EOF) {
			return revisions, nil
		}
		if err != nil {
			return revisions, err
		}
		revisions = append(revisions, e.OriginalEvent().EventNumber)
	}
}

func (b *bundle) mustRead(stream string, o esdb.ReadStreamOptions, count uint64) []uint64 {
	b.Helper()
	revisions, err := b.read(stream, o, count)
	require.NoError(b, err)
	return revisions
}

// readAll returns everything in $all that is not the server's own from the first start.
func (b *bundle) readAll(o esdb.ReadAllOptions, count uint64) (list []*esdb.ResolvedEvent) {
	b.Helper()
	r, err := b.client.ReadAll(b.ctx, o, count)
	require.NoError(b, err)
	defer r.Close()
	for {
		e, err := r.Recv()
		if errors.Is(err, io.EOF) {
			return list
		}
		require.NoError(b, err)
		list = append(list, e)
	}
}

func requireCode(t testing.TB, err error, code esdb.ErrorCode) {
	t.Helper()
	require.Error(t, err)
	var e *esdb.Error
	require.ErrorAs(t, err, &e, "%v", err)
	require.Equal(t, code, e.Code(), "%v", err)
}

func all(from, to uint64) (list []uint64) {
	for i := from; i <= to; i++ {
		list = append(list, i)
	}
	return list
}

const many = 1 << 40
