package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Limits of what is still a table of people and deals. HubSpot's longest cells
// hold e-mail bodies of about 180 KB; beyond these sizes a quote is missing,
// or it is no table.
const (
	maxCell    = 4 << 20
	maxRow     = 16 << 20
	maxColumns = 5_000
)

// scanner cuts bytes into records. It forgives what encoding/csv does not:
// line ends of three kinds in one file, text after a closing quote, quotes
// inside unquoted cells, blanks before an opening quote; and it bounds what
// one cell can hold, so that a missing quote is an error and not a full memory.
type scanner struct {
	in    *bufio.Reader
	comma byte
	line  int // of the next byte
	buf   []byte
	ends  []int
}

func newScanner(in *bufio.Reader, comma byte) *scanner {
	return &scanner{in: in, comma: comma, line: 1}
}

// record gives the next record's cells and the line that it begins in. The
// cells share one string. A blank line is a record of one empty cell.
func (s *scanner) record() (cells []string, line int, err error) {
	s.buf, s.ends = s.buf[:0], s.ends[:0]
	line = s.line
	if _, err := s.in.Peek(1); err != nil {
		return nil, line, err // io.EOF: there is no record left
	}
	for {
		ended, err := s.cell(line)
		if err != nil {
			return nil, line, err
		}
		s.ends = append(s.ends, len(s.buf))
		if len(s.ends) > maxColumns {
			return nil, line, fmt.Errorf("line %d: more than %d columns", line, maxColumns)
		}
		if ended {
			return s.cut(), line, nil
		}
	}
}

func (s *scanner) cut() []string {
	text, cells, start := string(s.buf), make([]string, len(s.ends)), 0
	for i, end := range s.ends {
		cells[i] = text[start:end]
		start = end
	}
	return cells
}

// cell reads one cell; ended says that the record ends with it.
func (s *scanner) cell(line int) (ended bool, err error) {
	start := len(s.buf)
	for {
		b, err := s.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return true, err
		case b == s.comma:
			return false, nil
		case b == '\n' || b == '\r':
			s.newline(b)
			return true, nil
		case b == '"' && blank(s.buf[start:]):
			s.buf = s.buf[:start]
			if err := s.quoted(start, line); err != nil {
				return true, err
			}
		default:
			if err := s.keep(b, start, line); err != nil {
				return true, err
			}
		}
	}
}

// quoted reads up to the closing quote. What stands between that and the next
// comma belongs to the cell too: cell goes on reading it.
func (s *scanner) quoted(start, line int) error {
	opened := s.line
	for {
		b, err := s.in.ReadByte()
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: the quote that opens here is never closed", opened)
		}
		if err != nil {
			return err
		}
		switch b {
		case '"':
			if next, _ := s.in.Peek(1); len(next) == 0 || next[0] != '"' {
				return nil
			}
			_, _ = s.in.Discard(1)
		case '\n', '\r':
			s.newline(b)
			b = '\n' // whichever it was
		}
		if err := s.keep(b, start, line); err != nil {
			return err
		}
	}
}

func (s *scanner) keep(b byte, start, line int) error {
	switch {
	case b == 0:
		return fmt.Errorf("line %d holds a NUL byte: this is no text file", s.line)
	case len(s.buf)-start >= maxCell:
		return fmt.Errorf("line %d: a cell is larger than %d MB; is a quote missing?", line, maxCell>>20)
	case len(s.buf) >= maxRow:
		return fmt.Errorf("line %d: a row is larger than %d MB; is a quote missing?", line, maxRow>>20)
	}
	s.buf = append(s.buf, b)
	return nil
}

// newline counts a line; CRLF is one.
func (s *scanner) newline(b byte) {
	s.line++
	if b != '\r' {
		return
	}
	if next, err := s.in.Peek(1); err == nil && next[0] == '\n' {
		_, _ = s.in.Discard(1)
	}
}

func blank(text []byte) bool {
	for _, b := range text {
		if b != ' ' {
			return false
		}
	}
	return true
}
