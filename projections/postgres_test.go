package projections_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

// bench is a log with a story in it, and the sink that is to show it.
type testBundle struct {
	log   *memoryLog
	story *story
	store *readmodels.Store
	sink  *projections.Postgres
}

func setup(t *testing.T) *testBundle {
	t.Parallel()
	log, store := newLog(t), readmodelstest.Store(t)
	return &testBundle{log, tell(log, "acme"), store, projections.NewPostgres(store)}
}

func (b *testBundle) applyAll(t *testing.T, size int) {
	t.Helper()
	for _, batch := range chunks(b.log.decoded(), size) {
		require.NoError(t, projections.Give(t.Context(), b.sink, batch))
	}
}

func (b *testBundle) requireSame(t *testing.T) {
	t.Helper()
	found, err := projections.Compare(t.Context(), b.log, b.log.codec, b.store)
	require.NoError(t, err)
	require.Empty(t, found)
}

func chunks(all []codec.Decoded, size int) (batches [][]codec.Decoded) {
	for len(all) > size {
		batches, all = append(batches, all[:size]), all[size:]
	}
	return append(batches, all)
}

// dump is all that a tenant's readers can see, as text.
func dump(t *testing.T, s *readmodels.Store, tenant string) string {
	t.Helper()
	all := map[string]any{}
	note := func(table, key string, row any) { all[table+"/"+key] = fmt.Sprintf("%+v", row) }
	ctx := t.Context()
	require.NoError(t, s.EachContact(ctx, tenant, func(r readmodels.Contact) error { note("contact", r.ID, r); return nil }))
	require.NoError(t, s.EachCompany(ctx, tenant, func(r readmodels.Company) error { note("company", r.ID, r); return nil }))
	require.NoError(t, s.EachDeal(ctx, tenant, func(r readmodels.Deal) error { note("deal", r.ID, r); return nil }))
	require.NoError(t, s.EachTask(ctx, tenant, func(r readmodels.Task) error { note("task", r.ID, r); return nil }))
	require.NoError(t, s.EachMember(ctx, tenant, func(r readmodels.Member) error { note("member", r.ID, r); return nil }))
	require.NoError(t, s.EachTimelineEntry(ctx, tenant, func(r readmodels.TimelineEntry) error {
		note("timeline", fmt.Sprint(r.SubjectID, r.Position), r)
		return nil
	}))
	require.NoError(t, s.EachFieldSet(ctx, tenant, func(r readmodels.FieldSet) error { note("field set", r.ID, r); return nil }))
	require.NoError(t, s.EachTeam(ctx, tenant, func(r readmodels.Team) error { note("team", r.ID, r); return nil }))
	require.NoError(t, s.EachTag(ctx, tenant, func(r readmodels.Tag) error { note("tag", r.ID, r); return nil }))
	require.NoError(t, s.EachProduct(ctx, tenant, func(r readmodels.Product) error { note("product", r.ID, r); return nil }))
	require.NoError(t, s.EachNote(ctx, tenant, func(r readmodels.Note) error { note("note", r.ID, r); return nil }))
	require.NoError(t, s.EachSavedView(ctx, tenant, func(r readmodels.SavedView) error { note("view", r.ID, r); return nil }))
	pipelines, err := s.Pipelines(ctx, tenant)
	require.NoError(t, err)
	devices, err := s.Devices(ctx, tenant)
	require.NoError(t, err)
	tenants, err := s.Tenants(ctx)
	require.NoError(t, err)
	return fmt.Sprintf("%v %v %v %v", all, pipelines, devices, tenants)
}

func TestPostgres_FoldEqualsRows(t *testing.T) {
	for _, size := range []int{1, 3, 1000} {
		t.Run(fmt.Sprintf("batches of %d", size), func(t *testing.T) {
			b := setup(t)
			tell(b.log, "globex")
			b.story.erase()
			b.applyAll(t, size)
			b.requireSame(t)
		})
	}
}

func TestPostgres_RedeliveryChangesNothing(t *testing.T) {
	b := setup(t)
	b.story.erase()
	all := b.log.decoded()
	for _, batch := range chunks(all, 5) {
		require.NoError(t, projections.Give(t.Context(), b.sink, batch))
		before := dump(t, b.store, "acme")
		require.NoError(t, projections.Give(t.Context(), b.sink, batch))
		require.NoError(t, projections.Give(t.Context(), projections.NewPostgres(b.store), batch), "from another process")
		require.Equal(t, before, dump(t, b.store, "acme"))
	}
	before := dump(t, b.store, "acme")
	for _, batch := range chunks(all, 7) {
		require.NoError(t, projections.Give(t.Context(), b.sink, batch))
		require.Equal(t, before, dump(t, b.store, "acme"))
	}
}

