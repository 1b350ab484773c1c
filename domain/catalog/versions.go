package catalog

import (
	"encoding/json"

	"github.com/daybook-crm/daybook/domain/deal"
)

// Upcaster brings an event's data from one version to the next. It works on
// the clear JSON object (eventstore/codec).
type Upcaster = func(map[string]json.RawMessage) error

// Upcasters are those of the event types that had other shapes, by the
// version that they bring to the next.
var Upcasters = map[string]map[int]Upcaster{
	deal.Opened{}.EventType():  {1: deal.ContactsOfIDs},
	deal.Updated{}.EventType(): {1: deal.ContactsOfIDs},
}
