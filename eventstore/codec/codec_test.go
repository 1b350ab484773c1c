package codec_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// plain is a sealer that does not seal, for what is not about sealing.
type plain struct{}

func (plain) Seal(_ context.Context, _, _ string, plaintext, _ []byte) ([]byte, error) {
	return plaintext, nil
}

func (plain) Open(_ context.Context, _, subject string, ciphertext, _ []byte) ([]byte, error) {
	switch subject {
	case "erased":
		return nil, codec.ErrErased
	case "lost":
		return nil, errors.New("the key is lost")
	default:
		return ciphertext, nil
	}
}

func TestWhatIsNotKnownIsALoudError(t *testing.T) {
	t.Parallel()
	c := withCatalog(codec.New(plain{}))
	good := recorded(t, c, contactStream(), jane("id"))
	metadata := func(text string) func(*eventstore.Recorded) {
		return func(r *eventstore.Recorded) { r.Metadata = []byte(text) }
	}
	data := func(text string) func(*eventstore.Recorded) {
		return func(r *eventstore.Recorded) { r.Data = []byte(text) }
	}
	for name, spoil := range map[string]struct {
		with    func(*eventstore.Recorded)
		unknown bool
	}{
		"a type nobody registered":  {func(r *eventstore.Recorded) { r.Type = "contact.Cloned" }, true},
		"a newer version":           {metadata(`{"tenant":"acme","version":2}`), true},
		"a version that never was":  {metadata(`{"tenant":"acme","version":0}`), false},
		"a negative version":        {metadata(`{"tenant":"acme","version":-1}`), false},
		"no metadata":               {metadata(``), false},
		"metadata without a thing":  {metadata(`null`), false},
		"no data":                   {data(``), false},
		"null":                      {data(`null`), false},
		"no object":                 {data(`[]`), false},
		"a field of another type":   {data(`{"id":1}`), false},
		"half an object":            {data(`{"id":"x"`), false},
		"a seal that is none":       {data(`{"$sealed":"x"}`), false},
		"a seal with a lost key":    {data(`{"$sealed":{"subject":"lost"}}`), false},
		"a seal that hides nothing": {data(`{"$sealed":{"subject":"x","data":"bnVsbA=="}}`), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bad := good
			spoil.with(&bad)
			_, err := c.Decode(t.Context(), bad)
			require.Error(t, err)
			require.Equal(t, spoil.unknown, errors.Is(err, codec.ErrUnknownType))
			require.Contains(t, err.Error(), bad.Type, "says which event")
			require.Contains(t, err.Error(), bad.Position.String(), "says where it is")
		})
	}
	for _, empty := range []string{`null`, `[]`, `"x"`, `1`, ``} {
		bad := recorded(t, c, contactStream(), catalog.Events[0].Zero)
		bad.Data = []byte(empty)
		_, err := c.Decode(t.Context(), bad)
		require.Error(t, err, "%q is no event, also of a type without personal fields", empty)
	}
}

func TestEncodeRefusesATypeThatIsNotRegistered(t *testing.T) {
	t.Parallel()
	_, err := codec.New(plain{}).Encode(t.Context(), contactStream(), uuid.New(), jane("id"), meta)
	require.ErrorIs(t, err, codec.ErrUnknownType)
}

// Every shape that was ever written still reads, as what it means today.
func TestEveryGoldenFileReads(t *testing.T) {
	t.Parallel()
	c := withCatalog(codec.New(plain{}))
	for _, e := range catalog.Events {
		noun, name, _ := strings.Cut(e.Zero.EventType(), ".")
		for version := 1; version <= e.Version; version++ {
			file := filepath.Join("..", "..", "domain", noun, "testdata", "events", name+".v"+strconv.Itoa(version)+".json")
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			metadata, err := json.Marshal(codec.Metadata{Tenant: "acme", Version: version})
			require.NoError(t, err)
			d, err := c.Decode(t.Context(), eventstore.Recorded{Type: e.Zero.EventType(), Data: text, Metadata: metadata})
			require.NoError(t, err, file)
			if version == e.Version {
				require.Equal(t, domaintest.Filled(e.Zero), d.Event, file)
			}
		}
	}
}

