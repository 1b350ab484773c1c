package pipeline_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/internal/fault"
)

const sales = "01980000-0000-7000-8000-000000000004"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	fresh   = pipeline.Stage{ID: "new", Name: "New", Probability: 10}
	offer   = pipeline.Stage{ID: "offer", Name: "Offer", Probability: 50}
	trial   = pipeline.Stage{ID: "trial", Name: "Trial", Probability: 30}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func retired(s pipeline.Stage) pipeline.Stage {
	s.Retired = true
	return s
}

func created() []pipeline.Event {
	return []pipeline.Event{pipeline.Created{
		ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh, trial, offer}, Moment: on(monday),
	}}
}

func withoutTrial() []pipeline.Event {
	return append(created(), pipeline.StagesSet{
		ID: sales, Stages: []pipeline.Stage{fresh, offer, retired(trial)}, Moment: on(monday),
	})
}

func archived() []pipeline.Event {
	return append(created(), pipeline.Archived{ID: sales, Moment: on(monday)})
}

func deleted() []pipeline.Event {
	return append(created(), pipeline.Deleted{ID: sales, Moment: on(monday)})
}

func everyOtherCommand() []pipeline.Command {
	return []pipeline.Command{
		pipeline.Update{ID: sales, Name: new("Sales")}, pipeline.Archive{ID: sales}, pipeline.Delete{ID: sales}, pipeline.Restore{ID: sales},
	}
}

func given(t *testing.T, past []pipeline.Event) domaintest.History[pipeline.Pipeline, pipeline.Command, pipeline.Event] {
	t.Helper()
	return domaintest.Given(t, pipeline.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh, trial, offer}, At: monday}).
			Then(created()...)
	})
	t.Run("create refuses", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(pipeline.Create{ID: sales, Name: " "}).ThenError(fault.Invalid, "name", "stages")
		given(t, nil).When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{
			{ID: "", Name: "New"}, {ID: "x", Name: "", Probability: 101}, {ID: "x", Name: "a\nb", Probability: -1},
		}}).ThenError(fault.Invalid, "stages[0].id", "stages[1].name", "stages[1].probability",
			"stages[2].id", "stages[2].name", "stages[2].probability")
	})
	t.Run("create wants a stage that is in use, and no more than a board can show", func(t *testing.T) {
		t.Parallel()
		var many []pipeline.Stage
		for i := range 51 {
			many = append(many, pipeline.Stage{ID: fmt.Sprint(i), Name: "Stage"})
		}
		given(t, nil).When(pipeline.Create{ID: sales, Name: "Sales", Stages: many}).ThenError(fault.Invalid, "stages")
		given(t, nil).When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{retired(trial)}}).
			ThenError(fault.Invalid, "stages")
	})
	t.Run("create puts retired stages last", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{retired(trial), fresh, offer}, At: monday}).
			Then(pipeline.Created{ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh, offer, retired(trial)}, Moment: on(monday)})
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		for _, cmd := range everyOtherCommand() {
			given(t, nil).When(cmd).ThenError(fault.NotFound)
		}
	})
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh}}).ThenError(fault.Conflict)
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(pipeline.Update{ID: sales, Name: new("Sales"), Stages: []pipeline.Stage{fresh, trial, offer}}).ThenNothing()
		given(t, created()).When(pipeline.Update{ID: sales}).ThenNothing()
	})
	t.Run("update renames and sets stages in one go", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(pipeline.Update{ID: sales, Name: new("Deals"), Stages: []pipeline.Stage{offer, fresh, trial}, At: tuesday}).
			Then(
				pipeline.Renamed{ID: sales, Name: "Deals", Moment: on(tuesday)},
				pipeline.StagesSet{ID: sales, Stages: []pipeline.Stage{offer, fresh, trial}, Moment: on(tuesday)},
			)
	})
	t.Run("update retires the stage that is left out", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(pipeline.Update{ID: sales, Stages: []pipeline.Stage{fresh, offer}, At: tuesday}).
			Then(pipeline.StagesSet{ID: sales, Stages: []pipeline.Stage{fresh, offer, retired(trial)}, Moment: on(tuesday)})
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(pipeline.Update{ID: sales, Name: new(""), Stages: []pipeline.Stage{}}).
			ThenError(fault.Invalid, "name", "stages")
		given(t, created()).When(pipeline.Update{ID: sales, Stages: []pipeline.Stage{retired(fresh), retired(offer)}}).
			ThenError(fault.Invalid, "stages")
	})
}

