package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Table is a file of rows under a header, as other systems export them; it is
// read row by row, so that its size does not matter. See scan.go and
// encoding.go for what it puts up with. It is for one goroutine at a time.
type Table struct {
	Name   string   // of the file, without its folder
	Header []string // as in the file, trimmed

	path    string
	columns map[string][]int // folded header -> columns; a label can come twice
	asked   map[string][]int // label -> columns, as it was asked for
	dates   dateOrder
	rows    int
	filled  []bool // columns with something in them
	used    []bool // columns that somebody asked for
	about   Object // whose custom fields the rest became
	custom  []customColumn
}

// openTable reads a file's header, and once through all of it: to count its
// rows, to be sure that it can be read to its end before anything is written,
// and to see whether 02/03/04 has the day first.
func openTable(path string) (*Table, error) {
	t := &Table{Name: filepath.Base(path), path: path}
	for row, err := range t.Rows() {
		if err != nil {
			return nil, err
		}
		t.rows++
		for i, cell := range row.cells {
			if i < len(t.filled) && cell != "" {
				t.filled[i] = true
				t.dates.learn(cell)
			}
		}
	}
	return t, nil
}

// Rows reads the file from its beginning. Lines without anything, and footers
// (one cell under a header of several), are left out.
func (t *Table) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := t.read(func(r Row) bool { return yield(r, nil) }); err != nil {
			yield(Row{}, fmt.Errorf("%s: %w", t.Name, err))
		}
	}
}

func (t *Table) read(yield func(Row) bool) error {
	file, err := os.Open(t.path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	s, err := t.begin(bytesOf(file))
	if err != nil {
		return err
	}
	for {
		cells, line, err := s.record()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		row := Row{table: t, Line: line, cells: t.unwrap(cells, s.comma)}
		if row.none() {
			continue
		}
		if !yield(row) {
			return nil
		}
	}
}

// begin reads the header.
func (t *Table) begin(in *bufio.Reader) (*scanner, error) {
	start, _ := in.Peek(peeked)
	comma, told := toldBy(start)
	if told {
		_, _ = in.Discard(len("sep=;"))
	} else {
		comma = delimiterOf(start)
	}
	s := newScanner(in, comma)
	for {
		cells, _, err := s.record()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errors.New("there is no header line in it")
		case err != nil:
			return nil, err
		}
		if cells = unwrapped(cells, s.comma); strings.Join(cells, "") != "" {
			t.head(cells)
			return s, nil
		}
	}
}

// toldBy reads the line "sep=;" that Excel writes for itself.
func toldBy(start []byte) (comma byte, told bool) {
	if len(start) < 6 || !strings.EqualFold(string(start[:4]), "sep=") || start[5] != '\n' && start[5] != '\r' {
		return 0, false
	}
	return start[4], true
}

func (t *Table) head(cells []string) {
	if t.columns != nil {
		return // read before
	}
	t.columns, t.asked = map[string][]int{}, map[string][]int{}
	t.filled, t.used = make([]bool, len(cells)), make([]bool, len(cells))
	for i, cell := range cells {
		label := strings.TrimSpace(text(cell))
		t.Header = append(t.Header, label)
		t.columns[fold(label)] = append(t.columns[fold(label)], i)
	}
}

// unwrap opens a row that stands as a whole in one quoted cell.
func (t *Table) unwrap(cells []string, comma byte) []string {
	if len(cells) == 1 && len(t.Header) > 1 {
		return unwrapped(cells, comma)
	}
	return cells
}

func unwrapped(cells []string, comma byte) []string {
	if len(cells) != 1 || !strings.Contains(cells[0], string(comma)) {
		return cells
	}
	inner, _, err := newScanner(bufio.NewReader(strings.NewReader(cells[0])), comma).record()
	if err != nil {
		return cells
	}
	return inner
}

// at gives the columns of a label.
func (t *Table) at(label string) []int {
	columns, known := t.asked[label]
	if !known {
		columns = t.columns[fold(label)]
		t.asked[label] = columns
	}
	return columns
}

// has says whether the table has one of the columns.
func (t *Table) has(labels ...string) bool {
	for _, label := range labels {
		if len(t.at(label)) > 0 {
			return true
		}
	}
	return false
}

// unused gives the columns with something in them that nobody asked for.
func (t *Table) unused() []string {
	var list []string
	for i, label := range t.Header {
		if t.filled[i] && !t.used[i] {
			list = append(list, label)
		}
	}
	return list
}

// fold gives the form in which labels and names are compared.
func fold(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(text(label)), " "))
}
