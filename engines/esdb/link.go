package esdbserver

import (
	"bytes"
	"strconv"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// linkType is the type of an event whose data, "revision@stream", names another.
const linkType = "$>"

// parseLink reads the target of a link. An event that is no link, or a malformed one, is an ordinary event.
func parseLink(e *store.Event) (stream string, revision int64, ok bool) {
	if string(e.Type) != linkType {
		return "", 0, false
	}
	number, name, found := bytes.Cut(e.Data, []byte("@"))
	revision, err := strconv.ParseInt(string(number), 10, 64)
	if !found || err != nil || len(name) == 0 {
		return "", 0, false
	}
	return string(name), revision, true
}

// resolve calls emit with the event as it is to be delivered: alone, as a link with its target, or as a
// link whose target cannot be read any more (event nil). One level only.
func (s *Server) resolve(e *store.Event, emit func(event, link *store.Event)) error {
	stream, revision, ok := parseLink(e)
	if !ok {
		emit(e, nil)
		return nil
	}
	found := false
	err := s.store.ReadVisible(stream, revision, func(target *store.Event) {
		found = true
		emit(target, e)
	})
	if err == nil && !found {
		emit(nil, e)
	}
	return err
}
