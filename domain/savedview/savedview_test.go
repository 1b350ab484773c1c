package savedview_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/internal/fault"
)

const mine = "01980000-0000-7000-8000-000000000014"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	joe     = savedview.By{MemberID: "joe"}
	ann     = savedview.By{MemberID: "ann"}
	admin   = savedview.By{MemberID: "adm", Admin: true}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func fields() savedview.Fields {
	return savedview.Fields{Name: new("Hot"), Filter: new(`{"leadStatus":"hot","ownerId":"joe"}`), Columns: &[]string{"name", "email"}}
}

func created() []savedview.Event {
	return []savedview.Event{savedview.Created{ID: mine, Object: savedview.Contacts, OwnerID: "joe", Fields: fields(), Moment: on(monday)}}
}

func shared() []savedview.Event {
	return append(created(), savedview.Updated{ID: mine, OwnerID: "joe", Fields: savedview.Fields{Shared: new(true)}, Moment: on(monday)})
}

func deleted() []savedview.Event {
	return append(shared(), savedview.Deleted{ID: mine, Moment: on(monday)})
}

func given(t *testing.T, past []savedview.Event) domaintest.History[savedview.View, savedview.Command, savedview.Event] {
	t.Helper()
	return domaintest.Given(t, savedview.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create brings the filter into normal form", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(savedview.Create{ID: mine, By: joe, Object: savedview.Contacts, At: monday, Fields: savedview.Fields{
				Name: new(" Hot"), Filter: new(`{ "ownerId": "joe", "leadStatus": "hot" }`), Sort: new("{}"), Columns: &[]string{"name", "email"}, Shared: new(false),
			}}).
			Then(created()...)
	})
	t.Run("create wants a name and a kind of objects", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(savedview.Create{ID: mine, By: joe, Object: savedview.Deals}).ThenError(fault.Invalid, "name")
		given(t, nil).When(savedview.Create{ID: mine, By: joe, Object: "NOTE", Fields: fields()}).ThenError(fault.Invalid, "object")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(savedview.Create{ID: mine, By: joe, Object: savedview.Deals, Fields: savedview.Fields{
			Name: new(" "), Filter: new("[]"), Sort: new(`{"a":"` + strings.Repeat("x", 1000) + `"}`), Columns: &[]string{"a", "", "a", "b\nc"},
		}}).ThenError(fault.Invalid, "name", "filter", "sort", "columns[1]", "columns[2]", "columns[3]")
		given(t, nil).When(savedview.Create{ID: mine, By: joe, Object: savedview.Deals, Fields: savedview.Fields{
			Name: new("x"), Filter: new(`{"a":1} {}`), Columns: new(make([]string, 101)),
		}}).ThenError(fault.Invalid, "filter", "columns")
		for _, text := range []string{"null", "7", "{", `{"a":}`, `{"a":"\u0000"}`, `{"a":"` + strings.Repeat("x", 10_000) + `"}`} {
			given(t, nil).When(savedview.Create{ID: mine, By: joe, Object: savedview.Deals, Fields: savedview.Fields{Name: new("x"), Filter: &text}}).
				ThenError(fault.Invalid, "filter")
		}
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(savedview.Update{ID: mine, By: admin}).ThenError(fault.NotFound)
		given(t, nil).When(savedview.Delete{ID: mine, By: admin}).ThenError(fault.NotFound)
		given(t, nil).When(savedview.Restore{ID: mine, By: admin}).ThenError(fault.NotFound)
	})
}

func TestWhenPrivate(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(savedview.Create{ID: mine, By: joe, Object: savedview.Contacts, Fields: fields()}).ThenError(fault.Conflict)
	})
	t.Run("its owner changes it", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(savedview.Update{ID: mine, By: joe, At: tuesday, Fields: savedview.Fields{Name: new("Hot"), Filter: new(""), Columns: &[]string{}}}).
			Then(savedview.Updated{ID: mine, OwnerID: "joe", Fields: savedview.Fields{Filter: new(""), Columns: &[]string{}}, Moment: on(tuesday)})
	})
	t.Run("an admin changes it", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(savedview.Delete{ID: mine, By: admin, At: tuesday}).Then(savedview.Deleted{ID: mine, Moment: on(tuesday)})
	})
	t.Run("to others it is not there", func(t *testing.T) {
		t.Parallel()
		for _, by := range []savedview.By{ann, {}} {
			given(t, created()).When(savedview.Update{ID: mine, By: by, Fields: fields()}).ThenError(fault.NotFound)
			given(t, created()).When(savedview.Delete{ID: mine, By: by}).ThenError(fault.NotFound)
			given(t, created()).When(savedview.Restore{ID: mine, By: by}).ThenError(fault.NotFound)
		}
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(savedview.Update{ID: mine, By: joe, Fields: savedview.Fields{
			Filter: new(`{"ownerId":"joe", "leadStatus":"hot"}`), Sort: new("{ }"), Columns: &[]string{"name", "email"},
		}}).ThenNothing()
		given(t, created()).When(savedview.Restore{ID: mine, By: joe}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(savedview.Update{ID: mine, By: joe, Fields: savedview.Fields{Name: new("")}}).ThenError(fault.Invalid, "name")
	})
}

