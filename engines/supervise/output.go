package supervise

import (
	"bytes"
	"sync"
)

// Tail keeps the end of what a process writes on its standard error, to tell
// why it ended.
type Tail struct {
	mu   sync.Mutex
	text []byte
}

const tailSize = 4 << 10

func (t *Tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if excess := len(t.text) - tailSize; excess > 0 {
		t.text = t.text[excess:]
	}
	return len(p), nil
}

// Reset forgets all, for the next process.
func (t *Tail) Reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = nil
}

// Text is what was kept.
func (t *Tail) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}

// FirstLine sends the first line that a process writes, and forgets the rest.
type FirstLine struct {
	text  []byte
	found chan<- string
}

// NewFirstLine sends to found, which must have room for one.
func NewFirstLine(found chan<- string) *FirstLine { return &FirstLine{found: found} }

func (f *FirstLine) Write(p []byte) (int, error) {
	if f.found == nil {
		return len(p), nil
	}
	f.text = append(f.text, p...)
	if line, _, ok := bytes.Cut(f.text, []byte("\n")); ok {
		f.found <- string(line)
		f.found = nil
	}
	return len(p), nil
}
