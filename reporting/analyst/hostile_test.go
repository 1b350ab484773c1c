package analyst_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/reporting/analyst"
)

// None of these may be carried out, and none may tell anything of a rival.
var hostile = []string{
	"SELECT * FROM tenant_rival.deals",
	"SELECT * FROM `tenant_rival`.deals",
	`SELECT * FROM "tenant_rival"."deals"`,
	"SELECT * FROM tenant_rival . deals",
	"SELECT * FROM tenant_rival/**/.deals",
	"SELECT * FROM tenant_rival--\n.deals",
	"SELECT * FROM TENANT_RIVAL.deals",
	"SELECT (SELECT max(amount) FROM tenant_rival.deals)",
	"SELECT 1 WHERE 8675309 IN tenant_rival.deals",
	"SELECT amount FROM deals UNION ALL SELECT amount FROM tenant_rival.deals",
	"WITH t AS (SELECT * FROM tenant_rival.deals) SELECT * FROM t",
	"SELECT '' /* ' */ , amount FROM tenant_rival.deals -- '",
	"SELECT 'it\\'s', amount FROM tenant_rival.deals",
	"SELECT 'it''s', amount FROM tenant_rival.deals",
	"SELECT `a``b`, amount FROM tenant_rival.deals",
	"SELECT * FROM `tenant\\x5frival`.deals",
	"SELECT $x$ ' $x$, amount FROM tenant_rival.deals -- '",
	"SELECT 1 // '\n, amount FROM tenant_rival.deals -- '",
	"SELECT 1 # '\n, amount FROM tenant_rival.deals -- '",
	"SELECT ‘a’, amount FROM tenant_rival.deals",
	"SELECT * FROM {t:Identifier}",
	"SELECT * FROM {db:Identifier}.deals",
	"SELECT * FROM { db : identifier }.deals",
	"SELECT * FROM merge('tenant_rival', 'deals')",
	"SELECT * FROM merge(REGEXP('tenant_.*'), '.*')",
	"SELECT * FROM `merge`('tenant_rival', 'deals')",
	"SELECT * FROM merge ('tenant_rival', 'deals')",
	"SELECT * FROM MERGE('tenant_rival', 'deals')",
	"SELECT * FROM loop(tenant_rival.deals)",
	"SELECT * FROM loop('tenant_rival', 'deals')",
	"SELECT * FROM mergeTreeIndex('tenant_rival', 'deals')",
	"SELECT * FROM remote('127.0.0.1', 'tenant_rival', 'deals')",
	"SELECT * FROM cluster('default', 'tenant_rival', 'deals')",
	"SELECT * FROM viewIfPermitted(SELECT 1 ELSE null('x Int8'))",
	"SELECT * FROM dictionary('tenant_rival.d')",
	"SELECT joinGet('tenant_rival.deals', 'amount', 'one')",
	"SELECT joinGet(concat('tenant_', 'rival.deals'), 'amount', 'one')",
	"SELECT dictGet('tenant_rival.d', 'a', 1)",
	"SELECT hasColumnInTable('tenant_rival', 'deals', 'amount')",
	"SELECT file('/etc/passwd')",
	"SELECT * FROM file('/etc/passwd')",
	"SELECT * FROM `/etc/passwd`",
	"SELECT * FROM default.`/etc/passwd`",
	"SELECT * FROM url('http://127.0.0.1:1/')",
	"SELECT * FROM executable('id', 'TSV', 'a String')",
	"SELECT * FROM system.processes",
	"SELECT * FROM system.query_log",
	"SELECT * FROM system.parts_columns",
	"SELECT * FROM system.completions",
	"SELECT * FROM system.users",
	"SELECT * FROM `system`.`processes`",
	"SELECT * FROM SYSTEM.processes",
	"SELECT * FROM daybook.tenants",
	"SELECT * FROM daybook . checkpoints",
	"SHOW PROCESSLIST",
	"SHOW CREATE TABLE tenant_rival.deals",
	"SHOW TABLES FROM tenant_rival",
	"SHOW TABLES IN tenant_rival",
	"SHOW COLUMNS FROM deals FROM tenant_rival",
	"SHOW CREATE DATABASE tenant_rival",
	"SHOW GRANTS",
	"SHOW USERS",
	"DESCRIBE tenant_rival.deals",
	"DESCRIBE TABLE merge('tenant_rival', 'deals')",
	"EXISTS TABLE tenant_rival.deals",
	"EXISTS DATABASE tenant_rival",
	"EXPLAIN SELECT * FROM tenant_rival.deals",
	"EXPLAIN TABLE OVERRIDE mysql('x', 'y', 'z', 'u', 'p')",
	"SELECT 1; SELECT * FROM tenant_rival.deals",
	"SELECT 1; DROP TABLE deals",
	"USE tenant_rival",
	"SET readonly = 0",
	"INSERT INTO deals VALUES ('x', 1)",
	"INSERT INTO deals SELECT 'x', 1",
	"DROP TABLE deals",
	"ALTER TABLE deals DELETE WHERE 1",
	"DELETE FROM deals WHERE 1",
	"TRUNCATE TABLE deals",
	"CREATE TABLE x (a Int8) ENGINE = Memory",
	"CREATE TEMPORARY TABLE x (a Int8)",
	"CREATE VIEW v AS SELECT * FROM deals",
	"RENAME TABLE deals TO d",
	"OPTIMIZE TABLE deals",
	"SYSTEM SHUTDOWN",
	"KILL QUERY WHERE 1",
	"GRANT ALL ON *.* TO default",
	"EXECUTE AS default SELECT 1",
	"BACKUP DATABASE tenant_rival TO File('/tmp/x')",
	"WITH 1 AS x INSERT INTO deals SELECT 'x', x",
	"EXPLAIN INSERT INTO deals SELECT 'x', 1",
	"(SELECT 1) INTO OUTFILE '/tmp/daybook-no'",
	"SELECT 1 INTO OUTFILE '/tmp/daybook-no'",
	"SELECT 1 SETTINGS readonly = 0",
	"SELECT 1 SETTINGS max_threads = 64",
	"SELECT hostName()",
	"SELECT getServerSetting('users_config')",
	"SELECT tcpPort()",
	"SELECT 1 PARALLEL WITH DROP TABLE deals",
	"'",
	"`",
	"/*",
	"\x00",
	"SELECT '\x00",
	"SELECT tenant_",
	";",
	"",
}

