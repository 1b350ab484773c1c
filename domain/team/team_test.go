package team_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
)

const (
	north = "01980000-0000-7000-8000-000000000021"
	ann   = "01980000-0000-7000-8000-00000000000a"
	bob   = "01980000-0000-7000-8000-00000000000b"
)

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func both() team.Fields {
	return team.Fields{Name: new("North"), MemberIDs: &[]string{ann, bob}, LeadID: new(bob)}
}

func created() []team.Event {
	return []team.Event{team.Created{ID: north, Fields: both(), Moment: on(monday)}}
}

func deleted() []team.Event { return append(created(), team.Deleted{ID: north, Moment: on(monday)}) }

func given(t *testing.T, past []team.Event) domaintest.History[team.Team, team.Command, team.Event] {
	t.Helper()
	return domaintest.Given(t, team.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create takes the name in normal form, and each member once", func(t *testing.T) {
		t.Parallel()
		said := team.Fields{Name: new("  North "), MemberIDs: &[]string{bob, ann, bob}, LeadID: new(bob)}
		given(t, nil).When(team.Create{ID: north, At: monday, Fields: said}).Then(created()...)
		require.Equal(t, []string{bob, ann, bob}, *said.MemberIDs, "what was sent stays as it was")
	})
	t.Run("a team can be empty", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Create{ID: north, At: monday, Fields: team.Fields{Name: new("North"), MemberIDs: &[]string{}, LeadID: new("")}}).
			Then(team.Created{ID: north, Fields: team.Fields{Name: new("North")}, Moment: on(monday)})
	})
	t.Run("create wants a name", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Create{ID: north}).ThenError(fault.Invalid, "name")
		given(t, nil).When(team.Create{ID: north, Fields: team.Fields{Name: new(" ")}}).ThenError(fault.Invalid, "name")
		given(t, nil).When(team.Create{ID: north, Fields: team.Fields{Name: new("a\nb")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Create{ID: north, Fields: team.Fields{Name: new(strings.Repeat("x", 101)), MemberIDs: new(crowd(1001))}}).
			ThenError(fault.Invalid, "name", "memberIds")
	})
	t.Run("1,000 members fit", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Create{ID: north, At: monday, Fields: team.Fields{Name: new("North"), MemberIDs: new(crowd(1000))}}).
			Then(team.Created{ID: north, Fields: team.Fields{Name: new("North"), MemberIDs: new(crowd(1000))}, Moment: on(monday)})
	})
	t.Run("nobody leads from outside", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Create{ID: north, Fields: team.Fields{Name: new("North"), MemberIDs: &[]string{ann}, LeadID: new(bob)}}).
			ThenError(fault.Invalid, "leadId")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(team.Update{ID: north}).ThenError(fault.NotFound)
		given(t, nil).When(team.Delete{ID: north}).ThenError(fault.NotFound)
		given(t, nil).When(team.Restore{ID: north}).ThenError(fault.NotFound)
	})
}

