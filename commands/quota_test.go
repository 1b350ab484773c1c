package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestQuotasAreOfThoseWhoExist(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ann, nobody, north := b.hire(t, member.Fields{}), identity.NewID().String(), identity.NewID().String()
	require.NoError(t, b.carryOut(t, team.Create{ID: north, Fields: team.Fields{Name: new("North")}}))
	set := func(p quota.Purpose) quota.Set {
		p.Period, p.Months, p.Measure = "2026-04-01", quota.Month, quota.Deals
		return quota.Set{ID: quota.ID(b.actor.Tenant, p), Purpose: p, Count: 3}
	}
	refused(t, b.carryOut(t, set(quota.Purpose{MemberID: nobody})), "memberId")
	refused(t, b.carryOut(t, set(quota.Purpose{TeamID: nobody})), "teamId")
	refused(t, b.carryOut(t, set(quota.Purpose{})), "memberId")
	require.NoError(t, b.carryOut(t, set(quota.Purpose{TeamID: north})))
	anns := set(quota.Purpose{MemberID: ann})
	require.NoError(t, b.carryOut(t, anns))

	elsewhere := anns
	elsewhere.ID = identity.NewID().String()
	refused(t, b.carryOut(t, elsewhere), "id")

	require.NoError(t, b.carryOut(t, quota.Delete{ID: anns.ID}))
	require.NoError(t, b.carryOut(t, anns), "set again it is back")
	state, err := b.bus.Quotas.Load(t.Context(), b.actor.Tenant, anns.ID)
	require.NoError(t, err)
	require.True(t, state.Exists())
}
