package tag_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/internal/fault"
)

const vip = "01980000-0000-7000-8000-000000000011"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func created() []tag.Event {
	return []tag.Event{tag.Created{ID: vip, Fields: tag.Fields{Name: new("VIP"), Color: new("#ff0000")}, Moment: on(monday)}}
}

func deleted() []tag.Event { return append(created(), tag.Deleted{ID: vip, Moment: on(monday)}) }

func given(t *testing.T, past []tag.Event) domaintest.History[tag.Tag, tag.Command, tag.Event] {
	t.Helper()
	return domaintest.Given(t, tag.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create takes name and color in normal form", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(tag.Create{ID: vip, At: monday, Fields: tag.Fields{Name: new("  VIP "), Color: new("#FF0000")}}).
			Then(created()...)
	})
	t.Run("create wants a name", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(tag.Create{ID: vip}).ThenError(fault.Invalid, "name")
		given(t, nil).When(tag.Create{ID: vip, Fields: tag.Fields{Name: new(" ")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(tag.Create{ID: vip, Fields: tag.Fields{Name: new(strings.Repeat("x", 101)), Color: new("red")}}).
			ThenError(fault.Invalid, "name", "color")
		given(t, nil).When(tag.Create{ID: vip, Fields: tag.Fields{Name: new("a\nb")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(tag.Update{ID: vip}).ThenError(fault.NotFound)
		given(t, nil).When(tag.Delete{ID: vip}).ThenError(fault.NotFound)
		given(t, nil).When(tag.Restore{ID: vip}).ThenError(fault.NotFound)
	})
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(tag.Create{ID: vip, Fields: tag.Fields{Name: new("VIP")}}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(tag.Update{ID: vip, At: tuesday, Fields: tag.Fields{Name: new("VIP"), Color: new("")}}).
			Then(tag.Updated{ID: vip, Fields: tag.Fields{Color: new("")}, Moment: on(tuesday)})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(tag.Update{ID: vip, Fields: tag.Fields{Name: new("VIP "), Color: new("#FF0000")}}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(tag.Update{ID: vip, Fields: tag.Fields{Name: new("")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(tag.Delete{ID: vip, At: tuesday}).Then(tag.Deleted{ID: vip, Moment: on(tuesday)})
	})
	t.Run("restore has nothing to do", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(tag.Restore{ID: vip}).ThenNothing()
	})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(tag.Delete{ID: vip}).ThenNothing()
	given(t, deleted()).When(tag.Update{ID: vip}).ThenError(fault.NotFound)
	given(t, deleted()).When(tag.Create{ID: vip, Fields: tag.Fields{Name: new("VIP")}}).ThenError(fault.Conflict)
	given(t, deleted()).When(tag.Restore{ID: vip, At: tuesday}).Then(tag.Restored{
		ID: vip, Fields: tag.Fields{Name: new("VIP"), Color: new("#ff0000")}, CreatedAt: monday, Moment: on(tuesday),
	})
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	before := tag.Decider.Fold(tag.Tag{}, deleted()...)
	made, err := tag.Decider.Decide(before, tag.Restore{ID: vip, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, tag.Decider.Fold(before, made...), tag.Decider.Fold(tag.Tag{}, made...))
}

func TestUniqueIsTheNameWhateverTheCase(t *testing.T) {
	t.Parallel()
	require.Equal(t, "é vip", tag.Tag{ID: vip, Name: "E\u0301 VIP"}.Unique())
	require.Empty(t, tag.Tag{}.Unique())
	require.Empty(t, tag.Tag{ID: vip, Name: "VIP", Deleted: true}.Unique(), "a deleted tag's name is free")
}

func TestIDsAreASet(t *testing.T) {
	t.Parallel()
	var p fault.Problems
	require.Nil(t, tag.IDs(&p, nil))
	require.Equal(t, []string{}, *tag.IDs(&p, new([]string(nil))))
	require.Equal(t, []string{"a", "b"}, *tag.IDs(&p, &[]string{"b", "a", "b"}))
	require.NoError(t, p.Err())
	many := make([]string, 101)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	tag.IDs(&p, &many)
	require.Equal(t, fault.Invalid, fault.CodeOf(p.Err()))

	require.Nil(t, tag.ChangedIDs([]string{"a"}, nil))
	require.Nil(t, tag.ChangedIDs([]string{"a"}, &[]string{"a"}))
	require.Nil(t, tag.ChangedIDs(nil, &[]string{}))
	require.Equal(t, []string{}, *tag.ChangedIDs([]string{"a"}, &[]string{}))
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) tag.Command {
		fields := tag.Fields{
			Name:  domaintest.Maybe(dice, "", "VIP", "Partner"),
			Color: domaintest.Maybe(dice, "", "#FFFFFF", "white"),
		}
		switch dice.IntN(8) {
		case 0:
			return tag.Delete{ID: vip, At: monday}
		case 1:
			return tag.Restore{ID: vip, At: monday}
		case 2, 3:
			return tag.Create{ID: vip, Fields: fields, At: monday}
		default:
			return tag.Update{ID: vip, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, tag.Decider, command, func(t testing.TB, _, now tag.Tag) {
		if now.ID != "" && now.Name == "" {
			t.Fatalf("%+v has no name", now)
		}
	})
}