func TestHostileStatements(t *testing.T) {
	t.Parallel()
	server := setUp(t, analyst.Limits{})
	names := url.Values{"param_t": {"tenant_rival.deals"}, "param_db": {"tenant_rival"}}
	for _, statement := range hostile {
		status, text := ask(t, server, statement, names)
		require.NotEqual(t, http.StatusOK, status, "%s: %s", statement, text)
		require.NotContains(t, text, secret, statement)
	}
	for _, settings := range []url.Values{
		{"database": {"tenant_rival"}}, {"database": {"system"}}, {"database": {"daybook"}},
		{"readonly": {"0"}, "query": {"DROP TABLE deals"}}, {"allow_introspection_functions": {"1"}},
		{"additional_table_filters": {"{}"}}, {"query": {"SELECT * FROM tenant_rival."}},
	} {
		status, text := ask(t, server, "SELECT 1", settings)
		require.NotEqual(t, http.StatusOK, status, "%s: %s", settings, text)
	}
	_, text := ask(t, server, "SELECT count(), sum(amount) FROM deals", nil)
	require.Equal(t, "1\t10", text, "nothing was changed")
}

var tenantNames = regexp.MustCompile(`(?i)\btenant_\w*`)

// Whatever passes the check names no other tenant outside of a text, and has
// no comment left in which ClickHouse could see something else than we did.
func FuzzStatements(f *testing.F) {
	for _, statement := range hostile {
		f.Add(statement)
	}
	f.Fuzz(func(t *testing.T, statement string) {
		passed, err := analyst.Check(statement, "tenant_acme")
		if err != nil {
			return
		}
		bare := analyst.WithoutTexts(t, passed)
		for _, name := range tenantNames.FindAllString(bare, -1) {
			require.Equal(t, "tenant_acme", name, passed)
		}
		require.NotContains(t, bare, "--")
		require.NotContains(t, bare, "/*")
		again, err := analyst.Check(passed, "tenant_acme")
		require.NoError(t, err, passed)
		require.NotEmpty(t, again)
	})
}
