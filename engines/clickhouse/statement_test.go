package clickhouse

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	t.Parallel()
	formats := map[string]bool{"CSV": true, "Native": true, "JSONEachRow": true}
	cases := []struct {
		text string
		want statement // without text, where that is the whole
	}{
		{"SELECT 1", statement{verb: "SELECT"}},
		{"  /* INSERT */ select 1 -- FORMAT CSV", statement{verb: "SELECT"}},
		{"SELECT 1 FORMAT CSV", statement{verb: "SELECT", format: "CSV"}},
		{"SELECT 1 format CSV SETTINGS max_threads = 1;", statement{verb: "SELECT", format: "CSV"}},
		{"SELECT 'FORMAT CSV', \"FORMAT\", `FORMAT` FROM t", statement{verb: "SELECT"}},
		{"SELECT format FROM t ORDER BY format DESC", statement{verb: "SELECT"}},
		{"SELECT 'it''s \\' FORMAT CSV'", statement{verb: "SELECT"}},
		{"(SELECT 1 FORMAT CSV)", statement{}},
		{"INSERT INTO t FORMAT CSV 1,2\n", statement{text: "INSERT INTO t ", verb: "INSERT", format: "CSV", insert: true, inline: "1,2\n"}},
		{"INSERT INTO t (a, format) FORMAT CSV\n\n1", statement{text: "INSERT INTO t (a, format) ", verb: "INSERT", format: "CSV", insert: true, inline: "\n1"}},
		{"INSERT INTO t SETTINGS x = 1 FORMAT Native", statement{text: "INSERT INTO t SETTINGS x = 1 ", verb: "INSERT", format: "Native", insert: true}},
		{"INSERT INTO t VALUES (1, ')')", statement{text: "INSERT INTO t ", verb: "INSERT", format: "Values", insert: true, inline: "(1, ')')"}},
		{"INSERT INTO t SELECT 1 FORMAT CSV", statement{verb: "INSERT", format: "CSV"}},
		{"INSERT INTO t WITH 1 AS n SELECT n", statement{verb: "INSERT"}},
		{"SELECT 1 INTO OUTFILE '/tmp/x'", statement{verb: "SELECT", outside: true}},
		{"INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV", statement{text: "INSERT INTO t FROM INFILE '/etc/passwd' ", verb: "INSERT", format: "CSV", insert: true, outside: true}},
		{"SELECT infile FROM outfile", statement{verb: "SELECT", outside: true}}, // a table of that name must be quoted
		{"", statement{}},
		{"'unended", statement{}},
		{"/* unended", statement{}},
		{"'\\", statement{}},
	}
	for _, c := range cases {
		if c.want.text == "" {
			c.want.text = c.text
		}
		require.Equal(t, c.want, parse(c.text, formats), c.text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("INSERT INTO t (a) FORMAT CSV 'x")
	f.Fuzz(func(t *testing.T, text string) {
		st := parse(text, map[string]bool{"CSV": true})
		require.LessOrEqual(t, len(st.text)+len(st.inline), len(text))
	})
}
