// Package codec turns events into what the log stores, and back. Fields with
// the tag `personal:"true"` never leave it in the clear: they are sealed
// together under the key of the event's subject, whom the event names itself.
// No handler can forget to, because no handler can get at the log past it.
//
// In the log an event's data is
//
//	{"id":"…","ownerId":"…","at":"…","$sealed":{"subject":"…","data":"base64"}}
//
// where data is the encrypted JSON object of the personal fields.
package codec

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/eventstore"
)

// Event is what the codec asks of a domain event.
type Event interface {
	EventType() string
	OccurredAt() time.Time
}

// personal is an event with personal fields.
type personal interface{ Subject() string }

// TenantSubject is the subject of personal fields that are about no person in
// particular: they are sealed under a key of the tenant as a whole.
const TenantSubject = "tenant"

// ErrErased is returned by a Sealer for a subject whose key was destroyed.
var ErrErased = errors.New("the person was erased")

// Sealer encrypts and decrypts under the key of a person (privacy/keyring).
// Open returns ErrErased when the key was destroyed; Seal makes the key when
// there is none yet, and returns ErrErased when it was destroyed. Context
// binds the ciphertext to its place in the log.
type Sealer interface {
	Seal(ctx context.Context, tenant, subject string, plaintext, context []byte) ([]byte, error)
	Open(ctx context.Context, tenant, subject string, ciphertext, context []byte) ([]byte, error)
}

// Gatherer is a Sealer that can fetch the keys of many people at once. Open
// then finds them at hand. What cannot be fetched is no error here: Open says
// what is wrong with whose.
type Gatherer interface {
	Gather(ctx context.Context, tenants, subjects []string)
}

// Decoded is an event of the log as the rest of Daybook handles it. Erased is
// true when its personal fields can no longer be read; they are then empty.
type Decoded struct {
	Event    Event // a value, such as contact.Created{…}, never a pointer
	Erased   bool
	Meta     Metadata
	ID       uuid.UUID
	Stream   eventstore.StreamID
	Revision uint64
	Position eventstore.Position
	Recorded time.Time
}

// Codec encodes and decodes the registered event types. It is safe for
// concurrent use once every type is registered.
type Codec struct {
	sealer Sealer
	types  map[string]*eventType
	blind  bool
}

// New makes a codec without event types.
func New(sealer Sealer) *Codec { return &Codec{sealer: sealer, types: map[string]*eventType{}} }

// Blind gives a codec that opens nothing: every event comes back without its
// personal fields, as those of erased people do. For read sides that have no
// place for them: opening is most of what it takes to read an event.
func (c *Codec) Blind() *Codec { return &Codec{sealer: c.sealer, types: c.types, blind: true} }

// ErrUnknownType is returned for an event of a type that is not registered:
// the log was written by a newer Daybook. It must never be skipped.
var ErrUnknownType = errors.New("unknown event type")

// Encode makes the event that the log stores. The id of the event and its
// stream are part of what the seal is bound to.
func (c *Codec) Encode(ctx context.Context, stream eventstore.StreamID, id uuid.UUID, e Event, meta Metadata) (eventstore.Proposed, error) {
	t, ok := c.types[e.EventType()]
	if !ok {
		return eventstore.Proposed{}, fmt.Errorf("encode %s: %w", e.EventType(), ErrUnknownType)
	}
	meta.Tenant, meta.Version = stream.Tenant, t.version
	data, err := c.seal(ctx, t, stream, id, e)
	if err != nil {
		return eventstore.Proposed{}, fmt.Errorf("encode %s: %w", t.name, err)
	}
	metadata, err := json.Marshal(meta)
	if err != nil {
		return eventstore.Proposed{}, fmt.Errorf("encode metadata of %s: %w", t.name, err)
	}
	return eventstore.Proposed{ID: id, Type: t.name, Data: data, Metadata: metadata}, nil
}

// Decode reads an event of the log, upcast to today's shape. A destroyed key
// is no error: the event comes back with empty personal fields and Erased set.
func (c *Codec) Decode(ctx context.Context, r eventstore.Recorded) (Decoded, error) {
	s, rest, split := cut(r.Data)
	return c.decode(ctx, r, parts{s, rest, split})
}

// DecodeAll reads many events, each as Decode does; errs has the error of each.
// It is meant for long stretches of the log: the keys of all are fetched together.
func (c *Codec) DecodeAll(ctx context.Context, recorded []eventstore.Recorded) (decoded []Decoded, errs []error) {
	decoded, errs = make([]Decoded, len(recorded)), make([]error, len(recorded))
	all := make([]parts, len(recorded))
	var tenants, subjects []string
	for i, r := range recorded {
		all[i].sealed, all[i].rest, all[i].split = cut(r.Data)
		if all[i].split {
			tenants, subjects = append(tenants, r.Stream.Tenant), append(subjects, all[i].sealed.Subject)
		}
	}
	if g, ok := c.sealer.(Gatherer); ok && !c.blind {
		g.Gather(ctx, tenants, subjects)
	}
	for i, r := range recorded {
		decoded[i], errs[i] = c.decode(ctx, r, all[i])
	}
	return decoded, errs
}

func (c *Codec) decode(ctx context.Context, r eventstore.Recorded, p parts) (Decoded, error) {
	t, ok := c.types[r.Type]
	if !ok {
		return Decoded{}, fmt.Errorf("decode %s at %s: %w", r.Type, r.Position, ErrUnknownType)
	}
	d := Decoded{ID: r.ID, Stream: r.Stream, Revision: r.Revision, Position: r.Position, Recorded: r.Recorded}
	if err := d.Meta.read(r.Metadata); err != nil {
		return Decoded{}, fmt.Errorf("decode metadata of %s at %s: %w", r.Type, r.Position, err)
	}
	event := reflect.New(t.goType)
	erased, err := c.open(ctx, t, r, p, d.Meta.Version, event.Interface())
	if err != nil {
		return Decoded{}, fmt.Errorf("decode %s at %s: %w", r.Type, r.Position, err)
	}
	d.Event, d.Erased = event.Elem().Interface().(Event), erased
	return d, nil
}
