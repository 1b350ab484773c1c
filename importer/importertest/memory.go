package importertest

import (
	"context"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/eventstore"
)

// Memory makes a bus whose log is a map. What it promises is what importers
// lean on: expected revisions, and keys that only one aggregate has.
func Memory(tb testing.TB) *Bus {
	tb.Helper()
	log := &memoryLog{streams: map[string][]eventstore.Recorded{}}
	return newBus(tb, log, open{}, &memoryClaims{holders: map[[3]string]leased{}})
}

type memoryLog struct {
	mu      sync.Mutex
	streams map[string][]eventstore.Recorded
	all     []eventstore.Recorded
}

func (l *memoryLog) Append(
	ctx context.Context, stream eventstore.StreamID, expected eventstore.Expected, events ...eventstore.Proposed,
) (eventstore.Appended, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return eventstore.Appended{}, err
	}
	have := l.streams[stream.String()]
	if !fits(expected, len(have)) {
		return eventstore.Appended{}, eventstore.ErrConflict
	}
	for _, e := range events {
		r := eventstore.Recorded{
			ID: e.ID, Type: e.Type, Stream: stream, Revision: uint64(len(have)), Recorded: time.Now(), Data: e.Data, Metadata: e.Metadata,
		}
		r.Position.Commit = uint64(len(l.all) + 1)
		r.Position.Prepare = r.Position.Commit
		have, l.all = append(have, r), append(l.all, r)
	}
	l.streams[stream.String()] = have
	return eventstore.Appended{Revision: uint64(len(have) - 1)}, nil
}

func fits(expected eventstore.Expected, length int) bool {
	switch expected {
	case eventstore.Any:
		return true
	case eventstore.NoStream:
		return length == 0
	default:
		return length > 0 && expected == eventstore.Exactly(uint64(length-1))
	}
}

func (l *memoryLog) ReadStream(_ context.Context, stream eventstore.StreamID, from uint64) iter.Seq2[eventstore.Recorded, error] {
	l.mu.Lock()
	defer l.mu.Unlock()
	events := l.streams[stream.String()]
	return func(yield func(eventstore.Recorded, error) bool) {
		for i := from; i < uint64(len(events)); i++ {
			if !yield(events[i], nil) {
				return
			}
		}
	}
}

func (l *memoryLog) ReadAll(_ context.Context, _ eventstore.Position, categories []string) iter.Seq2[eventstore.Recorded, error] {
	l.mu.Lock()
	defer l.mu.Unlock()
	events := l.all
	return func(yield func(eventstore.Recorded, error) bool) {
		for _, e := range events {
			if slices.Contains(categories, e.Stream.Category) && !yield(e, nil) {
				return
			}
		}
	}
}

func (l *memoryLog) Head(context.Context, []string) (eventstore.Position, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := uint64(len(l.all))
	return eventstore.Position{Commit: n, Prepare: n}, nil
}

// open is a sealer that seals nothing.
type open struct{}

func (open) Seal(_ context.Context, _, _ string, plaintext, _ []byte) ([]byte, error) {
	return plaintext, nil
}

func (open) Open(_ context.Context, _, _ string, ciphertext, _ []byte) ([]byte, error) {
	return ciphertext, nil
}

// memoryClaims keeps claims as the real table does, leases and all.
type memoryClaims struct {
	mu      sync.Mutex
	holders map[[3]string]leased
}

type leased struct {
	holder   string
	revision int64
	until    time.Time
	before   string
}

func keyOf(c commands.Claim) [3]string { return [3]string{c.Tenant, c.Kind, c.Value} }

func (c *memoryClaims) Claim(_ context.Context, claim commands.Claim) (commands.Holding, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	held, taken := c.holders[keyOf(claim)]
	if !taken || held.holder == claim.Holder {
		held = leased{claim.Holder, claim.Revision, time.Now().Add(commands.Lease), held.before}
		c.holders[keyOf(claim)] = held
	}
	return commands.Holding{Holder: held.holder, Leased: time.Now().Before(held.until), Before: held.before}, nil
}

func (c *memoryClaims) TakeOver(_ context.Context, claim commands.Claim, from string) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	held := c.holders[keyOf(claim)]
	if held.holder != from || time.Now().Before(held.until) {
		return false, nil
	}
	c.holders[keyOf(claim)] = leased{claim.Holder, claim.Revision, time.Now().Add(commands.Lease), ""}
	return true, nil
}

func (c *memoryClaims) Inherit(_ context.Context, claim commands.Claim, holder, from string) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	held := c.holders[keyOf(claim)]
	if held.holder != holder || holder != from && time.Now().Before(held.until) {
		return false, nil
	}
	c.holders[keyOf(claim)] = leased{claim.Holder, claim.Revision, time.Now().Add(commands.Lease), from}
	return true, nil
}

func (c *memoryClaims) Release(_ context.Context, claim commands.Claim) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if held := c.holders[keyOf(claim)]; held.holder == claim.Holder && held.revision < claim.Revision {
		delete(c.holders, keyOf(claim))
	}
	return nil
}
