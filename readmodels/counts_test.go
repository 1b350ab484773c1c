package readmodels_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// Whatever is written, the counts are those of the rows.
func TestStore_CountsAreThoseOfTheRows(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	dice := rand.New(rand.NewPCG(5, 1))
	some := func(list ...string) string { return list[dice.IntN(len(list))] }
	for batch := range 40 {
		rows := readmodels.NewRows()
		for range 1 + dice.IntN(8) {
			v := version(batch)
			v.Revision = int64(dice.IntN(60)) // some are not newer, and are not written
			n := dice.IntN(30)
			owner, gone, away := some("", key(team, 1), key(team, 2)), dice.IntN(6) == 0, dice.IntN(4) == 0
			rows.Contacts[key(people, n)] = &readmodels.Contact{ID: key(people, n), LifecycleStage: some("lead", "customer"), LeadStatus: some("new", ""), OwnerID: owner, Archived: away, Versioned: v}
			rows.Companies[key(firms, n)] = &readmodels.Company{ID: key(firms, n), Name: "N", Industry: some("IT", "", "Food"), OwnerID: owner, Archived: away, Versioned: v}
			rows.Deals[key(sales, n)] = &readmodels.Deal{ID: key(sales, n), PipelineID: key(pipes, 1), StageID: key(pipes, 10+n%3), Status: some("OPEN", "WON"), OwnerID: owner, Archived: away, StageSince: at(1), Versioned: v}
			if dice.IntN(5) == 0 {
				rows.Contacts[key(people, n)].MergedInto = key(people, 99)
			}
			if gone {
				rows.Contacts[key(people, n)], rows.Companies[key(firms, n)], rows.Deals[key(sales, n)] = nil, nil, nil
			}
		}
		save(t, s, uint64(batch+1), readmodels.Changes{Rows: rows})
	}
	for where, count := range selections(s) {
		var rows int
		require.NoError(t, pool.QueryRow(t.Context(), "SELECT count(*) FROM tenant_"+tenant+"."+where).Scan(&rows))
		n, err := count(t.Context())
		require.NoError(t, err)
		require.Equal(t, rows, n, where)
	}
	requireCounted(t, pool)
}

// selections are counts, by what they count.
func selections(s *readmodels.Store) map[string]func(context.Context) (int, error) {
	contacts := func(q readmodels.ContactQuery) func(context.Context) (int, error) {
		return func(ctx context.Context) (int, error) { return s.CountContacts(ctx, tenant, q) }
	}
	owned := readmodels.Compare{Field: "ownerId", Op: readmodels.Eq, Values: []any{key(team, 1), key(team, 2)}}
	unowned := readmodels.Compare{Field: "ownerId", Op: readmodels.IsEmpty}
	return map[string]func(context.Context) (int, error){
		"contacts WHERE merged_into IS NULL AND NOT archived":                                                     contacts(readmodels.ContactQuery{}),
		"contacts WHERE merged_into IS NULL AND archived AND lifecycle_stage = 'lead'":                            contacts(readmodels.ContactQuery{Archived: true, LifecycleStage: "lead"}),
		"contacts WHERE merged_into IS NULL AND NOT archived AND lead_status = 'new' AND owner_id IS NOT NULL":    contacts(readmodels.ContactQuery{LeadStatus: "new", Filter: owned}),
		"contacts WHERE merged_into IS NULL AND NOT archived AND (owner_id IS NULL OR lifecycle_stage <> 'lead')": contacts(readmodels.ContactQuery{Filter: readmodels.Or{unowned, readmodels.Not{Filter: readmodels.Compare{Field: "lifecycleStage", Op: readmodels.Eq, Values: []any{"lead"}}}}}),
		"contacts WHERE merged_into IS NULL AND NOT archived AND job_title = ''":                                  contacts(readmodels.ContactQuery{Filter: readmodels.Compare{Field: "jobTitle", Op: readmodels.IsEmpty}}),
		"companies WHERE NOT archived AND industry = 'IT'": func(ctx context.Context) (int, error) {
			return s.CountCompanies(ctx, tenant, readmodels.CompanyQuery{Industry: "IT"})
		},
		"companies WHERE NOT archived AND parent_id IS NULL": func(ctx context.Context) (int, error) {
			return s.CountCompanies(ctx, tenant, readmodels.CompanyQuery{Filter: readmodels.Compare{Field: "parentId", Op: readmodels.IsEmpty}})
		},
		"deals WHERE NOT archived AND status = 'WON' AND stage_id = '" + key(pipes, 11) + "'": func(ctx context.Context) (int, error) {
			return s.CountDeals(ctx, tenant, readmodels.DealQuery{Status: "WON", StageID: key(pipes, 11)})
		},
		"deals WHERE NOT archived AND custom = '{}'": func(ctx context.Context) (int, error) {
			return s.CountDeals(ctx, tenant, readmodels.DealQuery{Filter: readmodels.CompareCustom{Key: "size", Op: readmodels.IsEmpty}})
		},
	}
}

// requireCounted compares every combination.
func requireCounted(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	const differ = `SELECT count(*) FROM (SELECT archived, lifecycle_stage, lead_status, owner_id, objects FROM tenant_acme.contact_counts WHERE objects <> 0) c
		FULL JOIN (SELECT archived, lifecycle_stage, lead_status, owner_id, count(*) AS objects FROM tenant_acme.contacts WHERE merged_into IS NULL GROUP BY 1, 2, 3, 4) r
		ON (c.archived, c.lifecycle_stage, c.lead_status, coalesce(c.owner_id::text, '')) = (r.archived, r.lifecycle_stage, r.lead_status, coalesce(r.owner_id::text, ''))
		AND c.objects = r.objects WHERE c.objects IS NULL OR r.objects IS NULL`
	var n int
	require.NoError(t, pool.QueryRow(t.Context(), differ).Scan(&n))
	require.Zero(t, n)
}
