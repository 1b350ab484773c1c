package analyst_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/reporting"
	"github.com/daybook-crm/daybook/reporting/analyst"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// secret is a value that stands in another tenant's table only.
const secret = "8675309"

var tables sync.Once

// makeTables makes two tenants, each with a table of deals.
func makeTables(t *testing.T, address string) {
	t.Helper()
	options, err := clickhouse.ParseDSN(address)
	require.NoError(t, err)
	conn, err := clickhouse.Open(options)
	require.NoError(t, err)
	defer func() { _ = conn.Close() }()
	for tenant, amount := range map[string]string{"acme": "10", "rival": secret} {
		for _, statement := range []string{
			"CREATE DATABASE tenant_" + tenant,
			"CREATE TABLE tenant_" + tenant + ".deals (id String, amount Int64) ENGINE = MergeTree ORDER BY id",
			"INSERT INTO tenant_" + tenant + ".deals VALUES ('one', " + amount + ")",
		} {
			require.NoError(t, conn.Exec(t.Context(), statement))
		}
	}
}

// setUp makes a gateway. A key is the name of its tenant.
func setUp(t *testing.T, limits analyst.Limits) *httptest.Server {
	t.Helper()
	address := enginetest.ClickHouseURL(t)
	tables.Do(func() { makeTables(t, address) })
	engine, err := analyst.NewEngine(address, reporting.DatabaseName)
	require.NoError(t, err)
	gateway, err := analyst.New(t.Context(), analyst.Config{Engine: engine, Limits: limits, Keys: keys})
	require.NoError(t, err)
	server := httptest.NewServer(http.StripPrefix("/clickhouse", gateway))
	t.Cleanup(server.Close)
	return server
}

func keys(_ context.Context, key, _ string) (identity.Actor, error) {
	if key != "acme" && key != "rival" {
		return identity.Actor{}, fault.New(fault.Unauthenticated, "The API key is not right.")
	}
	return identity.Actor{Tenant: key, Role: identity.Viewer}, nil
}

// ask sends a statement as acme does, and gives status and text of the answer.
func ask(t *testing.T, server *httptest.Server, statement string, settings url.Values) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/clickhouse/?"+settings.Encode(), strings.NewReader(statement))
	require.NoError(t, err)
	request.SetBasicAuth("anything", "acme")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, strings.TrimSpace(string(text))
}
