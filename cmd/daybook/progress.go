package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// barEvery is how often the bar is drawn anew.
const barEvery = 100 * time.Millisecond

// bar shows how far long work has come, on a terminal; elsewhere it is silent.
type bar struct {
	out   io.Writer
	title string
	mu    sync.Mutex
	inner *progressbar.ProgressBar
	done  int
}

// describe says what the work is on now; the count begins anew.
func (b *bar) describe(title string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.title != title {
		b.title, b.done = title, 0
		if b.inner != nil {
			b.inner.Describe(title)
			b.inner.Reset()
		}
	}
}

func newBar(out io.Writer, title string) *bar { return &bar{out: out, title: title} }

// set tells how much of all is done. It may be called from several goroutines,
// whose numbers can overtake each other.
func (b *bar) set(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.inner == nil {
		b.inner = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.out), progressbar.OptionSetDescription(b.title),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(barEvery), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetVisibility(isTerminal(b.out)))
	}
	if total != b.inner.GetMax() {
		b.inner.ChangeMax(total)
	}
	if done > b.done {
		b.done = done
		_ = b.inner.Set(done) // what cannot be shown is not worth failing for
	}
}

func (b *bar) finish() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.inner != nil {
		_ = b.inner.Finish()
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
