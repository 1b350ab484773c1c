package task_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const call = "01980000-0000-7000-8000-000000000005"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func created() []task.Event {
	return []task.Event{task.Created{
		ID: call, Fields: task.Fields{Title: new("Call Jane"), Kind: new(task.Call)},
		Links: task.Links{ContactID: "jane", DealID: "big"}, Moment: on(monday),
	}}
}

func completed() []task.Event {
	return append(created(), task.Completed{ID: call, Moment: on(monday)})
}

func deleted() []task.Event { return append(created(), task.Deleted{ID: call, Moment: on(monday)}) }

func given(t *testing.T, past []task.Event) domaintest.History[task.Task, task.Command, task.Event] {
	t.Helper()
	return domaintest.Given(t, task.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create leaves out what goes without saying", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(task.Create{
				ID: call, At: monday, Links: task.Links{ContactID: "jane", DealID: "big"},
				Fields: task.Fields{Title: new("Call Jane"), Kind: new(task.Call), Priority: new(task.Normal)},
			}).
			Then(created()...)
	})
	t.Run("create wants a title", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(task.Create{ID: call}).ThenError(fault.Invalid, "title")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(task.Create{ID: call, Fields: task.Fields{
			Title: new(" "), Description: new(strings.Repeat("x", value.MaxText+1)), Kind: new(task.Kind("FAX")),
			Priority: new(task.Priority("ASAP")), Due: new("tomorrow"),
		}}).ThenError(fault.Invalid, "title", "description", "kind", "priority", "due")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(task.Update{ID: call}).ThenError(fault.NotFound)
		given(t, nil).When(task.Complete{ID: call}).ThenError(fault.NotFound)
		given(t, nil).When(task.Delete{ID: call}).ThenError(fault.NotFound)
	})
}

func TestWhenOpen(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(task.Create{ID: call, Fields: task.Fields{Title: new("Call")}}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields, and names the contact under whose key they are sealed", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(task.Update{ID: call, At: tuesday, Fields: task.Fields{Title: new("Call Jane"), Due: new("2026-03-06")}}).
			Then(task.Updated{ID: call, ContactID: "jane", Fields: task.Fields{Due: new("2026-03-06")}, Moment: on(tuesday)})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(task.Update{ID: call, Fields: task.Fields{Kind: new(task.Call), Due: new("")}}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(task.Update{ID: call, Fields: task.Fields{Title: new("")}}).ThenError(fault.Invalid, "title")
	})
	t.Run("complete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(task.Complete{ID: call, At: tuesday}).Then(task.Completed{ID: call, Moment: on(tuesday)})
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(task.Delete{ID: call, At: tuesday}).Then(task.Deleted{ID: call, Moment: on(tuesday)})
	})
}

func TestWhenCompleted(t *testing.T) {
	t.Parallel()
	given(t, completed()).When(task.Complete{ID: call}).ThenNothing()
	given(t, completed()).When(task.Delete{ID: call, At: tuesday}).Then(task.Deleted{ID: call, Moment: on(tuesday)})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(task.Delete{ID: call}).ThenNothing()
	given(t, deleted()).When(task.Complete{ID: call}).ThenError(fault.NotFound)
	given(t, deleted()).When(task.Update{ID: call}).ThenError(fault.NotFound)
	given(t, deleted()).When(task.Create{ID: call, Fields: task.Fields{Title: new("Call")}}).ThenError(fault.Conflict)
}

func TestSubjectIsTheContact(t *testing.T) {
	t.Parallel()
	require.Equal(t, "jane", task.Created{ID: call, Links: task.Links{ContactID: "jane"}}.Subject())
	require.Equal(t, "jane", task.Updated{ID: call, ContactID: "jane"}.Subject())
	require.Empty(t, task.Created{ID: call}.Subject())
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) task.Command {
		fields := task.Fields{
			Title:       domaintest.Maybe(dice, "", "Call", "Write"),
			Description: domaintest.Maybe(dice, "", "two\nlines"),
			Kind:        domaintest.Maybe(dice, task.Call, task.ToDo, "FAX"),
			Priority:    domaintest.Maybe(dice, task.Low, task.Normal),
			Due:         domaintest.Maybe(dice, "", "2026-03-06", "2026-02-30"),
			DueTime:     domaintest.Maybe(dice, "", "09:30", "9.30"),
			Reminder:    domaintest.Maybe(dice, time.Time{}, monday),
			Repeat:      domaintest.Maybe(dice, task.Repeat{}, task.Repeat{Every: task.Week, Interval: 1, Until: "2026-03-20"}),
			AssigneeID:  domaintest.Maybe(dice, "", "joe"),
		}
		switch dice.IntN(16) {
		case 0:
			return task.Delete{ID: call, At: monday}
		case 1, 2:
			return task.Complete{ID: call, At: monday}
		case 3:
			return task.Reopen{ID: call, At: tuesday}
		case 4:
			return task.Restore{ID: call, At: tuesday}
		case 5, 6, 7:
			return task.Create{ID: call, Fields: fields, Links: task.Links{ContactID: "jane"}, At: monday}
		default:
			return task.Update{ID: call, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, task.Decider, command, func(t testing.TB, before, now task.Task) {
		if now.ID != "" && (now.Title == "" || now.Kind == "" || now.Priority == "") {
			t.Fatalf("%+v lacks a title, kind or priority", now)
		}
		if now.Repeat != (task.Repeat{}) && now.Due == "" {
			t.Fatalf("%+v repeats from no day", now)
		}
		if before.ID != "" && before.Links != now.Links {
			t.Fatalf("%+v has other links than before", now)
		}
	})
}
