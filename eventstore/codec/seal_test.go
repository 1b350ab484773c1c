package codec_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

func jane(id string) contact.Created {
	return contact.Created{ID: id, Moment: domain.Moment{At: domaintest.Noon}, Fields: contact.Fields{
		FirstName: new("Jane"), LastName: new("Doe"), Email: new("jane@example.com"), Phone: new("+4930123456"),
		JobTitle: new("Treasurer"), OwnerID: new("joe"), Address: &value.Address{Street: "Elm Street 7", City: "Bonn"},
	}}
}

func TestEveryEventComesBackAsItWentIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, e := range catalog.Events {
		t.Run(e.Zero.EventType(), func(t *testing.T) {
			t.Parallel()
			noun, _, _ := strings.Cut(e.Zero.EventType(), ".")
			stream := eventstore.StreamID{Tenant: "acme", Category: noun, ID: "id"}
			full := domaintest.Filled(e.Zero)
			r := recorded(t, b.codec, stream, full)
			for f := range personalFields(reflect.TypeOf(e.Zero)) {
				require.NotContains(t, string(r.Data), `"`+f+`"`, "neither the field nor its value, which is its name")
			}
			d, err := b.codec.Decode(t.Context(), r)
			require.NoError(t, err)
			want := meta
			want.Tenant, want.Version = "acme", e.Version
			require.Equal(t, codec.Decoded{
				Event: full, Meta: want, ID: r.ID, Stream: stream, Revision: 3, Position: r.Position,
			}, d)
		})
	}
}

// personalFields gives the JSON names of the tagged fields.
func personalFields(of reflect.Type) map[string]bool {
	names := map[string]bool{}
	for f := range of.Fields() {
		if f.Anonymous {
			for name := range personalFields(f.Type) {
				names[name] = true
			}
		}
		if f.Tag.Get("personal") == "true" {
			names[domaintest.JSONName(f)] = true
		}
	}
	return names
}

func TestNothingPersonalIsInTheClear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream := contactStream()
	r := recorded(t, b.codec, stream, jane(stream.ID))
	text := string(r.Data) + string(r.Metadata) + stream.String()
	for _, word := range []string{"Jane", "jane", "Doe", "example", "4930", "Treasurer", "Elm", "Bonn"} {
		require.NotContains(t, text, word)
	}
	require.Contains(t, text, "joe", "who owns the contact is not sealed")
}

func TestAMovedCiphertextDoesNotOpen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream, other := contactStream(), contactStream()
	r := recorded(t, b.codec, stream, jane(stream.ID))
	recorded(t, b.codec, other, jane(other.ID)) // the other one has a key of its own
	for name, move := range map[string]func(*eventstore.Recorded){
		"to another event":  func(r *eventstore.Recorded) { r.ID = uuid.New() },
		"to another stream": func(r *eventstore.Recorded) { r.Stream.ID = other.ID },
		"to another tenant": func(r *eventstore.Recorded) { r.Stream.Tenant = "other" },
		"to another person": func(r *eventstore.Recorded) {
			r.Data = []byte(strings.Replace(string(r.Data), `"subject":"`+stream.ID, `"subject":"`+other.ID, 1))
		},
		"with a bit turned": func(r *eventstore.Recorded) { r.Data = turned(t, r.Data) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			moved := r
			move(&moved)
			_, err := b.codec.Decode(t.Context(), moved)
			require.Error(t, err)
			require.NotErrorIs(t, err, codec.ErrErased)
			require.NotErrorIs(t, err, codec.ErrUnknownType)
		})
	}
}

func turned(t *testing.T, data []byte) []byte {
	t.Helper()
	var fields map[string]any
	require.NoError(t, json.Unmarshal(data, &fields))
	sealed := fields["$sealed"].(map[string]any)
	text := []byte(sealed["data"].(string))
	text[20] = map[bool]byte{true: 'B', false: 'A'}[text[20] == 'A']
	sealed["data"] = string(text)
	data, err := json.Marshal(fields)
	require.NoError(t, err)
	return data
}

func TestErasedReadsAsErased(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream := contactStream()
	r := recorded(t, b.codec, stream, jane(stream.ID))
	require.NoError(t, b.keys.Destroy(t.Context(), "acme", stream.ID))

	d, err := b.codec.Decode(t.Context(), r)
	require.NoError(t, err)
	require.True(t, d.Erased)
	require.Equal(t, contact.Created{
		ID: stream.ID, Fields: contact.Fields{OwnerID: new("joe")}, Moment: domain.Moment{At: domaintest.Noon},
	}, d.Event)

	_, err = b.codec.Encode(t.Context(), stream, uuid.New(), jane(stream.ID), meta)
	require.ErrorIs(t, err, codec.ErrErased, "nothing new is written about somebody erased")
}

func TestWithoutAPersonTheTenantsKeySeals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream := eventstore.StreamID{Tenant: "acme", Category: "task", ID: "call"}
	about := func(contactID string) string {
		r := recorded(t, b.codec, stream, task.Created{
			ID: "call", Fields: task.Fields{Title: new("Call")}, Links: task.Links{ContactID: contactID},
		})
		var data struct {
			Sealed struct{ Subject string } `json:"$sealed"`
		}
		require.NoError(t, json.Unmarshal(r.Data, &data))
		return data.Sealed.Subject
	}
	require.Equal(t, codec.TenantSubject, about(""))
	require.Equal(t, "jane", about("jane"))
}

// What holds nothing personal needs no key: a task of an erased contact can
// still be put off.
func TestNothingSaidNothingSealed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, b.keys.Destroy(t.Context(), "acme", "jane"))
	stream := eventstore.StreamID{Tenant: "acme", Category: "task", ID: "call"}
	due := task.Updated{ID: "call", Fields: task.Fields{Due: new("2026-03-06")}, ContactID: "jane", Moment: domain.Moment{At: time.Unix(0, 0).UTC()}}
	r := recorded(t, b.codec, stream, due)
	require.NotContains(t, string(r.Data), "$sealed")
	d, err := b.codec.Decode(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, due, d.Event)
}
