package esdbserver

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// appendMessage is an AppendReq, read by hand for the reason that frames are written by hand: an append
// is one message an event, and the generated type costs a map and five more objects each.
type appendMessage struct {
	options    *api.AppendReq_Options // nil for an event
	isProposed bool
	event      store.Proposed
	err        error // what is wrong with the event, not with the encoding
}

// Field numbers of AppendReq and AppendReq.ProposedMessage (streams.proto).
const (
	appendOptions  = 1
	appendProposed = 2

	proposedID       = 1
	proposedMetadata = 2
	proposedCustom   = 3
	proposedData     = 4
)

// decode keeps views into b, which must not be used for anything else.
func (m *appendMessage) decode(b []byte) error {
	*m = appendMessage{}
	return eachField(b, func(number protowire.Number, _ uint64, value []byte) error {
		switch number {
		case appendOptions:
			m.options, m.isProposed = &api.AppendReq_Options{}, false
			return proto.Unmarshal(value, m.options)
		case appendProposed:
			m.options, m.isProposed = nil, true
			return m.decodeEvent(value)
		}
		return nil
	})
}

func (m *appendMessage) decodeEvent(b []byte) error {
	var hasID, hasType, hasContent bool
	err := eachField(b, func(number protowire.Number, _ uint64, value []byte) (err error) {
		switch number {
		case proposedID:
			hasID = true
			m.event.ID, m.err, err = decodeID(value)
		case proposedMetadata:
			var key, text []byte
			if key, text, err = decodePair(value); err != nil {
				return err
			}
			switch string(key) {
			case metadataType:
				m.event.Type, hasType = string(text), true
			case metadataContentType:
				m.event.JSON, hasContent = string(text) == contentJSON, true
			}
		case proposedCustom:
			m.event.Metadata = value
		case proposedData:
			m.event.Data = value
		}
		return err
	})
	switch {
	case err != nil || m.err != nil:
	case !hasID:
		m.err = errNoID
	case !hasType:
		m.err = metadataMissing(metadataType)
	case !hasContent:
		m.err = metadataMissing(metadataContentType)
	}
	return err
}

// decodeID reads a UUID; invalid says that it is not one, err that the encoding is broken.
func decodeID(b []byte) (id store.ID, invalid, err error) {
	invalid = errNoID
	err = eachField(b, func(number protowire.Number, _ uint64, value []byte) error {
		switch number {
		case uuidStructured:
			invalid = nil
			return eachField(value, func(half protowire.Number, bits uint64, _ []byte) error {
				if half == 1 || half == 2 {
					binary.BigEndian.PutUint64(id[(half-1)*8:], bits)
				}
				return nil
			})
		case uuidString:
			id, invalid = parseTextID(string(value))
		}
		return nil
	})
	return id, invalid, err
}

var errNotUTF8 = errors.New("a string is not UTF-8")

// decodePair reads an entry of a map of strings.
func decodePair(b []byte) (key, value []byte, err error) {
	err = eachField(b, func(number protowire.Number, _ uint64, text []byte) error {
		switch number {
		case 1:
			key = text
		case 2:
			value = text
		}
		return nil
	})
	if err == nil && (!utf8.Valid(key) || !utf8.Valid(value)) {
		err = errNotUTF8
	}
	return key, value, err
}

// eachField visits the fields of a message: numbers as numbers, all else as bytes. Fixed-width fields,
// which these messages do not have, are passed over.
func eachField(b []byte, visit func(number protowire.Number, n uint64, value []byte) error) error {
	for len(b) > 0 {
		number, kind, width := protowire.ConsumeTag(b)
		if width < 0 {
			return protowire.ParseError(width)
		}
		b = b[width:]
		var n uint64
		var value []byte
		switch kind {
		case protowire.VarintType:
			n, width = protowire.ConsumeVarint(b)
		case protowire.BytesType:
			value, width = protowire.ConsumeBytes(b)
		default:
			width = protowire.ConsumeFieldValue(number, kind, b)
			number = 0
		}
		if width < 0 {
			return protowire.ParseError(width)
		}
		if err := visit(number, n, value); err != nil {
			return err
		}
		b = b[width:]
	}
	return nil
}