func TestWhenAStageIsRetired(t *testing.T) {
	t.Parallel()
	t.Run("sending the stages back as they are changes nothing", func(t *testing.T) {
		t.Parallel()
		stages := pipeline.Decider.Fold(pipeline.Pipeline{}, withoutTrial()...).Stages
		given(t, withoutTrial()).When(pipeline.Update{ID: sales, Stages: stages}).ThenNothing()
		given(t, withoutTrial()).When(pipeline.Update{ID: sales, Stages: []pipeline.Stage{fresh, offer}}).ThenNothing()
	})
	t.Run("naming it without the mark takes it back into use", func(t *testing.T) {
		t.Parallel()
		given(t, withoutTrial()).When(pipeline.Update{ID: sales, Stages: []pipeline.Stage{trial, fresh, offer}, At: tuesday}).
			Then(pipeline.StagesSet{ID: sales, Stages: []pipeline.Stage{trial, fresh, offer}, Moment: on(tuesday)})
	})
}

func TestWhenDealsAreInTheStageThatGoes(t *testing.T) {
	t.Parallel()
	update := func(cmd pipeline.Update) pipeline.Update {
		cmd.ID, cmd.At, cmd.InUse = sales, tuesday, map[string]int{"trial": 3, "new": 9}
		return cmd
	}
	kept := []pipeline.Stage{fresh, offer}
	t.Run("it is refused with the stage and how many they are", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(update(pipeline.Update{Stages: kept})).ThenError(fault.Invalid, "stages")
		_, err := pipeline.Decider.Decide(pipeline.Decider.Fold(pipeline.Pipeline{}, created()...), update(pipeline.Update{Stages: kept}))
		require.ErrorContains(t, err, "“Trial” (3)")
	})
	t.Run("unless it is said where they go", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(update(pipeline.Update{Stages: kept, Moves: []pipeline.Move{{From: "trial", To: "offer"}}})).
			Then(pipeline.StagesSet{ID: sales, Moment: on(tuesday), Stages: []pipeline.Stage{
				fresh, offer, {ID: "trial", Name: "Trial", Probability: 30, Retired: true, MovedTo: "offer"},
			}})
	})
	t.Run("and it can be said afterwards", func(t *testing.T) {
		t.Parallel()
		given(t, withoutTrial()).When(update(pipeline.Update{Moves: []pipeline.Move{{From: "trial", To: "new"}}})).
			Then(pipeline.StagesSet{ID: sales, Moment: on(tuesday), Stages: []pipeline.Stage{
				fresh, offer, {ID: "trial", Name: "Trial", Probability: 30, Retired: true, MovedTo: "new"},
			}})
	})
	t.Run("moves that lead nowhere are refused", func(t *testing.T) {
		t.Parallel()
		for field, moves := range map[string][]pipeline.Move{
			"moveDeals[0].from": {{From: "new", To: "offer"}, {From: "trial", To: "new"}},
			"moveDeals[0].to":   {{From: "trial", To: "elsewhere"}},
			"moveDeals[1].from": {{From: "trial", To: "new"}, {From: "trial", To: "offer"}},
		} {
			given(t, created()).When(update(pipeline.Update{Stages: kept, Moves: moves})).ThenError(fault.Invalid, field)
		}
		given(t, created()).When(update(pipeline.Update{Stages: kept, Moves: []pipeline.Move{{From: "trial", To: "trial"}}})).
			ThenError(fault.Invalid, "moveDeals[0].to")
	})
	t.Run("a stage that is back has nowhere that its deals go", func(t *testing.T) {
		t.Parallel()
		moved := append(withoutTrial(), pipeline.StagesSet{ID: sales, Moment: on(monday), Stages: []pipeline.Stage{
			fresh, offer, {ID: "trial", Name: "Trial", Probability: 30, Retired: true, MovedTo: "new"},
		}})
		given(t, moved).When(update(pipeline.Update{Stages: []pipeline.Stage{fresh, offer, trial}})).
			Then(pipeline.StagesSet{ID: sales, Moment: on(tuesday), Stages: []pipeline.Stage{fresh, offer, trial}})
	})
}

