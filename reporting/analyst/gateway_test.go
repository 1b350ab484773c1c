package analyst_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/reporting/analyst"
)

// What tools ask: their own tables, and what the engine can do.
func TestAnalystsReadTheirOwn(t *testing.T) {
	t.Parallel()
	server := setUp(t, analyst.Limits{})
	for statement, want := range map[string]string{
		"SELECT sum(amount) FROM deals":                                     "10",
		"SELECT sum(amount) FROM tenant_acme.deals;":                        "10",
		"-- a dashboard\nSELECT /* all */ amount FROM `deals` AS d; -- end": "10",
		"WITH x AS (SELECT amount FROM deals) SELECT amount + 1 FROM x":     "11",
		"SHOW DATABASES":                         "tenant_acme",
		"SHOW TABLES":                            "deals",
		"SHOW TABLES FROM tenant_acme LIKE 'd%'": "deals",
		"SELECT name FROM system.databases":      "tenant_acme",
		"SELECT database, name FROM system.tables AS t WHERE t.name = 'deals'": "tenant_acme\tdeals",
		"SELECT name FROM \"system\" . `columns` ORDER BY position":            "id\namount",
		"SELECT table_name FROM INFORMATION_SCHEMA.TABLES":                     "deals",
		"SELECT count() FROM system.functions WHERE name = 'sum'":              "1",
		"SELECT number FROM numbers(2)":                                        "0\n1",
		"EXISTS TABLE deals":                                                   "1",
		"SELECT 'tenant_rival.deals' -- a text is a text":                      "tenant_rival.deals",
		"SELECT tuple(1, 2).2 + 1.5e0":                                         "3.5",
		"SELECT format('{} {}', 'a', 'b')":                                     "a b",
		"SELECT formatDateTime(toDateTime(0, 'UTC'), '%Y')":                    "1970",
	} {
		status, text := ask(t, server, statement, nil)
		require.Equal(t, http.StatusOK, status, "%s: %s", statement, text)
		require.Equal(t, want, text, statement)
	}
	status, text := ask(t, server, "SELECT {n:Int64} + amount AS s FROM deals", url.Values{"param_n": {"5"}, "default_format": {"JSONEachRow"}, "output_format_json_quote_64bit_integers": {"0"}})
	require.Equal(t, http.StatusOK, status, text)
	require.Equal(t, `{"s":15}`, text)
}

// The official client connects as to any ClickHouse.
func TestOfficialClient(t *testing.T) {
	t.Parallel()
	server := setUp(t, analyst.Limits{})
	conn, err := clickhouse.Open(&clickhouse.Options{
		Protocol: clickhouse.HTTP, Addr: []string{strings.TrimPrefix(server.URL, "http://")}, HttpUrlPath: "clickhouse",
		Auth:     clickhouse.Auth{Database: "tenant_acme", Username: "grafana", Password: "acme"},
		Settings: clickhouse.Settings{"max_execution_time": 60},
	})
	require.NoError(t, err)
	defer func() { _ = conn.Close() }()
	require.NoError(t, conn.Ping(t.Context()))
	var sum int64
	require.NoError(t, conn.QueryRow(t.Context(), "SELECT sum(amount) FROM deals WHERE id = {id:String}", clickhouse.Named("id", "one")).Scan(&sum))
	require.EqualValues(t, 10, sum)
	require.ErrorContains(t, conn.Exec(t.Context(), "INSERT INTO deals VALUES ('two', 1)"), "READONLY")
	require.ErrorContains(t, conn.QueryRow(t.Context(), "SELECT sum(amount) FROM tenant_rival.deals").Scan(&sum), "ACCESS_DENIED")
}

func TestWithoutKey(t *testing.T) {
	t.Parallel()
	server := setUp(t, analyst.Limits{})
	get := func(path string) (status int, code string) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/clickhouse"+path, nil)
		require.NoError(t, err)
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		return response.StatusCode, response.Header.Get("X-Clickhouse-Exception-Code")
	}
	for path, want := range map[string]int{
		"/ping": http.StatusOK, "/elsewhere": http.StatusNotFound, "/?query=SELECT+1": http.StatusUnauthorized,
		"/?query=SELECT+1&password=wrong": http.StatusUnauthorized, "/?query=SELECT+1&user=x&password=acme": http.StatusOK,
	} {
		status, code := get(path)
		require.Equal(t, want, status, path)
		require.Equal(t, want == http.StatusUnauthorized, code == "516", path)
	}
}

// One statement can take neither all time, nor all memory, nor all sessions.
func TestLimits(t *testing.T) {
	t.Parallel()
	server := setUp(t, analyst.Limits{
		Time: time.Second, Memory: 64 << 20, Rows: 1000, Bytes: 1 << 20, AtOnce: 4, AtOnceEach: 2, Patience: 100 * time.Millisecond,
	})
	for statement, code := range map[string]string{
		"SELECT count() FROM numbers(100000000000) WHERE NOT ignore(sipHash64(number))":     "TIMEOUT_EXCEEDED",
		"SELECT length(groupArray(number)) FROM numbers(100000000)":                         "MEMORY_LIMIT_EXCEEDED",
		"SELECT number FROM numbers(100000)":                                                "TOO_MANY_ROWS_OR_BYTES",
		"SELECT 1 SETTINGS max_execution_time = 100":                                        "READONLY",
		"SELECT " + strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000):             "TOO_DEEP_RECURSION",
		"SELECT 1" + strings.Repeat(" + 1", 80<<10):                                         "SYNTAX_ERROR",
		"SELECT id FROM deals WHERE id IN (" + strings.Repeat("'x',", 60_000) + "'x') OR 1": "",
	} {
		_, text := ask(t, server, statement, nil)
		require.Contains(t, text, code, "%.80s", statement)
	}
	_, text := ask(t, server, "SELECT 1", url.Values{"max_memory_usage": {"0"}, "max_result_rows": {"99999999"}})
	require.Equal(t, "1", text, "more than the limit is the limit")
	_, text = ask(t, server, "SELECT 1", url.Values{"allow_ddl": {"1"}})
	require.Contains(t, text, "READONLY")

	var group sync.WaitGroup
	var busy sync.Map
	for i := range 6 {
		group.Go(func() {
			_, text := ask(t, server, "SELECT sleep(0.9)", nil)
			busy.Store(i, strings.Contains(text, "TOO_MANY_SIMULTANEOUS_QUERIES"))
		})
	}
	group.Wait()
	refused := 0
	busy.Range(func(_, yes any) bool {
		if yes.(bool) {
			refused++
		}
		return true
	})
	require.Equal(t, 4, refused, "two at once run, the others are told to wait")
}
