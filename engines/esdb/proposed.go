package esdbserver

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// proposedEvent checks and translates one event of a batch. (For the events of an append, see
// append_message.go.)
func proposedEvent(m *api.BatchAppendReq_ProposedMessage) (store.Proposed, error) {
	id, err := parseID(m.GetId())
	if err != nil {
		return store.Proposed{}, err
	}
	properties := m.GetMetadata()
	eventType, ok := properties[metadataType]
	if !ok {
		return store.Proposed{}, metadataMissing(metadataType)
	}
	content, ok := properties[metadataContentType]
	if !ok {
		return store.Proposed{}, metadataMissing(metadataContentType)
	}
	return store.Proposed{
		ID: id, Type: eventType, JSON: content == contentJSON, Data: m.GetData(), Metadata: m.GetCustomMetadata(),
	}, nil
}

// proposal collects the events of one append and keeps count of its size.
type proposal struct {
	options *Options
	events  []store.Proposed
	size    int
}

// add fails when the event, or the append with it, is too big.
func (p *proposal) add(event store.Proposed) error {
	size := len(event.Data) + len(event.Metadata) + 2*utf16Length(event.Type)
	if size > p.options.MaxAppendEventSize && p.options.MaxAppendEventSize < p.options.MaxAppendSize {
		return eventTooBig(event.ID, size, p.options.MaxAppendEventSize)
	}
	if p.size += size; p.size > p.options.MaxAppendSize {
		return appendTooBig(p.options.MaxAppendSize)
	}
	p.events = append(p.events, event)
	return nil
}

func utf16Length(s string) (n int) {
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// parseID reads a UUID in either of its two forms.
func parseID(id *shared.UUID) (out store.ID, err error) {
	switch v := id.GetValue().(type) {
	case *shared.UUID_Structured_:
		binary.BigEndian.PutUint64(out[:], uint64(v.Structured.GetMostSignificantBits()))
		binary.BigEndian.PutUint64(out[8:], uint64(v.Structured.GetLeastSignificantBits()))
		return out, nil
	case *shared.UUID_String_:
		return parseTextID(v.String_)
	}
	return out, errNoID
}

var errNoID = invalid("an event needs an id")

func parseTextID(text string) (id store.ID, err error) {
	digits := strings.ReplaceAll(text, "-", "")
	if len(digits) == 2*len(id) {
		_, err = hex.Decode(id[:], []byte(digits))
	}
	if len(digits) != 2*len(id) || err != nil {
		return store.ID{}, invalid("%q is not a UUID", text)
	}
	return id, nil
}

// streamName checks the name of a stream that is to be read or written.
func streamName(id *shared.StreamIdentifier) (string, error) {
	name := string(id.GetStreamName())
	switch {
	case name == "", name == "$$":
		return "", invalid("%q is not a stream name", name)
	case !utf8.ValidString(name):
		return "", invalid("the stream name %q is not UTF-8", name)
	}
	return name, nil
}
