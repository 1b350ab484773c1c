package main

import (
	"fmt"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// header is the head of the table of rows.
const header = "| what | measured | target | the disk alone | Pebble alone | ours / Pebble | Postgres 16 | ours / Postgres |\n" +
	"|---|--:|--:|--:|--:|--:|--:|--:|"

// row is a line of the table. A column that has nothing to say stays empty.
type row struct {
	what, measured, target                       string
	disk, pebble, ofPebble, postgres, ofPostgres string
}

func (r row) print() {
	fmt.Printf("| %s | %s | %s | %s | %s | %s | %s | %s |\n",
		r.what, r.measured, r.target, r.disk, r.pebble, r.ofPebble, r.postgres, r.ofPostgres)
}

// whole writes a number as people do: 12,345.
func whole(x float64) string { return message.NewPrinter(language.English).Sprintf("%.0f", x) }

// millis writes a duration in milliseconds.
func millis(d time.Duration) string { return fmt.Sprintf("%.2f", d.Seconds()*1000) }

// times writes how many times b goes into a.
func times(a, b float64) string { return fmt.Sprintf("%.2f", a/b) }
