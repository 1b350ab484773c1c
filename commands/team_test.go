package commands_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/identity"
)

// carryOut gives a command and returns its refusal, if any.
func (b *bundle) carryOut(t *testing.T, cmd domain.Command) error {
	t.Helper()
	_, err := b.bus.Dispatch(t.Context(), b.env(), cmd)
	return err
}

// hire makes a member.
func (b *bundle) hire(t *testing.T, fields member.Fields) (id string) {
	t.Helper()
	id = identity.NewID().String()
	fields.Name, fields.Email = new("Ann"), new(id+"@example.com")
	require.NoError(t, b.carryOut(t, member.Create{ID: id, Fields: fields}))
	return id
}

func TestTeamsHaveTheirNamesAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := identity.NewID().String(), identity.NewID().String()
	named := func(name string) team.Fields { return team.Fields{Name: new(name)} }
	require.NoError(t, b.carryOut(t, team.Create{ID: first, Fields: named("North")}))
	refused(t, b.carryOut(t, team.Create{ID: second, Fields: named("NORTH")}), "name")
	require.NoError(t, b.carryOut(t, team.Create{ID: second, Fields: named("South")}))
	refused(t, b.carryOut(t, team.Update{ID: second, Fields: named("north")}), "name")
	require.NoError(t, b.carryOut(t, team.Delete{ID: first}))
	require.NoError(t, b.carryOut(t, team.Update{ID: second, Fields: named("north")}), "a deleted team's name is free again")
	refused(t, b.carryOut(t, team.Restore{ID: first}), "name")
	require.NoError(t, b.carryOut(t, team.Delete{ID: second}))
	require.NoError(t, b.carryOut(t, team.Restore{ID: first}))
}

func TestTeamsHaveMembersWhoExist(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ann, nobody := b.hire(t, member.Fields{}), identity.NewID().String()
	id := identity.NewID().String()
	of := func(ids ...string) team.Fields { return team.Fields{Name: new("North"), MemberIDs: &ids} }
	for _, stranger := range []string{nobody, "no id", ""} {
		refused(t, b.carryOut(t, team.Create{ID: id, Fields: of(ann, stranger)}), "memberIds")
	}
	require.NoError(t, b.carryOut(t, team.Create{ID: id, Fields: of(ann)}))
	refused(t, b.carryOut(t, team.Update{ID: id, Fields: of(nobody)}), "memberIds")
	refused(t, b.carryOut(t, team.Update{ID: id, Fields: team.Fields{LeadID: &nobody}}), "leadId")
	require.NoError(t, b.carryOut(t, team.Update{ID: id, Fields: team.Fields{LeadID: &ann}}))
	refused(t, b.carryOut(t, team.Update{ID: id, Fields: of(slices.Repeat([]string{nobody}, 1001)...)}), "memberIds")
	many := make([]string, 1_000_000)
	for i := range many {
		many[i] = strconv.Itoa(i)
	}
	refused(t, b.carryOut(t, team.Update{ID: id, Fields: of(many...)}), "memberIds")
	state, err := b.bus.Teams.Load(t.Context(), b.actor.Tenant, id)
	require.NoError(t, err)
	require.Equal(t, []string{ann}, state.MemberIDs)
	require.Equal(t, ann, state.LeadID)
}

func TestMembersLiveInTimeZonesThatThereAre(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.hire(t, member.Fields{TimeZone: new("Asia/Kathmandu")})
	in := func(zone string) error {
		return b.carryOut(t, member.Update{ID: id, Fields: member.Fields{TimeZone: &zone}})
	}
	for _, zone := range []string{"Europe/Atlantis", "Local", "EST5EDT", "Europe", "../../etc/passwd", "utc"} {
		refused(t, in(zone), "timeZone")
	}
	for _, zone := range []string{"America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+5", "", "Europe/Kyiv"} {
		require.NoError(t, in(zone), zone)
	}
}
