package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
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
	t.Run("update finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(pipeline.Update{ID: sales, Name: new("Sales")}).ThenError(fault.NotFound)
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

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) pipeline.Command {
		stages := []pipeline.Stage{fresh, trial, offer, retired(trial), retired(fresh), {ID: "x", Name: "", Probability: 3}}
		dice.Shuffle(len(stages), func(i, j int) { stages[i], stages[j] = stages[j], stages[i] })
		stages = stages[:dice.IntN(4)]
		if dice.IntN(3) == 0 {
			return pipeline.Create{ID: sales, Name: domaintest.One(dice, "", "Sales"), Stages: stages, At: monday}
		}
		return pipeline.Update{ID: sales, Name: domaintest.Maybe(dice, "", "Sales", "Deals"), Stages: stages, At: tuesday}
	}
	domaintest.Explore(t, pipeline.Decider, command, func(t testing.TB, before, p pipeline.Pipeline) {
		if !p.Exists() {
			return
		}
		firstRetired := slices.IndexFunc(p.Stages, func(s pipeline.Stage) bool { return s.Retired })
		if p.Name == "" || firstRetired == 0 || len(p.Stages) == 0 {
			t.Fatalf("%+v lacks a name or a stage in use", p)
		}
		if firstRetired > 0 && slices.ContainsFunc(p.Stages[firstRetired:], func(s pipeline.Stage) bool { return !s.Retired }) {
			t.Fatalf("%+v has a stage in use behind a retired one", p)
		}
		for _, s := range before.Stages {
			_, kept := p.Stage(s.ID)
			require.True(t, kept, "stage %s vanished", s.ID)
		}
	})
}