func TestPostgres_ErasureThenRebuildIsEqual(t *testing.T) {
	b := setup(t)
	b.applyAll(t, 4)
	late := b.story.erase()
	b.applyAll(t, 4)

	row, err := b.store.Contact(t.Context(), "acme", b.story.bert)
	require.NoError(t, err)
	require.True(t, row.Erased)
	require.Empty(t, row.FirstName+row.LastName+row.JobTitle+row.Address.City)
	for _, id := range []string{b.story.about, late} {
		task, err := b.store.Task(t.Context(), "acme", id)
		require.NoError(t, err)
		require.Empty(t, task.Title+task.Description)
	}
	b.requireSame(t)
	live := dump(t, b.store, "acme")
	require.NotContains(t, live, "Bert")
	require.NotContains(t, live, "Brown")

	b.log.keys.erase(b.story.bert)
	b.log.keys.erase(b.story.cleo)
	b.requireSame(t)
	require.NoError(t, b.sink.Reset(t.Context()))
	b.applyAll(t, 6)
	require.Equal(t, live, dump(t, b.store, "acme"))
	b.requireSame(t)
}

func TestPostgres_Timeline(t *testing.T) {
	b := setup(t)
	b.story.erase()
	b.applyAll(t, 1000)
	for name, test := range map[string]struct {
		subject string
		want    []string
	}{
		"a contact": {b.story.ana, []string{
			"Call completed", "Call changed text and priority", "Call created", "Deal “Big order” won in Proposal, €1,234",
			"Deal “Big order” changed contacts and expected close", "Deal “Big order” moved from Qualified to Proposal, €1,234", "Deal “Big order” opened in Qualified, €1,234",
			"Changed owner, lifecycle stage and custom fields", "Changed e-mail and phone", "Created",
		}},
		"an erased contact": {b.story.bert, []string{
			"Note written", "Task created", "Erased", "Note changed", "Note written", "Task changed text", "Task created", "Deal “Big order” changed contacts and expected close",
			"Deal “Big order” moved from Qualified to Proposal, €1,234", "Deal “Big order” opened in Qualified, €1,234",
			"Changed lead status", "Changed details that were erased since", "Created",
		}},
		"a company":                {b.story.gone, []string{"Deleted", "Created"}},
		"a company that came back": {b.story.branch, []string{"Archived", "Changed revenue and tags", "Restored", "Deleted", "Archived", "Created"}},
		"a note":                   {b.story.visit, []string{"Changed", "Restored", "Deleted", "Pinned", "Written"}},
		"an import":                {b.story.acme, []string{"Changed industry and owner", "Imported from salesforce"}},
		"a deal":                   {b.story.failed, []string{"Lost in Qualified, $0.05: no budget", "Reopened in Qualified", "Lost in Qualified, $0.05: too dear", "Opened in Qualified, $0.05"}},
		"a deleted deal":           {b.story.small, []string{"Deleted", "Opened in Qualified"}},
		"a task":                   {b.story.call, []string{"Completed", "Changed text and priority", "Created"}},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := b.store.Timeline(t.Context(), "acme", test.subject, readmodels.Page{First: 100})
			require.NoError(t, err)
			var got []string
			for _, e := range list.Items {
				got = append(got, e.Summary)
			}
			require.Equal(t, test.want, got[max(0, len(got)-len(test.want)):])
		})
	}
}

// A batch counts only where it finds the checkpoints, and only its owner's.
func TestPostgres_MovesNoCheckpointThatIsElsewhere(t *testing.T) {
	b := setup(t)
	b.applyAll(t, 1000)
	all := b.log.decoded()
	last := all[len(all)-1].Position
	before := dump(t, b.store, "acme")
	gone := b.log.add(b.story.stream("contact", b.story.ana), contact.Deleted{ID: b.story.ana, Moment: at(50)})
	batch := projections.Batch{Events: b.log.decoded()[len(all):], To: gone}
	for slice := range readmodels.Slices {
		batch.Slices, batch.From = append(batch.Slices, slice), append(batch.From, last)
	}
	stranger := batch
	stranger.Owner = "somebody"
	require.ErrorIs(t, b.sink.Apply(t.Context(), stranger), projections.ErrMoved)
	late := batch
	late.From = slices.Clone(late.From)
	late.From[3] = all[0].Position
	require.ErrorIs(t, b.sink.Apply(t.Context(), late), projections.ErrMoved)
	require.Equal(t, before, dump(t, b.store, "acme"), "not a row of them")

	require.NoError(t, b.store.Reset(t.Context()))
	require.ErrorIs(t, b.sink.Apply(t.Context(), batch), projections.ErrMoved)
	b.applyAll(t, 1000)
	b.requireSame(t)
}
