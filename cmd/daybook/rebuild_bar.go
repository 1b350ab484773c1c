package main

import (
	"fmt"
	"io"
	"time"

	"github.com/daybook-crm/daybook/projections"
)

// lineEvery is how often a rebuild says how far it is where there is no
// terminal.
const lineEvery = 5 * time.Second

// rebuildBar shows how far a rebuild is: a bar on a terminal, else lines.
type rebuildBar struct {
	out   io.Writer
	name  string
	bar   *bar
	last  time.Time
	began time.Time
}

func newRebuildBar(out io.Writer, name string) *rebuildBar {
	return &rebuildBar{out: out, name: name, bar: newBar(out, name), began: time.Now()}
}

func (b *rebuildBar) tell(p projections.Progress) {
	if isTerminal(b.out) {
		b.bar.describe(b.name + ", " + doing(p))
		b.bar.set(p.Done, p.All)
		return
	}
	if time.Since(b.last) < lineEvery {
		return
	}
	b.last = time.Now()
	fmt.Fprintf(b.out, "%s, %s: %d of %d", b.name, doing(p), p.Done, p.All)
	if p.Rate > 0 {
		fmt.Fprintf(b.out, ", %.0f/s, %s left", p.Rate, p.Left.Round(time.Second))
	}
	fmt.Fprintln(b.out)
}

// doing says what is counted: of events nobody knows exactly how many there are.
func doing(p projections.Progress) string {
	switch p.Doing {
	case projections.Filling:
		return "events (about)"
	case projections.Settling:
		return "indexes and what is made of rows"
	default:
		return "device files"
	}
}

func (b *rebuildBar) finish() {
	b.bar.finish()
	fmt.Fprintf(b.out, "%s built anew in %s\n", b.name, time.Since(b.began).Round(100*time.Millisecond))
}
