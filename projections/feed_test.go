package projections_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

// Every event of an object is told once, in the order of the log, to those
// who follow the object or anything that has it on its timeline.
func TestPostgres_TellsEveryEventOnce(t *testing.T) {
	b := setup(t)
	b.story.erase()
	b.applyAll(t, 7)
	b.applyAll(t, 3) // delivered again
	found, to, err := b.store.ChangesAfter(t.Context(), "acme", readmodels.Position{}, readmodels.Pick{}, 1000)
	require.NoError(t, err)
	next := 0
	for _, d := range b.log.decoded() {
		if d.Stream.Tenant != "acme" || uuid.Validate(d.Stream.ID) != nil {
			continue
		}
		c := found[next]
		next++
		require.Equal(t, d.Position.String(), c.Place().String())
		require.Equal(t, d.Event.EventType(), c.Kind)
		require.Equal(t, []string{d.Stream.Category, d.Stream.ID}, []string{c.Object, c.ID})
		require.Contains(t, c.Keys, d.Stream.ID)
	}
	require.Len(t, found, next)
	require.Equal(t, found[next-1].Place().String(), to.String())

	require.NoError(t, b.store.EachTimelineEntry(t.Context(), "acme", func(e readmodels.TimelineEntry) error {
		picked, _, err := b.store.ChangesAfter(t.Context(), "acme", readmodels.Position{Commit: uint64(e.Position) - 1}, readmodels.Pick{Keys: []string{e.SubjectID}}, 1)
		require.NoError(t, err)
		require.Equal(t, e.Position, picked[0].Commit)
		return nil
	}))
	deals, _, err := b.store.ChangesAfter(t.Context(), "acme", readmodels.Position{}, readmodels.Pick{Object: "deal"}, 1000)
	require.NoError(t, err)
	last := map[string]readmodels.Change{} // a deal can go to another pipeline
	for _, c := range deals {
		last[c.ID] = c
	}
	for _, c := range last {
		deal, err := b.store.Deal(t.Context(), "acme", c.ID)
		require.NoError(t, err)
		if deal != nil {
			require.Contains(t, c.Keys, deal.PipelineID)
		}
	}
}
