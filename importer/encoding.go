package importer

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// peeked is how much of a file is looked at to find out how it is written.
const peeked = 64 << 10

// bytesOf gives the file as bytes in which ASCII stands for itself: UTF-16
// becomes UTF-8, a byte order mark goes. Whether a cell is UTF-8 or cp1252 is
// found out cell by cell (text), since an export can be plain ASCII for its
// first hundred pages and cp1252 in one name after that.
func bytesOf(r io.Reader) *bufio.Reader {
	in := bufio.NewReaderSize(r, peeked)
	start, _ := in.Peek(peeked)
	if order, mark, ok := utf16(start); ok {
		decoder := unicode.UTF16(order, mark).NewDecoder()
		return bufio.NewReaderSize(transform.NewReader(in, decoder), peeked)
	}
	if bytes.HasPrefix(start, []byte("\xef\xbb\xbf")) {
		_, _ = in.Discard(3)
	}
	return in
}

// utf16 recognises UTF-16 by its mark or, without one, by every other byte of
// the first hundred being zero, as ASCII is in it.
func utf16(start []byte) (unicode.Endianness, unicode.BOMPolicy, bool) {
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return unicode.LittleEndian, unicode.UseBOM, true
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return unicode.BigEndian, unicode.UseBOM, true
	}
	start = start[:min(len(start), 100)&^1]
	if len(start) < 4 {
		return unicode.LittleEndian, unicode.IgnoreBOM, false
	}
	var zero [2]int
	for i, b := range start {
		if b == 0 {
			zero[i%2]++
		}
	}
	half := len(start) / 2
	switch {
	case zero[0] == 0 && zero[1] > half*3/4:
		return unicode.LittleEndian, unicode.IgnoreBOM, true
	case zero[1] == 0 && zero[0] > half*3/4:
		return unicode.BigEndian, unicode.IgnoreBOM, true
	default:
		return unicode.LittleEndian, unicode.IgnoreBOM, false
	}
}

// text makes a cell's bytes text: what is not UTF-8 is read as cp1252, of
// which ISO-8859-1 is a part, and composed (NFC), since one system writes é as
// one sign and the next as two.
func text(cell string) string {
	if !utf8.ValidString(cell) {
		cell = fromWindows(cell)
	}
	return norm.NFC.String(cell)
}

func fromWindows(cell string) string {
	var b strings.Builder
	for cell != "" {
		r, size := utf8.DecodeRuneInString(cell)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(cell[0])
		}
		b.WriteRune(r)
		cell = cell[size:]
	}
	return b.String()
}

// delimiterOf finds what parts the cells of a header line: what stands in it
// most often outside of quotes or, when nothing does, inside them, for then
// the whole line is wrapped in one quoted cell.
func delimiterOf(start []byte) byte {
	outside, inside := map[byte]int{}, map[byte]int{}
	quoted := false
	for _, b := range start {
		switch {
		case b == '"':
			quoted = !quoted
		case (b == '\n' || b == '\r') && !quoted:
			return most(outside, inside)
		case quoted:
			inside[b]++
		default:
			outside[b]++
		}
	}
	return most(outside, inside)
}

func most(counts ...map[byte]int) byte {
	for _, count := range counts {
		best := byte(',')
		for _, b := range []byte(";\t|") {
			if count[b] > count[best] {
				best = b
			}
		}
		if count[best] > 0 {
			return best
		}
	}
	return ','
}
