package eventstore

import (
	"fmt"
	"strings"
)

// StreamID names a stream. Its text form is in the log for ever:
// "contact-acme_0198…", category before the first dash, as EventStoreDB
// splits it, then the tenant, then the id.
type StreamID struct{ Tenant, Category, ID string }

// String gives the stream's name in the log.
func (s StreamID) String() string { return s.Category + "-" + s.Tenant + "_" + s.ID }

// ParseStreamID reads a stream's name; it refuses what Daybook did not write.
func ParseStreamID(name string) (StreamID, error) {
	category, rest, dash := strings.Cut(name, "-")
	tenant, id, underscore := strings.Cut(rest, "_")
	if !dash || !underscore || category == "" || tenant == "" || id == "" {
		return StreamID{}, fmt.Errorf("stream %q is not one of Daybook's", name)
	}
	return StreamID{Tenant: tenant, Category: category, ID: id}, nil
}
