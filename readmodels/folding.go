package readmodels

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
)

// folding is daybook.fold as this Postgres does it, for the letters of most
// European languages: what it makes of each. Most texts consist of nothing
// else, and are folded here where many are; Postgres folds the others. It
// takes texts letter by letter, and so does this.
type folding struct {
	of      [lastFolded]string // empty: Postgres has to
	byBytes bool               // texts are put in the order of their bytes, and only ASCII is made small
}

// lastFolded is behind the letters of Latin that have a place of their own.
const lastFolded = 0x250

// punctuation is what may stand between words. Of the rest, some means more
// to the parser of Postgres than the end of a word, such as <.
const punctuation = "\x01\t\n\r @._-+/,:;()&'\"!?#*"

// newFolding asks Postgres. Were there a letter that it folds otherwise beside
// another one, then nothing is folded here.
func newFolding(ctx context.Context, conn querier) (*folding, error) {
	const each = `SELECT n, daybook.fold(chr(n)) FROM generate_series(1, $1::int - 1) AS n ORDER BY n`
	rows, err := conn.Query(ctx, each, lastFolded)
	if err != nil {
		return nil, fmt.Errorf("fold letters: %w", err)
	}
	f := &folding{}
	var letter rune
	var folded, from, to string
	_, err = pgx.ForEachRow(rows, []any{&letter, &folded}, func() error {
		if foldsTo(letter, folded) {
			f.of[letter] = folded
			from, to = from+string(letter), to+folded
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("fold letters: %w", err)
	}
	rows, err = conn.Query(ctx, `SELECT daybook.fold($1)`, from)
	if err != nil {
		return nil, fmt.Errorf("fold letters: %w", err)
	}
	together, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[string])
	if err == nil && together != to {
		return &folding{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("fold letters: %w", err)
	}
	f.byBytes, err = ordersByBytes(ctx, conn)
	return f, err
}

func ordersByBytes(ctx context.Context, conn querier) (bool, error) {
	const known = `SELECT datlocprovider = 'c' AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') AND datctype = datcollate
		FROM pg_database WHERE datname = current_database()`
	rows, err := conn.Query(ctx, known)
	if err != nil {
		return false, fmt.Errorf("ask for the order of texts: %w", err)
	}
	return pgx.CollectExactlyOneRow(rows, pgx.RowTo[bool])
}

// foldsTo says whether what a letter folds to is of words alone, and what
// stands between words stays.
func foldsTo(letter rune, folded string) bool {
	if strings.ContainsRune(punctuation, letter) {
		return folded == string(letter)
	}
	for _, r := range folded {
		if !inWord(byte(r)) || r >= utf8.RuneSelf {
			return false
		}
	}
	return folded != ""
}

// inWord says whether a folded letter is part of a word.
func inWord(letter byte) bool {
	return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9'
}

// fold appends the folded text, or says that Postgres has to fold it.
func (f *folding) fold(to, text []byte) (_ []byte, ok bool) {
	for len(text) > 0 {
		letter, size := rune(text[0]), 1
		if letter >= utf8.RuneSelf {
			letter, size = utf8.DecodeRune(text)
		}
		if letter >= lastFolded || f.of[letter] == "" {
			return to, false
		}
		to, text = append(to, f.of[letter]...), text[size:]
	}
	return to, true
}