// crowd gives ids, in order.
func crowd(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("01980000-0000-7000-8000-%012d", i)
	}
	return ids
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	change := func(f team.Fields) team.Command { return team.Update{ID: north, Fields: f, At: tuesday} }
	changed := func(f team.Fields) team.Event { return team.Updated{ID: north, Fields: f, Moment: on(tuesday)} }
	for name, c := range map[string]struct{ said, then team.Fields }{
		"update holds the changed fields only": {
			team.Fields{Name: new("South"), MemberIDs: &[]string{ann, bob}, LeadID: new(bob)}, team.Fields{Name: new("South")},
		},
		"a new lead":              {team.Fields{LeadID: new(ann)}, team.Fields{LeadID: new(ann)}},
		"no lead":                 {team.Fields{LeadID: new("")}, team.Fields{LeadID: new("")}},
		"the lead alone":          {team.Fields{MemberIDs: &[]string{bob}}, team.Fields{MemberIDs: &[]string{bob}}},
		"the lead leaves":         {team.Fields{MemberIDs: &[]string{ann}, LeadID: new("")}, team.Fields{MemberIDs: &[]string{ann}, LeadID: new("")}},
		"everybody leaves":        {team.Fields{MemberIDs: new([]string(nil)), LeadID: new("")}, team.Fields{MemberIDs: &[]string{}, LeadID: new("")}},
		"the lead is handed over": {team.Fields{MemberIDs: &[]string{ann}, LeadID: new(ann)}, team.Fields{MemberIDs: &[]string{ann}, LeadID: new(ann)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			given(t, created()).When(change(c.said)).Then(changed(c.then))
		})
	}
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(team.Create{ID: north, Fields: both()}).ThenError(fault.Conflict)
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(change(team.Fields{Name: new("North "), MemberIDs: &[]string{bob, ann}})).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(change(team.Fields{Name: new("")})).ThenError(fault.Invalid, "name")
		given(t, created()).When(change(team.Fields{MemberIDs: &[]string{ann}})).ThenError(fault.Invalid, "leadId")
		given(t, created()).When(change(team.Fields{MemberIDs: new(crowd(1001))})).ThenError(fault.Invalid, "memberIds")
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(team.Delete{ID: north, At: tuesday}).Then(team.Deleted{ID: north, Moment: on(tuesday)})
	})
	t.Run("restore has nothing to do", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(team.Restore{ID: north}).ThenNothing()
	})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(team.Delete{ID: north}).ThenNothing()
	given(t, deleted()).When(team.Update{ID: north}).ThenError(fault.NotFound)
	given(t, deleted()).When(team.Create{ID: north, Fields: both()}).ThenError(fault.Conflict)
	given(t, deleted()).When(team.Restore{ID: north, At: tuesday}).Then(team.Restored{
		ID: north, Fields: both(), CreatedAt: monday, Moment: on(tuesday),
	})
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	before := team.Decider.Fold(team.Team{}, deleted()...)
	made, err := team.Decider.Decide(before, team.Restore{ID: north, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, team.Decider.Fold(before, made...), team.Decider.Fold(team.Team{}, made...))
}

func TestUniqueIsTheNameWhateverTheCase(t *testing.T) {
	t.Parallel()
	require.Equal(t, "é north", team.Team{ID: north, Name: "E\u0301 North"}.Unique())
	require.Empty(t, team.Team{}.Unique())
	require.Empty(t, team.Team{ID: north, Name: "North", Deleted: true}.Unique(), "a deleted team's name is free")
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) team.Command {
		fields := team.Fields{
			Name:      domaintest.Maybe(dice, "", "North", "South"),
			MemberIDs: domaintest.Maybe(dice, nil, []string{}, []string{ann}, []string{bob, ann}, []string{bob, bob}),
			LeadID:    domaintest.Maybe(dice, "", ann, bob),
		}
		switch dice.IntN(8) {
		case 0:
			return team.Delete{ID: north, At: monday}
		case 1:
			return team.Restore{ID: north, At: monday}
		case 2, 3:
			return team.Create{ID: north, Fields: fields, At: monday}
		default:
			return team.Update{ID: north, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, team.Decider, command, func(t testing.TB, before, now team.Team) {
		switch {
		case now.ID != "" && now.Name == "":
			t.Fatalf("%+v has no name", now)
		case now.LeadID != "" && !slices.Contains(now.MemberIDs, now.LeadID):
			t.Fatalf("%+v is led from outside", now)
		case !slices.IsSorted(now.MemberIDs) || len(slices.Compact(slices.Clone(now.MemberIDs))) != len(now.MemberIDs):
			t.Fatalf("%+v has a member twice, or out of order", now)
		case before.Deleted != now.Deleted && before.ID != "" && (before.Name != now.Name || !slices.Equal(before.MemberIDs, now.MemberIDs)):
			t.Fatalf("%+v was lost on the way to %+v", before, now)
		}
	})
}
