package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// lines gives a table as text, a row a line: number, then cells as Text sees them.
func lines(t *testing.T, table *Table) []string {
	t.Helper()
	var list []string
	for row, err := range table.Rows() {
		require.NoError(t, err)
		var cells []string
		for _, cell := range row.cells {
			cells = append(cells, clean(cell))
		}
		list = append(list, strings.Join(cells, "|"))
	}
	return list
}

func TestReadsWhatOtherSystemsWrite(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file   string
		header string
		rows   []string
	}{
		"plain":              {"a,b\n1,2\n3,4\n", "a|b", []string{"1|2", "3|4"}},
		"no last newline":    {"a,b\n1,2", "a|b", []string{"1|2"}},
		"byte order mark":    {"\xef\xbb\xbfa,b\n1,2\n", "a|b", []string{"1|2"}},
		"semicolons":         {"a;b\n1,5;2\n", "a|b", []string{"1,5|2"}},
		"tabs":               {"a\tb\n1\t2\n", "a|b", []string{"1|2"}},
		"CRLF":               {"a,b\r\n1,2\r\n", "a|b", []string{"1|2"}},
		"CR":                 {"a,b\r1,2\r3,4", "a|b", []string{"1|2", "3|4"}},
		"mixed ends":         {"a,b\r\n1,2\n3,4\r5,6\r\n", "a|b", []string{"1|2", "3|4", "5|6"}},
		"quotes":             {"\"a\",\"b\"\n\"1,2\",\"x \"\"y\"\" z\"\n", "a|b", []string{`1,2|x "y" z`}},
		"newline in a cell":  {"a,b\n\"1\r\n2\",3\n", "a|b", []string{"1\n2|3"}},
		"quote in a cell":    {"a,b\n6\" pipe,2\n", "a|b", []string{`6" pipe|2`}},
		"text after a quote": {"a,b\n\"1\" x,2\n", "a|b", []string{"1 x|2"}},
		"blank before quote": {"a,b\n1, \"2,3\"\n", "a|b", []string{"1|2,3"}},
		"row in one cell":    {"a,b\n\"1,\"\"x,y\"\"\"\n2,3\n", "a|b", []string{"1|x,y", "2|3"}},
		"all in one cell":    {"\"a,b\"\n\"1,2\"\n", "a|b", []string{"1|2"}},
		"header with blanks": {" a , b \n1,2\n", "a|b", []string{"1|2"}},
		"blank lines":        {"\n\na,b\n\n1,2\n,\n", "a|b", []string{"1|2"}},
		"Excel's sep line":   {"sep=;\na;b\n1;2\n", "a|b", []string{"1|2"}},
		"cp1252":             {"a,b\nM\xfcller,\x80 5\n", "a|b", []string{"Müller|€ 5"}},
		"cp1252 in UTF-8":    {"a,b\nM\xc3\xbcller,Stra\xdfe\n", "a|b", []string{"Müller|Straße"}},
		"decomposed":         {"e\u0301,b\nu\u0308,1\n", "é|b", []string{"ü|1"}},
		"UTF-16 LE":          {"\xff\xfea\x00,\x00b\x00\n\x00\xfc\x00,\x002\x00\n\x00", "a|b", []string{"ü|2"}},
		"UTF-16 BE":          {"\xfe\xff\x00a\x00,\x00b\x00\n\x00\xfc\x00,\x002\x00\n", "a|b", []string{"ü|2"}},
		"UTF-16, no mark":    {"a\x00,\x00b\x00\n\x001\x00,\x002\x00\n\x00", "a|b", []string{"1|2"}},
		"ragged":             {"a,b,c\n1\n1,2\n1,2,3,\n", "a|b|c", []string{"1", "1|2", "1|2|3|"}},
		"header alone":       {"a,b\n", "a|b", nil},
		"empty-like":         {"a,b,c\n-,N/A,000000000000000AAA\n#N/A,null,x\n", "a|b|c", []string{"||", "||x"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, err := openTable(write(t, "x.csv", c.file))
			require.NoError(t, err)
			assert.Equal(t, c.header, strings.Join(table.Header, "|"))
			assert.Equal(t, c.rows, lines(t, table))
			assert.Equal(t, len(c.rows), table.rows)
		})
	}
}

func TestSaysWhereARowBegins(t *testing.T) {
	t.Parallel()
	table, err := openTable(write(t, "x.csv", "a,b\n\"1\n\n2\",x\r\n3,y\r4,z\n"))
	require.NoError(t, err)
	var at []int
	for row := range table.Rows() {
		at = append(at, row.Line)
	}
	assert.Equal(t, []int{2, 5, 6}, at)
}

func TestFindsColumns(t *testing.T) {
	t.Parallel()
	table, err := openTable(write(t, "x.csv", "Status,Deal  name,STATUS\n,x,Won\n"))
	require.NoError(t, err)
	for row := range table.Rows() {
		assert.Equal(t, "Won", row.Text("status"), "the same label twice: the one with something in it")
		assert.Equal(t, "x", row.Text("Title", "deal Name"))
	}
	assert.Empty(t, table.unused())
}

func TestRefusesWhatIsNoTable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, problem string }{
		"nothing":         {"", "no header line"},
		"NUL":             {"a,b\n1,\x002\n3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21\n", "line 2 holds a NUL byte"},
		"unclosed quote":  {"a,b\n1,2\n3,\"4\n5,6\n", "line 3: the quote that opens here is never closed"},
		"huge cell":       {"a,b\n1," + strings.Repeat("x", maxCell+1), "line 2: a cell is larger than 4 MB"},
		"too many cells":  {"a,b\n" + strings.Repeat(",", maxColumns+1), "line 2: more than 5000 columns"},
		"huge row":        {"a,b\n" + strings.Repeat(strings.Repeat("x", 1<<20)+",", 17), "line 2: a row is larger than 16 MB"},
		"missing quote 2": {"a,b\n\"" + strings.Repeat("1,2\n", 2<<20), "line 2: a cell is larger"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := openTable(write(t, "x.csv", c.file))
			require.ErrorContains(t, err, c.problem)
			require.ErrorContains(t, err, "x.csv")
		})
	}
}

// FuzzTable: whatever a file holds, it is read to its end or refused; rows
// come in the order of their lines; and reading it twice gives the same.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a,b\"\n\"1,\"\"x\"\"\"", "a;b\r1;2\r\n", "\xff\xfea\x00", "a,b\n\"", "sep=;\na;b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "x.csv")
		require.NoError(t, os.WriteFile(path, data, 0o600))
		table, err := openTable(path)
		if err != nil {
			return
		}
		last, rows := 0, 0
		for row, err := range table.Rows() {
			require.NoError(t, err)
			require.Greater(t, row.Line, last)
			last = row.Line
			rows++
		}
		require.Equal(t, table.rows, rows)
	})
}
