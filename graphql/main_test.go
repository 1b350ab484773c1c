package graphql_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// database is one for all tests, migrated once; every test has a tenant of
// its own.
var database struct {
	once sync.Once
	pool *pgxpool.Pool
}

func open(t testing.TB) *pgxpool.Pool {
	t.Helper()
	database.once.Do(func() {
		config, err := pgxpool.ParseConfig(enginetest.PostgresURL(t))
		require.NoError(t, err)
		config.ConnConfig.Tracer = counter{}
		database.pool, err = pgxpool.NewWithConfig(context.Background(), config)
		require.NoError(t, err)
		require.NoError(t, readmodels.NewStore(database.pool).Migrate(context.Background()))
	})
	require.NotNil(t, database.pool, "another test could not open the database")
	return database.pool
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

	operations *operations
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
	a := &api{t: t, tenant: fmt.Sprintf("t%d", tenants.Add(1)), store: readmodels.NewStore(open(t)), desk: newDesk(), reports: &reports{}, log: &strings.Builder{}}
	a.actor = identity.Actor{Tenant: a.tenant, Member: ana, Role: identity.Admin}
	a.operations = &operations{Store: a.store}
	var err error
	a.handler, err = graphql.New(graphql.Deps{
		Commands: a.desk, Past: a.desk, Erasure: a.desk, Reads: a.store, Reports: a.reports, Passwords: a.desk, APIKeys: a.accounts(),
		Log: slog.New(slog.NewTextHandler(a.log, nil)), Introspection: true, Projections: a.operations, Operator: "operators",
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

// accounts are the real ones: keys are rows, and nothing is to be gained by
// others for tests.
func (a *api) accounts() *auth.Accounts {
	a.t.Helper()
	pool := open(a.t)
	require.NoError(a.t, auth.Migrate(a.t.Context(), pool))
	return auth.NewAccounts(pool, nil, directory{a.store}, auth.Limits{Off: true})
}

type directory struct{ reads *readmodels.Store }

func (d directory) Role(ctx context.Context, tenant, member string) (identity.Role, bool, error) {
	m, err := d.reads.Member(ctx, tenant, member)
	if err != nil || m == nil {
		return "", false, err
	}
	return identity.Role(m.Role), m.Active, nil
}

// reports is a reporting store that was asked nothing else.
type reports struct {
	graphql.Reports
	report reporting.PipelineReport
}

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
