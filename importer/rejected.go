package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// rejectedFile is a CSV file of rejected rows: file, line, reason, then the
// row as it was, under the columns of all files together. It is made with the
// first rejected row.
type rejectedFile struct {
	path   string
	tables []*Table
	file   *os.File
	out    *csv.Writer
	places map[*Table][]int // column of the table -> column of the file
	header []string
	err    error
}

// fixed are the columns before those of the rows.
var fixed = []string{"File", "Line", "Reason"}

func (f *rejectedFile) add(row Row, reason string) {
	if f.path == "" || f.err != nil || row.table == nil {
		return
	}
	if f.file == nil {
		f.arrange()
		// It holds persons' data: for its owner alone.
		if f.file, f.err = os.OpenFile(f.path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600); f.err != nil {
			return
		}
		f.out = csv.NewWriter(f.file)
		f.write(f.header)
	}
	cells := append(make([]string, 0, len(f.header)), row.table.Name, strconv.Itoa(row.Line), reason)
	cells = cells[:len(f.header)]
	for i, cell := range row.cells {
		if places := f.places[row.table]; i < len(places) {
			cells[places[i]] = cell
		} else {
			cells = append(cells, cell) // beyond the header, as in the row
		}
	}
	f.write(cells)
}

// arrange gives every column of every table its place; columns of one label
// share one, a label that a table has twice gets two.
func (f *rejectedFile) arrange() {
	f.header, f.places = slices.Clone(fixed), map[*Table][]int{}
	at := map[string]int{}
	for _, table := range f.tables {
		times := map[string]int{}
		for _, label := range table.Header {
			times[label]++
			key := label + "\x00" + strconv.Itoa(times[label])
			if _, placed := at[key]; !placed {
				at[key] = len(f.header)
				f.header = append(f.header, label)
			}
			f.places[table] = append(f.places[table], at[key])
		}
	}
}

func (f *rejectedFile) write(cells []string) {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = harmless(text(cell))
	}
	f.err = errors.Join(f.err, f.out.Write(safe))
}

// harmless keeps a spreadsheet from taking a cell for a formula. The reader of
// this package takes the mark off again.
func harmless(cell string) string {
	if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func (f *rejectedFile) close() error {
	if f.file != nil {
		f.out.Flush()
		f.err = errors.Join(f.err, f.out.Error(), f.file.Close())
	}
	if f.err != nil {
		return fmt.Errorf("rejected rows: %w", f.err)
	}
	return nil
}

func (f *rejectedFile) written() string {
	if f.file == nil {
		return ""
	}
	return f.path
}
