package clickhouse_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/clickhouse"
)

// What curl and BI tools do. Each case is one request, in order, on one server.
var httpCases = []struct {
	name   string
	query  string // of the URL
	body   string
	status int
	answer string // all of it, or with status above 200 a part
}{
	{"text", "", "SELECT 1, 'a'", 200, "1\ta\n"},
	{"query in the URL", "query=SELECT+1", "", 200, "1\n"},
	{"query in both", "query=SELECT", "2", 200, "2\n"},
	{"FORMAT", "", "SELECT 1 AS n FORMAT JSONEachRow", 200, "{\"n\":1}\n"},
	{"FORMAT, then SETTINGS", "", "SELECT 1 AS n FORMAT JSONEachRow SETTINGS max_threads = 1", 200, "{\"n\":1}\n"},
	{"default_format", "default_format=CSV", "SELECT 'a', 2", 200, "\"a\",2\n"},
	{"a column named format", "default_format=CSV", "SELECT 1 AS format ORDER BY format DESC", 200, "1\n"},
	{"parameter", "param_n=7", "SELECT {n:UInt8}", 200, "7\n"},
	{"setting", "max_threads=3", "SELECT getSetting('max_threads')", 200, "3\n"},
	{"comment first", "", "/* SELECT */ -- x\nSELECT 1", 200, "1\n"},
	{"WITH", "", "WITH 5 AS n SELECT n", 200, "5\n"},
	{"parentheses", "", "(SELECT 1) UNION ALL (SELECT 1)", 200, "1\n1\n"},
	{"only parentheses", "", "(SELECT 1)", 200, "1\n"},
	{"SHOW", "", "SHOW DATABASES LIKE 'system'", 200, "system\n"},
	{"EXISTS", "", "EXISTS DATABASE nothing", 200, "0\n"},
	{"semicolon", "", "SELECT 1;\n", 200, "1\n"},
	{"create", "", "CREATE DATABASE w", 200, ""},
	{"create a table", "database=w", "CREATE TABLE t (n UInt64, s String) ENGINE = MergeTree ORDER BY n", 200, ""},
	{"VALUES", "", "INSERT INTO w.t VALUES (1, 'one'), (2, concat('t', 'wo'))", 200, ""},
	{"VALUES in the body", "query=INSERT+INTO+w.t+VALUES", "(3, 'three')", 200, ""},
	{"CSV in the body", "query=INSERT+INTO+w.t+(n,s)+FORMAT+CSV", "4,\"four, FORMAT\"\n", 200, ""},
	{"CSV after the statement", "", "INSERT INTO w.t FORMAT CSV\n5,five\n6,six\n", 200, ""},
	{"JSON after the statement", "", "INSERT INTO w.t FORMAT JSONEachRow {\"n\":7,\"s\":\"seven\"}", 200, ""},
	{"no rows", "query=INSERT+INTO+w.t+FORMAT+CSV", "", 200, ""},
	{"INSERT SELECT", "", "INSERT INTO w.t SELECT 8, 'eight'", 200, ""},
	{"WITH INSERT", "", "INSERT INTO w.t WITH 9 AS n SELECT n, 'nine'", 200, ""},
	{"what was inserted", "default_format=CSV", "SELECT n, s FROM w.t ORDER BY n", 200,
		"1,\"one\"\n2,\"two\"\n3,\"three\"\n4,\"four, FORMAT\"\n5,\"five\"\n6,\"six\"\n7,\"seven\"\n8,\"eight\"\n9,\"nine\"\n"},
	{"bad rows", "query=INSERT+INTO+w.t+FORMAT+CSV", "x,y\n", 500, "Code: 27."},
	{"nothing of them is there", "", "SELECT count() FROM w.t", 200, "9\n"},
	{"empty", "", "  \n", 400, "Code: 62. DB::Exception: Empty query. (SYNTAX_ERROR)"},
	{"syntax", "", "SELEKT 1", 400, "(SYNTAX_ERROR)"},
	{"no table", "", "SELECT * FROM w.nothing", 404, "Code: 60."},
	{"bad parameter", "param_n=x", "SELECT {n:UInt8}", 500, "Code: 457."},
	{"missing parameter", "", "SELECT {n:UInt8}", 500, "Code: 456."},
	{"setting that is no name", "a%20b=1", "SELECT 1", 400, "Code: 115."},
	{"HTTP session", "session_id=x", "SELECT 1", 501, "Code: 48."},
}

func TestHTTP(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	for _, c := range httpCases {
		t.Run(c.name, func(t *testing.T) {
			got := post(t, s.URL()+"?"+c.query, c.body)
			require.Equal(t, c.status, got.status, got.body)
			if c.status == http.StatusOK {
				require.Equal(t, c.answer, got.body)
				require.NotEmpty(t, got.header.Get("X-Clickhouse-Query-Id"))
			} else {
				require.Contains(t, got.body, c.answer)
				require.NotEmpty(t, got.header.Get("X-Clickhouse-Exception-Code"))
			}
		})
	}
}

func TestPing(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	u.User, u.Path = nil, "/ping"
	res, err := http.Get(u.String())
	require.NoError(t, err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, "Ok.\n", string(body))
}

func TestAuthentication(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	password, _ := u.User.Password()
	u.User = nil
	ask := func(change func(*http.Request)) int {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, u.String(), strings.NewReader("SELECT 1"))
		require.NoError(t, err)
		change(req)
		res, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		res.Body.Close()
		return res.StatusCode
	}
	require.Equal(t, 200, ask(func(r *http.Request) { r.SetBasicAuth("default", password) }))
	require.Equal(t, 200, ask(func(r *http.Request) { r.Header.Set("X-Clickhouse-Key", password) }))
	require.Equal(t, 200, ask(func(r *http.Request) { r.URL.RawQuery = "user=default&password=" + password }))
	require.Equal(t, 403, ask(func(*http.Request) {}))
	require.Equal(t, 403, ask(func(r *http.Request) { r.SetBasicAuth("default", "") }))
	require.Equal(t, 403, ask(func(r *http.Request) { r.SetBasicAuth("other", password) }))
	require.Equal(t, 403, ask(func(r *http.Request) { r.Header.Set("X-Clickhouse-User", "default") }))
}

// reply is an HTTP response that was read to its end.
type reply struct {
	status int
	header http.Header
	body   string
}

func post(t *testing.T, address, body string) reply {
	t.Helper()
	res, err := http.Post(address, "text/plain", strings.NewReader(body))
	require.NoError(t, err)
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return reply{res.StatusCode, res.Header, string(text)}
}

func dialWrong(s *clickhouse.Server) driver.Conn {
	u, _ := url.Parse(s.URL())
	conn, _ := ch.Open(&ch.Options{Protocol: ch.HTTP, Addr: []string{u.Host}, Auth: ch.Auth{Username: "default", Password: "wrong"}})
	return conn
}
