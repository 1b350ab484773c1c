package esdbserver_test

import (
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// A live subscription and the stream's revisions go on as if nothing had happened, over a scavenge, a
// backup and a restore.
func TestOperations(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(5)...)
	b.mustAppend("gone", esdb.Any{}, numbered(5)...)
	_, err := b.client.DeleteStream(b.ctx, "gone", esdb.DeleteStreamOptions{})
	require.NoError(t, err)
	f := b.subscribe("gone", esdb.Start{})
	f.expect("caught up")
	progress, err := b.server.Scavenge(b.ctx)
	require.NoError(t, err)
	require.EqualValues(t, 5, progress.Events)
	b.mustAppend("gone", esdb.Revision(4), numbered(1)...)
	f.expect("5@gone")
	for _, e := range b.readAll(esdb.ReadAllOptions{}, many) {
		require.False(t, e.Event.StreamID == "gone" && e.Event.EventNumber < 5)
	}

	copied := filepath.Join(t.TempDir(), "backup")
	require.NoError(t, b.server.Backup(copied))
	restored := filepath.Join(t.TempDir(), "restored")
	require.NoError(t, esdbserver.Restore(copied, restored))
	require.NoError(t, os.RemoveAll(copied))
	other, err := esdbserver.Open(restored, esdbserver.Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, other.Close()) })
	c := *b
	c.client = connect(t, other)
	require.Equal(t, []uint64{5}, c.mustRead("gone", esdb.ReadStreamOptions{}, many))
	v, err := other.Verify(b.ctx)
	require.NoError(t, err)
	require.Empty(t, v.Problems)
	require.Equal(t, b.server.Statistics().Tail, other.Statistics().Tail)

	resp, err := http.Post("http://"+b.server.Addr()+"/admin/scavenge", "", nil)
	require.NoError(t, err)
	resp.Body.Close()
	require.Equal(t, http.StatusOK, resp.StatusCode)
}

// A second server on the same folder, or the same port, is refused with a reason.
func TestOpenTwice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := esdbserver.Open(b.dir, esdbserver.Options{Logger: slog.New(slog.DiscardHandler)})
	require.ErrorContains(t, err, b.dir)
	_, err = esdbserver.Open(t.TempDir(), esdbserver.Options{Listen: b.server.Addr(), Logger: slog.New(slog.DiscardHandler)})
	require.ErrorContains(t, err, "in use")
	t.Log(err)
	require.NoError(t, b.server.Close())
	require.NoError(t, b.server.Close(), "twice")
}

// A client that is told to discover a cluster finds one leader, at an address that it can dial.
func TestDiscovery(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{Listen: "0.0.0.0:0"})
	config, err := esdb.ParseConnectionString("esdb+discover://" + b.server.Addr() + "?tls=false&nodePreference=follower")
	require.NoError(t, err)
	bePatient(config, patience)
	client, err := esdb.NewClient(config)
	require.NoError(t, err)
	t.Cleanup(func() { client.Close() })
	c := *b
	c.client = client
	c.mustAppend("s", esdb.Any{}, numbered(1)...)
	version, err := client.GetServerVersion()
	require.NoError(t, err)
	require.Equal(t, 24, version.Major)
}
