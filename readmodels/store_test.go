package readmodels_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

func TestStore_Migrate(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	var group sync.WaitGroup
	errs := make(chan error, 16)
	for range 8 {
		group.Go(func() { // as eight processes would
			s := readmodels.NewStore(pool)
			if err := s.Migrate(t.Context()); err != nil {
				errs <- err
				return
			}
			errs <- s.EnsureTenant(t.Context(), tenant)
		})
	}
	group.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()), "again, with a tenant")
	for _, id := range []string{"", "Acme", "a-b", `a"; DROP SCHEMA daybook; --`, "1a", "abcdefghijklmnopqrstuvwxyz0123456"} {
		require.Error(t, s.EnsureTenant(t.Context(), id))
		none, err := s.Contact(t.Context(), id, key(people, 1))
		require.NoError(t, err)
		require.Nil(t, none)
	}
}

// Tables that were built in another layout are dropped, with their checkpoint.
func TestStore_MigrateRenewsAnotherLayout(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	write := func(b *readmodels.Batch) error {
		b.Advance(readmodelstest.To(7))
		return b.Save(tenant, readmodels.Changes{Tenant: &readmodels.Tenant{ID: tenant, Name: "Acme", Currency: "EUR"}})
	}
	require.NoError(t, s.Write(t.Context(), readmodels.Projection, write))
	require.NoError(t, s.Migrate(t.Context()))
	at, err := s.Checkpoint(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 7, at, "the same layout stays")

	_, err = pool.Exec(t.Context(), `UPDATE daybook.layouts SET fingerprint = 'older'`)
	require.NoError(t, err)
	require.NoError(t, s.Migrate(t.Context()))
	at, err = s.Checkpoint(t.Context())
	require.NoError(t, err)
	require.Zero(t, at)
	tenants, err := s.Tenants(t.Context())
	require.NoError(t, err)
	require.Empty(t, tenants)
	require.NoError(t, s.Write(t.Context(), readmodels.Projection, write), "the tables are there, empty")
}

func TestStore_UnknownTenantsAreEmpty(t *testing.T) {
	t.Parallel()
	s := readmodelstest.Store(t)
	ctx, p := t.Context(), readmodels.Page{First: 10}
	contact, err := s.Contact(ctx, "nobody", key(people, 1))
	require.NoError(t, err)
	require.Nil(t, contact)
	list, err := s.Contacts(ctx, "nobody", readmodels.ContactQuery{Search: "x"}, p)
	require.NoError(t, err)
	require.Empty(t, list.Items)
	n, err := s.CountDeals(ctx, "nobody", readmodels.DealQuery{})
	require.NoError(t, err)
	require.Zero(t, n)
	pipelines, err := s.Pipelines(ctx, "nobody")
	require.NoError(t, err)
	require.Empty(t, pipelines)
	byID, err := s.CompaniesByID(ctx, "nobody", []string{key(firms, 1)})
	require.NoError(t, err)
	require.Empty(t, byID)
	grouped, err := s.DealsByContact(ctx, "nobody", []string{key(people, 1)}, 5)
	require.NoError(t, err)
	require.Empty(t, grouped)
	entries, err := s.Timeline(ctx, "nobody", key(people, 1), p)
	require.NoError(t, err)
	require.Empty(t, entries.Items)
	unknown, err := s.Tenant(ctx, "nobody")
	require.NoError(t, err)
	require.Nil(t, unknown)
}