func TestDestination(t *testing.T) {
	t.Parallel()
	p := pipeline.Pipeline{Stages: []pipeline.Stage{
		{ID: "a"},
		{ID: "b", Retired: true, MovedTo: "a"},
		{ID: "c", Retired: true, MovedTo: "b"},
		{ID: "d", Retired: true},
		{ID: "e", Retired: true, MovedTo: "f"}, {ID: "f", Retired: true, MovedTo: "e"},
	}}
	for from, to := range map[string]string{"a": "", "b": "a", "c": "a", "d": "", "e": "", "elsewhere": ""} {
		got, known := p.Destination(from)
		require.Equal(t, to, got, from)
		require.Equal(t, to != "", known, from)
	}
}

func TestRotDays(t *testing.T) {
	t.Parallel()
	for days, valid := range map[int]bool{0: true, 14: true, 3650: true, -1: false, 3651: false} {
		stages := []pipeline.Stage{{ID: "new", Name: "New", RotDays: days}}
		outcome := given(t, nil).When(pipeline.Create{ID: sales, Name: "Sales", Stages: stages, At: monday})
		if valid {
			outcome.Then(pipeline.Created{ID: sales, Name: "Sales", Stages: stages, Moment: on(monday)})
		} else {
			outcome.ThenError(fault.Invalid, "stages[0].rotDays")
		}
	}
}

func TestArchiveAndDelete(t *testing.T) {
	t.Parallel()
	back := pipeline.Restored{ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh, trial, offer}, CreatedAt: monday, Moment: on(tuesday)}
	given(t, created()).When(pipeline.Archive{ID: sales, At: tuesday}).Then(pipeline.Archived{ID: sales, Moment: on(tuesday)})
	given(t, created()).When(pipeline.Archive{ID: sales, Open: 1}).ThenError(fault.Conflict)
	given(t, archived()).When(pipeline.Archive{ID: sales}).ThenNothing()
	given(t, archived()).When(pipeline.Restore{ID: sales, At: tuesday}).Then(back)
	given(t, archived()).When(pipeline.Delete{ID: sales, At: tuesday}).Then(pipeline.Deleted{ID: sales, Moment: on(tuesday)})
	given(t, archived()).When(pipeline.Update{ID: sales, Name: new("Old"), At: tuesday}).
		Then(pipeline.Renamed{ID: sales, Name: "Old", Moment: on(tuesday)})

	given(t, created()).When(pipeline.Delete{ID: sales, At: tuesday}).Then(pipeline.Deleted{ID: sales, Moment: on(tuesday)})
	given(t, created()).When(pipeline.Delete{ID: sales, Deals: 1}).ThenError(fault.Conflict)
	given(t, deleted()).When(pipeline.Delete{ID: sales, Deals: 1}).ThenNothing()
	given(t, deleted()).When(pipeline.Restore{ID: sales, At: tuesday}).Then(back)
	given(t, deleted()).When(pipeline.Update{ID: sales, Name: new("Old")}).ThenError(fault.NotFound)
	given(t, deleted()).When(pipeline.Archive{ID: sales}).ThenError(fault.NotFound)
	given(t, deleted()).When(pipeline.Create{ID: sales, Name: "Sales", Stages: []pipeline.Stage{fresh}}).ThenError(fault.Conflict)

	given(t, created()).When(pipeline.Restore{ID: sales}).ThenNothing()
	forgotten := pipeline.Decider.Fold(pipeline.Pipeline{ID: sales, Deleted: true}, pipeline.Event(back))
	require.Equal(t, pipeline.Decider.Fold(pipeline.Pipeline{}, append(deleted(), back)...), forgotten, "Restored holds everything")
}
