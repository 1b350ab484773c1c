package codec

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"
)

// Metadata is what an event's metadata holds in the log. The names are part
// of the log and never change; the two with a dollar are EventStoreDB's own.
// RootID is the command that a person gave where CommandID is only a part of
// it, such as one item of a bulk edit; empty where they are the same.
type Metadata struct {
	Tenant      string     `json:"tenant"`
	Actor       string     `json:"actor"` // member id, or "system:import"
	CommandID   string     `json:"commandId"`
	RootID      string     `json:"rootId,omitempty"`
	Correlation string     `json:"$correlationId,omitempty"`
	Causation   string     `json:"$causationId,omitempty"`
	TraceParent string     `json:"traceparent,omitempty"`
	Version     int        `json:"version"` // of the event's shape
	DeviceID    string     `json:"deviceId,omitempty"`
	DeviceTime  *time.Time `json:"deviceTime,omitempty"`
}

// Root is the command that a person gave, and that made the event.
func (m Metadata) Root() string {
	if m.RootID != "" {
		return m.RootID
	}
	return m.CommandID
}

// read reads the metadata of an event.
func (m *Metadata) read(text []byte) error {
	if m.readPlain(text) {
		return nil
	}
	*m = Metadata{}
	return json.Unmarshal(text, m)
}

// readPlain reads metadata in the form that almost all has: an object of the
// names above and of texts without a backslash. It gives false for any other,
// which may have filled in a part. There is metadata with every event, and
// this takes a tenth of what the JSON package takes for it.
func (m *Metadata) readPlain(text []byte) bool {
	if len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' {
		return false
	}
	rest := text[1 : len(text)-1]
	for {
		name, behind, ok := plainText(rest)
		if !ok || len(behind) == 0 || behind[0] != ':' {
			return false
		}
		if rest, ok = m.readField(string(name), behind[1:]); !ok {
			return false
		}
		if len(rest) == 0 {
			return true
		}
		if rest[0] != ',' {
			return false
		}
		rest = rest[1:]
	}
}

func (m *Metadata) readField(name string, rest []byte) (behind []byte, ok bool) {
	if name == "version" {
		digits, _, _ := bytes.Cut(rest, []byte(","))
		n, err := strconv.Atoi(string(digits))
		m.Version = n
		return rest[len(digits):], err == nil && digits[0] >= '1' && digits[0] <= '9'
	}
	field := m.text(name)
	if field == nil {
		return nil, false
	}
	value, behind, ok := plainText(rest)
	*field = string(value)
	return behind, ok
}

// text is the field of a name, when it holds a text.
func (m *Metadata) text(name string) *string {
	switch name {
	case "tenant":
		return &m.Tenant
	case "actor":
		return &m.Actor
	case "commandId":
		return &m.CommandID
	case "rootId":
		return &m.RootID
	case "$correlationId":
		return &m.Correlation
	case "$causationId":
		return &m.Causation
	case "traceparent":
		return &m.TraceParent
	case "deviceId":
		return &m.DeviceID
	default:
		return nil
	}
}

// plainText takes a JSON text of printable ASCII without a backslash off the
// beginning.
func plainText(text []byte) (value, behind []byte, ok bool) {
	if len(text) == 0 || text[0] != '"' {
		return nil, nil, false
	}
	for i, c := range text[1:] {
		switch {
		case c == '"':
			return text[1 : i+1], text[i+2:], true
		case c < ' ' || c >= 0x7f || c == '\\':
			return nil, nil, false
		}
	}
	return nil, nil, false
}
