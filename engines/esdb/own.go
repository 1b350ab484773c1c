package esdbserver

import (
	"cmp"
	"context"
	"encoding/json"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// The server keeps its own state in streams like anybody else's: the newest event counts.

// lastJSON decodes the newest event of a stream; false if there is none.
func (s *Server) lastJSON(stream string, into any) (found bool, err error) {
	h, err := s.store.Head(stream)
	if err != nil || h.Missing() {
		return false, err
	}
	var broken error
	err = s.store.ReadVisible(stream, h.Last, func(e *store.Event) {
		found, broken = true, json.Unmarshal(e.Data, into)
	})
	return found, cmp.Or(err, broken)
}

func (s *Server) appendJSON(ctx context.Context, stream, kind string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return s.appendOwn(ctx, stream, store.Proposed{Type: kind, JSON: true, Data: data})
}

// appendMetadata replaces a stream's metadata.
func (s *Server) appendMetadata(ctx context.Context, stream string, data []byte) error {
	return s.appendOwn(ctx, "$$"+stream, store.Proposed{Type: "$metadata", JSON: true, Data: data})
}

func (s *Server) appendOwn(ctx context.Context, stream string, event store.Proposed) error {
	event.ID = store.NewID()
	_, err := s.store.Append(ctx, stream, store.Any, []store.Proposed{event})
	return err
}