func TestStore_RowsComeBackAsTheyWere(t *testing.T) {
	s := setup(t)
	v := readmodels.Versioned{Revision: 7, CreatedAt: at(1), UpdatedAt: at(2)}
	address := readmodels.Address{Street: "1 Road\n2nd floor", City: "Bern", Region: "BE", PostalCode: "3000", Country: "CH"}
	contact := readmodels.Contact{ID: key(people, 1), FirstName: "A", LastName: "B", Email: "c", Phone: "d", JobTitle: "e", CompanyID: key(firms, 1), OwnerID: key(team, 1), LifecycleStage: "f", LeadStatus: "g", Source: "h", TagIDs: []string{key(8, 1)}, Emails: []readmodels.EmailAddress{{Address: "c", Primary: true}}, Phones: []readmodels.PhoneNumber{{Number: "d", Raw: "D", Label: "x"}},
		Consents: []readmodels.Consent{{Channel: "EMAIL", Status: "DENIED", Note: "no"}}, Archived: true, Address: address, Erased: true, Versioned: v}
	company := readmodels.Company{ID: key(firms, 1), Name: "A", Domain: "b", Phone: "c", Industry: "d", Employees: 10_000_000_000, Address: address, OwnerID: key(team, 1), TagIDs: []string{key(8, 1)}, Versioned: v}
	deal := readmodels.Deal{ID: key(sales, 1), Title: "A", Amount: 1<<53 - 1, Currency: "EUR", PipelineID: key(pipes, 1), StageID: key(pipes, 2), Status: "LOST", CompanyID: key(firms, 1), ContactIDs: []string{key(people, 2), key(people, 1)}, OwnerID: key(team, 1), ExpectedClose: "2026-02-28", LostReason: "b", StageSince: at(3), ClosedAt: at(4), Versioned: v,
		ValueIsSum: true, Roles: []readmodels.DealContact{{ContactID: key(people, 2), Role: "Buyer", Primary: true}}, Source: "Fair", TagIDs: []string{key(firms, 3)},
		Lines:    []readmodels.LineItem{{ProductID: key(sales, 9), Name: "Anvil \u0022", Quantity: "2.5", Price: 7, Currency: "EUR", DiscountPercent: "10", Discount: 1, Total: 15}},
		Archived: true, Visits: []readmodels.Visit{{PipelineID: key(pipes, 1), StageID: key(pipes, 2), EnteredAt: at(3), LeftAt: at(4)}}}
	task := readmodels.Task{ID: key(chores, 1), Title: "A", Description: "b", Kind: "CALL", Priority: "HIGH", Due: "1999-12-31", AssigneeID: key(team, 1), ContactID: key(people, 1), CompanyID: key(firms, 1), DealID: key(sales, 1), CompletedAt: at(5), Versioned: v}
	member := readmodels.Member{ID: key(team, 1), Name: "A", Email: "b", Role: "ADMIN", Active: true, Versioned: v}
	pipeline := readmodels.Pipeline{ID: key(pipes, 1), Name: "A", Stages: []readmodels.Stage{{ID: "x", Name: "y", Probability: 5, Retired: true}}, Versioned: v}
	device := readmodels.Device{ID: key(8, 1), MemberID: key(team, 1), Name: "A", RegisteredAt: at(1), RevokedAt: at(2), Revision: 1}
	rows := readmodels.NewRows()
	rows.Contacts[contact.ID], rows.Companies[company.ID], rows.Deals[deal.ID], rows.Tasks[task.ID] = &contact, &company, &deal, &task
	rows.Members[member.ID], rows.Pipelines[pipeline.ID], rows.Devices[device.ID] = &member, &pipeline, &device
	save(t, s, 1, readmodels.Changes{Rows: rows, Tenant: &readmodels.Tenant{ID: tenant, Name: "Acme", Currency: "EUR"}})

	older := contact
	older.Revision, older.FirstName = 6, "Z"
	stale := readmodels.NewRows()
	stale.Contacts[older.ID] = &older
	save(t, s, 2, readmodels.Changes{Rows: stale})

	ctx := t.Context()
	expect(t, contact, whole(s.Contact), ctx, contact.ID)
	expect(t, company, whole(s.Company), ctx, company.ID)
	expect(t, deal, whole(s.Deal), ctx, deal.ID)
	expect(t, task, whole(s.Task), ctx, task.ID)
	expect(t, member, s.Member, ctx, member.ID)
	expect(t, pipeline, s.Pipeline, ctx, pipeline.ID)
	expect(t, device, s.Device, ctx, device.ID)
	lean, err := s.Contact(ctx, tenant, contact.ID, "emails", "consents")
	require.NoError(t, err)
	contact.Emails, contact.Consents = nil, nil
	require.Equal(t, &contact, lean)
	tenants, err := s.Tenants(ctx)
	require.NoError(t, err)
	require.Equal(t, []readmodels.Tenant{{ID: tenant, Name: "Acme", Currency: "EUR", Lists: map[string]readmodels.WordList{}}}, tenants)
}

