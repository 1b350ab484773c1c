package codec_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Whatever stands in the log, Decode says an error or gives an event that can
// be written again; it never panics.
func FuzzDecode(f *testing.F) {
	c := withCatalog(codec.New(plain{}))
	c.Register(3, noteV3{}, upNotes)
	stream := eventstore.StreamID{Tenant: "acme", Category: "contact", ID: "id"}
	for _, e := range catalog.Events {
		p, err := c.Encode(f.Context(), stream, uuid.Nil, domaintest.Filled(e.Zero), meta)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p.Type, p.Data, p.Metadata)
	}
	f.Add("note.Written", []byte(`{"note":"a\nb"}`), []byte(`{"version":1}`))
	f.Add("note.Written", []byte(`null`), []byte(`{"version":1}`))
	f.Add("contact.Created", []byte(`{"$sealed":{"subject":"erased"}}`), []byte(`{"version":1}`))
	f.Add("contact.Created", []byte(`{"$sealed":{"subject":"lost"}}`), []byte(`{"version":1}`))
	f.Add("contact.Created", []byte(`{"$sealed":{"data":"bnVsbA=="}}`), []byte(`{"version":1}`))
	f.Add("note.Written", []byte(`{"$sealed":{"data":"bnVsbA=="}}`), []byte(`{"version":2}`))
	f.Add("deal.Opened", []byte(`{"ID":"x","at":"0000-01-01T00:00:00Z"}`), []byte(`{"version":-9223372036854775808}`))
	f.Fuzz(func(t *testing.T, name string, data, metadata []byte) {
		d, err := c.Decode(t.Context(), eventstore.Recorded{Type: name, Stream: stream, Data: data, Metadata: metadata})
		if err != nil {
			return
		}
		if d.Event == nil || d.Event.EventType() != name {
			t.Fatalf("a %s came back as %#v", name, d.Event)
		}
		again, err := c.Encode(t.Context(), stream, uuid.Nil, d.Event, d.Meta)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		back, err := c.Decode(t.Context(), eventstore.Recorded{Type: name, Stream: stream, Data: again.Data, Metadata: again.Metadata})
		if err != nil {
			if !d.Erased && bytes.Contains(again.Data, []byte(`"subject"`)) {
				return // it names a subject whose key plain refuses
			}
			t.Fatalf("what was written cannot be read: %v", err)
		}
		first, _ := json.Marshal(d.Event)
		second, _ := json.Marshal(back.Event)
		if !back.Erased && !bytes.Equal(first, second) {
			t.Fatalf("%s became %s", first, second)
		}
	})
}
