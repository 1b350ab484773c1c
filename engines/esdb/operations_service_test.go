package esdbserver_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/esdb/protos/monitoring"
	"github.com/daybook-crm/daybook/engines/esdb/protos/operations"
)

func TestOperationsService(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t), Shutdown: func() { close(asked) }})
	b.as("admin:changeit").mustAppend("s", esdb.Any{}, numbered(10)...)
	ops := operations.NewOperationsClient(b.dial(basic{"ops", "changeit"}))

	started, err := ops.StartScavenge(b.ctx, &operations.StartScavengeReq{})
	require.NoError(t, err)
	require.Equal(t, operations.ScavengeResp_Started, started.GetScavengeResult())
	require.Len(t, started.GetScavengeId(), 36)
	var trailer metadata.MD
	_, err = ops.StopScavenge(b.ctx, &operations.StopScavengeReq{Options: &operations.StopScavengeReq_Options{ScavengeId: "nonsense"}}, grpc.Trailer(&trailer))
	requireRefusal(t, err, trailer, codes.NotFound, "exception", "scavenge-not-found")

	for what, call := range map[string]func() error{
		"merge":  func() error { _, err := ops.MergeIndexes(b.ctx, &shared.Empty{}); return err },
		"resign": func() error { _, err := ops.ResignNode(b.ctx, &shared.Empty{}); return err },
		"priority": func() error {
			_, err := ops.SetNodePriority(b.ctx, &operations.SetNodePriorityReq{Priority: 3})
			return err
		},
		"restart": func() error { _, err := ops.RestartPersistentSubscriptions(b.ctx, &shared.Empty{}); return err },
	} {
		require.NoError(t, call(), what)
	}
	require.Len(t, b.as("ops:changeit").mustRead("s", esdb.ReadStreamOptions{}, many), 10)

	require.NoError(t, b.server.CreateUser(b.ctx, "bob", "Bob", "secret"))
	bob := operations.NewOperationsClient(b.dial(basic{"bob", "secret"}))
	_, err = bob.Shutdown(b.ctx, &shared.Empty{})
	require.Equal(t, codes.PermissionDenied, status.Code(err))
	_, err = ops.Shutdown(b.ctx, &shared.Empty{})
	require.NoError(t, err)
	<-asked
}

// A node inside a program does not end when a client says so.
func TestShutdownOfAPart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := operations.NewOperationsClient(b.dial(basic{})).Shutdown(b.ctx, &shared.Empty{})
	require.Equal(t, codes.FailedPrecondition, status.Code(err))
	require.NoError(t, b.server.Healthy())
}

func TestMonitoring(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream, err := monitoring.NewMonitoringClient(b.dial(basic{})).Stats(b.ctx, &monitoring.StatsReq{RefreshTimePeriodInMs: 1})
	require.NoError(t, err)
	first, err := stream.Recv()
	require.NoError(t, err)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	require.NotEmpty(t, first.GetStats()["es-writer-tail"])
	require.Eventually(t, func() bool {
		next, err := stream.Recv()
		return err == nil && next.GetStats()["es-writer-tail"] != first.GetStats()["es-writer-tail"]
	}, patience, time.Millisecond)
}

// chore starts work over HTTP and returns the report of its end.
func (b *bundle) chore(name string) (report struct {
	State, Folder          string
	Events, Checked, Total int64
	Problems               []string
	Ended                  *time.Time
},
) {
	b.Helper()
	at := fmt.Sprintf("http://%s/admin/%s", b.server.Addr(), name)
	resp, err := http.Post(at, "", nil)
	require.NoError(b, err)
	resp.Body.Close()
	require.Equal(b, http.StatusOK, resp.StatusCode)
	require.Eventually(b, func() bool {
		resp, err := http.Get(at + "/current")
		require.NoError(b, err)
		defer resp.Body.Close()
		require.NoError(b, json.NewDecoder(resp.Body).Decode(&report))
		return report.Ended != nil
	}, patience, 5*time.Millisecond)
	return report
}

// An operator with curl: what was backed up can be opened, and everything is checked.
func TestBackupAndVerifyOverHTTP(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{Backups: filepath.Join(t.TempDir(), "backups")})
	b.mustAppend("s", esdb.Any{}, numbered(100)...)
	verified := b.chore("verify")
	require.Equal(t, "completed", verified.State)
	require.Empty(t, verified.Problems)
	require.Greater(t, verified.Events, int64(100))
	require.LessOrEqual(t, verified.Checked, verified.Total)
	made := b.chore("backup")
	require.Equal(t, "completed", made.State)
	other, err := esdbserver.Open(made.Folder, esdbserver.Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, other.Close()) })
	require.EqualValues(t, made.Events, other.Statistics().Tail)
}

func TestChoresAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	at := "http://" + b.server.Addr() + "/admin/"
	status := func(method, path string, header http.Header) int {
		req, err := http.NewRequestWithContext(b.ctx, method, at+path, nil)
		require.NoError(t, err)
		req.Header = header
		resp, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		resp.Body.Close()
		return resp.StatusCode
	}
	require.Equal(t, http.StatusConflict, status(http.MethodPost, "backup", nil), "without a folder for backups")
	require.Equal(t, http.StatusNotFound, status(http.MethodGet, "verify/current", nil))
	page := http.Header{"Origin": {"https://evil.example"}, "Sec-Fetch-Site": {"cross-site"}}
	require.Equal(t, http.StatusForbidden, status(http.MethodPost, "verify", page), "for a web page elsewhere")
}