// whole reads a row with all its columns.
func whole[T any](get func(context.Context, string, string, ...string) (*T, error)) func(context.Context, string, string) (*T, error) {
	return func(ctx context.Context, tenant, id string) (*T, error) { return get(ctx, tenant, id) }
}

// expect reads one row, and misses others.
func expect[T any](t *testing.T, want T, get func(context.Context, string, string) (*T, error), ctx context.Context, id string) { //nolint:revive // the context is the reader's
	t.Helper()
	got, err := get(ctx, tenant, id)
	require.NoError(t, err)
	require.Equal(t, &want, got)
	for _, other := range []string{key(99, 99), "no id", ""} {
		got, err = get(ctx, tenant, other)
		require.NoError(t, err)
		require.Nil(t, got)
	}
}

func TestStore_Grouped(t *testing.T) {
	s := stock(t)
	ctx := t.Context()
	both := []string{key(people, 0), key(people, 1), "no id", key(people, 77)}
	deals, err := s.DealsByContact(ctx, tenant, both, 2)
	require.NoError(t, err)
	require.Equal(t, []int{5, 3}, nth(t, ids(deals[key(people, 0)], dealID)))
	require.Equal(t, []int{1}, nth(t, ids(deals[key(people, 1)], dealID)))
	require.Len(t, deals, 2)
	deals, err = s.DealsByCompany(ctx, tenant, []string{key(firms, 0), key(firms, 1)}, 50)
	require.NoError(t, err)
	require.Equal(t, []int{5, 3, 1}, nth(t, ids(deals[key(firms, 1)], dealID)))
	contacts, err := s.ContactsByCompany(ctx, tenant, []string{key(firms, 0)}, 50)
	require.NoError(t, err)
	require.Equal(t, []int{9, 0, 6, 3}, nth(t, ids(contacts[key(firms, 0)], contactID)))
	tasks, err := s.TasksByContact(ctx, tenant, both, 50)
	require.NoError(t, err)
	require.Equal(t, []int{2, 0, 4}, nth(t, ids(tasks[key(people, 0)], taskID)), "open ones by day, then what is done")
	tasks, err = s.TasksByCompany(ctx, tenant, []string{key(firms, 1)}, 1)
	require.NoError(t, err)
	require.Equal(t, []int{3}, nth(t, ids(tasks[key(firms, 1)], taskID)))
	tasks, err = s.TasksByDeal(ctx, tenant, []string{key(sales, 1)}, 50)
	require.NoError(t, err)
	require.Len(t, tasks[key(sales, 1)], 3)
	members, err := s.MembersByID(ctx, tenant, []string{key(team, 0), key(team, 9), "?"})
	require.NoError(t, err)
	require.Equal(t, "Olga", members[key(team, 0)].Name)
	require.Len(t, members, 1)
	pipelines, err := s.Pipelines(ctx, tenant)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2, 0}, nth(t, ids(pipelines, func(p readmodels.Pipeline) string { return p.ID })))
}

func TestStore_WaitFor(t *testing.T) {
	s := setup(t)
	save(t, s, 50, readmodels.Changes{})
	require.NoError(t, s.WaitFor(t.Context(), 50))
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, s.WaitFor(short, 51), context.DeadlineExceeded)

	var group sync.WaitGroup
	for _, commit := range []uint64{60, 61, 70} {
		group.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			require.NoError(t, s.WaitFor(ctx, commit))
		})
	}
	save(t, s, 65, readmodels.Changes{}) // by a projector elsewhere
	s.Advance(70)                        // by one in this process
	group.Wait()
	at, err := s.Checkpoint(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 65, at)
}

func TestStore_AFailedBatchChangesNothing(t *testing.T) {
	s := stock(t)
	rows := readmodels.NewRows()
	rows.Contacts[key(people, 0)] = nil
	err := s.Write(t.Context(), readmodels.Projection, func(b *readmodels.Batch) error {
		b.Advance(readmodelstest.To(99))
		require.NoError(t, b.Save(tenant, readmodels.Changes{Rows: rows}))
		return context.Canceled
	})
	require.ErrorIs(t, err, context.Canceled)
	contact, err := s.Contact(t.Context(), tenant, key(people, 0))
	require.NoError(t, err)
	require.NotNil(t, contact)
	at, err := s.Checkpoint(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, at)
}
