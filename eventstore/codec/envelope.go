package codec

import "time"

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
