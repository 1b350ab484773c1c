package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// Emission is an event that a projection writes.
type Emission struct {
	Stream string
	Event  Proposed
}

// Emit writes what a projection made of the log up to a position, and the position with it, in one
// atomic step: however often the process dies, each event of the log is projected once. Events for
// tombstoned streams are dropped.
func (s *Store) Emit(ctx context.Context, projection string, position uint64, list []Emission) error {
	_, err := s.wait(ctx, &request{do: func(g *group, _ *request) error { return g.emit(projection, position, list) }})
	return err
}

// Emitted is the position that a projection has reached; 0 if it never ran.
func (s *Store) Emitted(projection string) (uint64, error) {
	value, closer, err := s.db.Get(projectionKey(projection))
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer release(closer)
	if len(value) != 8 {
		return 0, fmt.Errorf("the position of projection %s is corrupt", projection)
	}
	return binary.BigEndian.Uint64(value), nil
}

// projectionKey: part of the file format.
func projectionKey(projection string) []byte { return []byte("mprojection:" + projection) }

func (g *group) emit(projection string, position uint64, list []Emission) error {
	// First all that can fail, or end the group, so that nothing is written in part.
	for _, e := range list {
		h, err := g.head(e.Stream)
		if err != nil {
			return err
		}
		if h.SoftDeleted() {
			if err := g.mustBeClean(metaPrefix + e.Stream); err != nil {
				return err
			}
		}
	}
	for i := range list {
		h, _ := g.head(list[i].Stream)
		if h.Tombstoned {
			continue
		}
		r := &request{stream: list[i].Stream, events: []Proposed{list[i].Event}}
		if err := g.appendAndUndelete(r, h); err != nil {
			return err
		}
	}
	return g.batch.Set(projectionKey(projection), binary.BigEndian.AppendUint64(nil, position), nil)
}
