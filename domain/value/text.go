package value

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of texts, in characters. A line is a name or title, a text is prose.
const (
	MaxLine = 250
	MaxText = 50_000
)

// CheckLine refuses what is not one line of valid UTF-8 of at most MaxLine characters.
func CheckLine(text string) error {
	if strings.ContainsAny(text, "\r\n") {
		return errors.New("must be one line")
	}
	return checkText(text, MaxLine)
}

// CheckText refuses what is not valid UTF-8 of at most MaxText characters.
func CheckText(text string) error { return checkText(text, MaxText) }

func checkText(text string, limit int) error {
	switch {
	case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return errors.New("holds bytes that are not text")
	case len(text) > limit && utf8.RuneCountInString(text) > limit:
		return fmt.Errorf("is longer than %d characters", limit)
	default:
		return nil
	}
}

// CheckDate refuses what is not a day between the years 1900 and 2200,
// written YYYY-MM-DD; empty text is no date and passes.
func CheckDate(text string) error {
	if text == "" {
		return nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return errors.New("is not a date, YYYY-MM-DD")
	}
	if y := day.Year(); y < 1900 || y > 2200 {
		return errors.New("must lie between the years 1900 and 2200")
	}
	return nil
}
