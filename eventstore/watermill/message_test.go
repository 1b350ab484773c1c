package watermill_test

import (
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/watermill"
)

func event() eventstore.Recorded {
	return eventstore.Recorded{
		ID: uuid.New(), Type: "contact.Created", Revision: 7, Position: eventstore.Position{Commit: 18, Prepare: 17},
		Stream:   eventstore.StreamID{Tenant: "acme", Category: "contact", ID: "jane"},
		Recorded: time.Date(2026, 3, 2, 9, 0, 0, 123456789, time.UTC), Data: []byte(`{"id":"jane"}`), Metadata: []byte(`{"version":1}`),
	}
}

func TestAMessageCarriesTheWholeEvent(t *testing.T) {
	t.Parallel()
	want := event()
	m := watermill.NewMessage(want)
	require.Equal(t, want.ID.String(), m.UUID)
	got, err := watermill.Recorded(m)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestAMessageOfSomebodyElseIsRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*message.Message){
		"id":       func(m *message.Message) { m.UUID = "x" },
		"stream":   func(m *message.Message) { m.Metadata.Set("stream", "$stats") },
		"revision": func(m *message.Message) { m.Metadata.Set("revision", "-1") },
		"position": func(m *message.Message) { m.Metadata.Set("position", "") },
		"recorded": func(m *message.Message) { m.Metadata.Set("recorded", "yesterday") },
		"all":      func(m *message.Message) { m.Metadata = nil },
	} {
		m := watermill.NewMessage(event())
		spoil(m)
		_, err := watermill.Recorded(m)
		require.Error(t, err, name)
	}
}
