package graphql_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// pool is one Postgres for all tests; every test has a tenant of its own.
var pool *pgxpool.Pool

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		fmt.Fprintln(os.Stderr, "skipped:", err)
		return 0
	}
	data, err := os.MkdirTemp("", "graphql-test")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(data)
	ctx := context.Background()
	server, err := postgres.Start(ctx, postgres.Config{Data: data, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		panic(err)
	}
	defer server.Stop(ctx)
	config, err := pgxpool.ParseConfig(server.URL())
	if err != nil {
		panic(err)
	}
	config.ConnConfig.Tracer = counter{}
	if pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		panic(err)
	}
	defer pool.Close()
	if err := readmodels.NewStore(pool).Migrate(ctx); err != nil {
		panic(err)
	}
	return m.Run()
}

// counter counts the queries that are made under a context of counting.
type counter struct{}

type counterKey struct{}

func counting(ctx context.Context) (context.Context, *atomic.Int64) {
	n := new(atomic.Int64)
	return context.WithValue(ctx, counterKey{}, n), n
}

func (counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	if n, ok := ctx.Value(counterKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
	return ctx
}

func (counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// api is the API of a tenant, as one of its members uses it.
type api struct {
	t       testing.TB
	tenant  string
	actor   identity.Actor
	store   *readmodels.Store
	desk    *desk
	reports *reports
	handler *graphql.Handler
	log     *strings.Builder
}

var tenants atomic.Int64

const ana = "01980000-0000-7000-8000-00000000000a" // the member who acts

// newAPI makes an API with a tenant of its own.
func newAPI(t *testing.T) *api {
	t.Helper()
	a := bareAPI(t)
	require.NoError(t, a.store.EnsureTenant(t.Context(), a.tenant))
	a.save(readmodels.Changes{
		Tenant: &readmodels.Tenant{ID: a.tenant, Name: "Test", Currency: "EUR"},
		Rows:   readmodels.Rows{Members: map[string]*readmodels.Member{ana: {ID: ana, Name: "Ana", Email: "ana@example.com", Role: "ADMIN", Active: true, Versioned: row(1)}}},
	})
	return a
}

// bareAPI makes one without tables, for commands that read nothing back.
func bareAPI(t testing.TB) *api {
	t.Helper()
	a := &api{t: t, tenant: fmt.Sprintf("t%d", tenants.Add(1)), store: readmodels.NewStore(pool), desk: newDesk(), reports: &reports{}, log: &strings.Builder{}}
	a.actor = identity.Actor{Tenant: a.tenant, Member: ana, Role: identity.Admin}
	var err error
	a.handler, err = graphql.New(graphql.Deps{
		Commands: a.desk, Erasure: a.desk, Reads: a.store, Reports: a.reports, Passwords: a.desk,
		Log: slog.New(slog.NewTextHandler(a.log, nil)), Introspection: true,
	})
	require.NoError(t, err)
	return a
}

func row(revision int64) readmodels.Versioned {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return readmodels.Versioned{Revision: revision, CreatedAt: at, UpdatedAt: at}
}

// save writes rows as a projection would.
func (a *api) save(c readmodels.Changes) {
	a.t.Helper()
	require.NoError(a.t, a.store.Write(a.t.Context(), readmodels.Projection, func(b *readmodels.Batch) error {
		return b.Save(a.tenant, c)
	}))
}

type reports struct{ report reporting.PipelineReport }

func (r *reports) WaitFor(context.Context, uint64) error { return nil }

func (r *reports) PipelineReport(context.Context, string, string, time.Time, time.Time) (reporting.PipelineReport, error) {
	return r.report, nil
}

type vars = map[string]any

func (a *api) exec(query string, variables vars) graphql.Response {
	a.t.Helper()
	return a.execIn(a.t.Context(), graphql.Request{Query: query, Variables: variables})
}

func (a *api) execIn(ctx context.Context, req graphql.Request) graphql.Response {
	ctx = graphql.WithTrace(identity.With(ctx, a.actor), graphql.Trace{Correlation: "test-correlation"})
	return a.handler.Execute(ctx, req)
}

// data executes what must succeed and gives its data.
func (a *api) data(query string, variables vars) map[string]any {
	a.t.Helper()
	resp := a.exec(query, variables)
	require.Empty(a.t, resp.Errors, "%s", resp.Data)
	var data map[string]any
	require.NoError(a.t, json.Unmarshal(resp.Data, &data))
	return data
}

// refusal executes what must be refused and gives its first error.
func (a *api) refusal(query string, variables vars) graphql.Error {
	a.t.Helper()
	resp := a.exec(query, variables)
	require.NotEmpty(a.t, resp.Errors, "%s", resp.Data)
	return resp.Errors[0]
}

// post sends a body over HTTP as the member and gives status and error codes.
func (a *api) post(method, contentType, body string) (int, []string) {
	a.t.Helper()
	r := httptest.NewRequest(method, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	a.handler.ServeHTTP(w, r.WithContext(identity.With(r.Context(), a.actor)))
	var answer struct{ Errors []graphql.Error }
	require.NoError(a.t, json.Unmarshal(w.Body.Bytes(), &answer), w.Body.String())
	var codes []string
	for _, e := range answer.Errors {
		codes = append(codes, string(e.Extensions.Code))
	}
	return w.Code, codes
}

// at digs into an answer.
func at(data any, path ...string) any {
	for _, key := range path {
		data = data.(map[string]any)[key]
	}
	return data
}