func TestRegisterRefusesATypeThatContradictsItself(t *testing.T) {
	t.Parallel()
	up := func(map[string]json.RawMessage) error { return nil }
	require.Panics(t, func() { codec.New(plain{}).Register(1, noSubject{}, nil) })
	require.Panics(t, func() { codec.New(plain{}).Register(1, noName{}, nil) })
	require.Panics(t, func() { codec.New(plain{}).Register(3, noteV3{}, map[int]codec.Upcaster{1: up}) })
	require.Panics(t, func() { codec.New(plain{}).Register(0, noteV1{}, nil) })
	require.Panics(t, func() { withCatalog(withCatalog(codec.New(plain{}))) })
}

type noSubject struct {
	domain.Moment
	Name string `json:"name" personal:"true"`
}

func (noSubject) EventType() string { return "test.NoSubject" }

// noName would stand in the clear under its Go name.
type noName struct {
	domain.Moment
	Name string `personal:"true"`
}

func (noName) EventType() string { return "test.NoName" }
func (noName) Subject() string   { return "jane" }

// A note as it was in its first version, and as it is in its third: the text
// was split off from the title, then the title became a subject line.
type noteV1 struct {
	Person string `json:"person"`
	Note   string `json:"note" personal:"true"`
	domain.Moment
}

func (noteV1) EventType() string { return "note.Written" }
func (n noteV1) Subject() string { return n.Person }

type noteV3 struct {
	Person  string `json:"person"`
	Heading string `json:"heading" personal:"true"`
	Text    string `json:"text" personal:"true"`
	domain.Moment
}

func (noteV3) EventType() string { return "note.Written" }
func (n noteV3) Subject() string { return n.Person }

// upNotes works where the note is there, and where it went with the person.
var upNotes = map[int]codec.Upcaster{
	1: func(fields map[string]json.RawMessage) error {
		raw, ok := fields["note"]
		if !ok {
			return nil
		}
		delete(fields, "note")
		var note string
		if err := json.Unmarshal(raw, &note); err != nil {
			return err
		}
		title, text, _ := strings.Cut(note, "\n")
		fields["title"], fields["text"] = quote(title), quote(text)
		return nil
	},
	2: func(fields map[string]json.RawMessage) error {
		if title, ok := fields["title"]; ok {
			fields["heading"] = title
			delete(fields, "title")
		}
		return nil
	},
}

func quote(text string) json.RawMessage {
	return json.RawMessage(strconv.Quote(text))
}

func TestUpcastersChain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream := eventstore.StreamID{Tenant: "acme", Category: "note", ID: "1"}
	old, today := codec.New(b.keys), codec.New(b.keys)
	old.Register(1, noteV1{}, nil)
	today.Register(3, noteV3{}, upNotes)
	at := domain.Moment{At: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	r := recorded(t, old, stream, noteV1{Person: "jane", Note: "Fair\nmet at the fair", Moment: at})

	d, err := today.Decode(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, noteV3{Person: "jane", Heading: "Fair", Text: "met at the fair", Moment: at}, d.Event)

	_, err = old.Decode(t.Context(), recorded(t, today, stream, noteV3{Person: "jane", Moment: at}))
	require.ErrorIs(t, err, codec.ErrUnknownType, "yesterday's Daybook does not guess at today's events")

	require.NoError(t, b.keys.Destroy(t.Context(), "acme", "jane"))
	d, err = today.Decode(t.Context(), r)
	require.NoError(t, err)
	require.True(t, d.Erased)
	require.Equal(t, noteV3{Person: "jane", Moment: at}, d.Event)
}

func TestAnUpcasterThatFailsIsALoudError(t *testing.T) {
	t.Parallel()
	c := codec.New(plain{})
	c.Register(3, noteV3{}, upNotes)
	_, err := c.Decode(t.Context(), eventstore.Recorded{
		Type: "note.Written", Data: []byte(`{"note":1}`), Metadata: []byte(`{"version":1}`),
	})
	require.ErrorContains(t, err, "upcast from version 1")
}
