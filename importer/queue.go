package importer

import (
	"context"

	"github.com/daybook-crm/daybook/domain/value"
)

// holder is a row's place in the queue for its e-mail address. Of rows with
// the same address the first in the file that comes in has it, whatever the
// order in which workers get to them; so every import decides alike.
type holder struct {
	place  string
	before *holder
	done   chan struct{}
	owner  string // the place of the row that has the address, once done
}

// queue lines a row up for its address among others of a category; nil for none.
func (r *run) queue(category string, email *string, row Row) *holder {
	if email == nil || *email == "" {
		return nil
	}
	key := category + "/" + value.EmailKey(*email)
	r.mu.Lock()
	defer r.mu.Unlock()
	h := &holder{place: row.place(), before: r.emails[key], done: make(chan struct{})}
	r.emails[key] = h
	return h
}

// wait waits for the rows before, and gives the place of the one that has the address.
func (h *holder) wait(ctx context.Context) string {
	if h == nil || h.before == nil {
		return ""
	}
	select {
	case <-h.before.done:
		h.owner = h.before.owner
	case <-ctx.Done():
	}
	h.before = nil // lets go of a chain as long as the file
	return h.owner
}

func (h *holder) leave(out outcome) {
	if h == nil {
		return
	}
	if h.owner == "" && (out.fate == created || out.fate == updated || out.fate == unchanged) && out.failure == nil {
		h.owner = h.place
	}
	close(h.done)
}
