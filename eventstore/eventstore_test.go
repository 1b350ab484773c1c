package eventstore_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

func TestStreamNames(t *testing.T) {
	t.Parallel()
	id := eventstore.StreamID{Tenant: "acme", Category: "contact", ID: "0198-a_b"}
	require.Equal(t, "contact-acme_0198-a_b", id.String())
	back, err := eventstore.ParseStreamID(id.String())
	require.NoError(t, err)
	require.Equal(t, id, back)
	for _, name := range []string{"", "contact", "contact-acme", "contact_acme-1", "-acme_1", "contact-_1", "contact-acme_", "$stats-127.0.0.1:2113"} {
		_, err := eventstore.ParseStreamID(name)
		require.Error(t, err, "%q", name)
	}
}

func TestPositions(t *testing.T) {
	t.Parallel()
	for text, p := range map[string]eventstore.Position{
		"0": eventstore.Start, "17": {Commit: 17, Prepare: 17}, "18/17": {Commit: 18, Prepare: 17}, "17/18": {Commit: 17, Prepare: 18},
	} {
		require.Equal(t, text, p.String())
		back, err := eventstore.ParsePosition(text)
		require.NoError(t, err)
		require.Equal(t, p, back)
	}
	for _, text := range []string{"", "x", "-1", "+1", "1/", "/1", "1/2/3", "9223372036854775808", "1 "} {
		_, err := eventstore.ParsePosition(text)
		require.Error(t, err, "%q", text)
	}
	require.True(t, eventstore.Position{Commit: 2, Prepare: 1}.After(eventstore.Position{Commit: 1, Prepare: 9}))
	require.True(t, eventstore.Position{Commit: 2, Prepare: 2}.After(eventstore.Position{Commit: 2, Prepare: 1}))
	require.False(t, eventstore.Start.After(eventstore.Start))
}

func TestExpectedSaysWhatItExpects(t *testing.T) {
	t.Parallel()
	require.Equal(t, "any", eventstore.Any.String())
	require.Equal(t, "no stream", eventstore.NoStream.String())
	require.Equal(t, "revision 7", eventstore.Exactly(7).String())
	require.Equal(t, "any", eventstore.Expected{}.String(), "who says nothing expects nothing")
}
