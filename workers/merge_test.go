package workers_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/workers"
)

// desk notes what was followed, and where the checkpoint is.
type desk struct {
	followed []string
	at       eventstore.Position
	fail     error
}

func (d *desk) FollowMerge(_ context.Context, e codec.Decoded) error {
	d.followed = append(d.followed, e.Event.EventType())
	return d.fail
}

func (d *desk) Read(context.Context) (eventstore.Position, error) { return d.at, nil }

func (d *desk) Save(_ context.Context, to eventstore.Position) error {
	d.at = to
	return nil
}

func TestMergesAreFollowed(t *testing.T) {
	t.Parallel()
	d := &desk{fail: errors.New("the log is away")}
	m := workers.Merges{Checkpoints: d, Bus: d}
	batch := []codec.Decoded{
		{Event: contact.Merged{ID: "jane"}, Position: eventstore.Position{Commit: 1, Prepare: 1}},
		{Event: contact.Unmerged{ID: "jane"}, Position: eventstore.Position{Commit: 2, Prepare: 2}},
	}
	require.Error(t, m.Apply(t.Context(), batch))
	require.Equal(t, eventstore.Position{}, d.at, "what failed comes again")
	d.fail, d.followed = nil, nil
	require.NoError(t, m.Apply(t.Context(), batch))
	require.Equal(t, []string{"contact.Merged", "contact.Unmerged"}, d.followed)
	at, err := m.Checkpoint(t.Context())
	require.NoError(t, err)
	require.Equal(t, batch[1].Position, at)

	require.True(t, m.Wants("contact.Merged") && m.Wants("contact.Unmerged"))
	require.False(t, m.Wants("contact.Updated"))
}