func TestWhenShared(t *testing.T) {
	t.Parallel()
	given(t, shared()).When(savedview.Update{ID: mine, By: ann, Fields: fields()}).ThenError(fault.Forbidden)
	given(t, shared()).When(savedview.Delete{ID: mine, By: ann}).ThenError(fault.Forbidden)
	given(t, shared()).When(savedview.Update{ID: mine, By: admin, At: tuesday, Fields: savedview.Fields{Shared: new(false)}}).
		Then(savedview.Updated{ID: mine, OwnerID: "joe", Fields: savedview.Fields{Shared: new(false)}, Moment: on(tuesday)})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(savedview.Delete{ID: mine, By: joe}).ThenNothing()
	given(t, deleted()).When(savedview.Update{ID: mine, By: joe}).ThenError(fault.NotFound)
	given(t, deleted()).When(savedview.Delete{ID: mine, By: ann}).ThenError(fault.NotFound)
	given(t, deleted()).When(savedview.Restore{ID: mine, By: ann}).ThenError(fault.NotFound)
	given(t, deleted()).When(savedview.Create{ID: mine, By: joe, Object: savedview.Contacts, Fields: fields()}).ThenError(fault.Conflict)
	back := fields()
	back.Shared = new(true)
	given(t, deleted()).When(savedview.Restore{ID: mine, By: joe, At: tuesday}).Then(savedview.Restored{
		ID: mine, Object: savedview.Contacts, OwnerID: "joe", Fields: back, CreatedAt: monday, Moment: on(tuesday),
	})
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	full := domaintest.Filled(savedview.Created{}).(savedview.Created)
	before := savedview.Decider.Fold(savedview.View{}, full, savedview.Deleted{ID: full.ID})
	made, err := savedview.Decider.Decide(before, savedview.Restore{ID: full.ID, By: admin, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, savedview.Decider.Fold(before, made...), savedview.Decider.Fold(savedview.View{}, made...))
}

func TestGivenBy(t *testing.T) {
	t.Parallel()
	for _, cmd := range []savedview.Command{savedview.Create{By: admin}, savedview.Update{By: admin}, savedview.Delete{By: admin}, savedview.Restore{By: admin}} {
		require.Equal(t, cmd, savedview.GivenBy(savedview.GivenBy(cmd, joe), admin))
		require.NotEqual(t, cmd, savedview.GivenBy(cmd, joe))
	}
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) savedview.Command {
		by := domaintest.One(dice, joe, ann, admin)
		fields := savedview.Fields{
			Name:    domaintest.Maybe(dice, "", "Hot", "Cold"),
			Filter:  domaintest.Maybe(dice, "", "{}", `{"b": 1.0, "a": [1e3, "<x>"]}`, "[]"),
			Sort:    domaintest.Maybe(dice, "", `{"field": "NAME"}`),
			Columns: domaintest.Maybe(dice, nil, []string{"a", "b"}, []string{"a", "a"}),
			Shared:  domaintest.Maybe(dice, true, false),
		}
		switch dice.IntN(8) {
		case 0:
			return savedview.Delete{ID: mine, By: by, At: monday}
		case 1:
			return savedview.Restore{ID: mine, By: by, At: monday}
		case 2, 3:
			return savedview.Create{ID: mine, By: by, Object: domaintest.One(dice, savedview.Tasks, "NONE"), Fields: fields, At: monday}
		default:
			return savedview.Update{ID: mine, By: by, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, savedview.Decider, command, func(t testing.TB, before, now savedview.View) {
		if now.ID != "" && (now.Name == "" || now.Object != savedview.Tasks) {
			t.Fatalf("%+v lacks a name or a kind", now)
		}
		if before.ID != "" && before.OwnerID != now.OwnerID {
			t.Fatalf("%+v has another owner than before", now)
		}
	})
}
