package pipeline_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/pipeline"
)

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, pipeline.Decider, anyCommand, func(t testing.TB, before, p pipeline.Pipeline) {
		if p.ID == "" {
			return
		}
		firstRetired := slices.IndexFunc(p.Stages, func(s pipeline.Stage) bool { return s.Retired })
		if p.Name == "" || firstRetired == 0 || len(p.Stages) == 0 {
			t.Fatalf("%+v lacks a name or a stage in use", p)
		}
		if firstRetired > 0 && slices.ContainsFunc(p.Stages[firstRetired:], func(s pipeline.Stage) bool { return !s.Retired }) {
			t.Fatalf("%+v has a stage in use behind a retired one", p)
		}
		for _, s := range p.Stages {
			if to, known := p.Stage(s.MovedTo); s.MovedTo != "" && (!s.Retired || !known || to.ID == s.ID) {
				t.Fatalf("%+v moves deals from %s to nowhere", p, s.ID)
			}
		}
		for _, s := range before.Stages {
			now, kept := p.Stage(s.ID)
			require.True(t, kept, "stage %s vanished", s.ID)
			if s.ID == inUse && !s.Retired && now.Retired {
				require.NotEmpty(t, now.MovedTo, "stage %s was retired with deals in it", s.ID)
			}
		}
	})
}

// inUse is the stage that always has open deals.
const inUse = "offer"

func anyCommand(dice *rand.Rand) pipeline.Command {
	stages := []pipeline.Stage{fresh, trial, offer, retired(trial), retired(fresh), retired(offer), {ID: "x", Name: "", Probability: 3}}
	dice.Shuffle(len(stages), func(i, j int) { stages[i], stages[j] = stages[j], stages[i] })
	stages = stages[:dice.IntN(4)]
	switch dice.IntN(12) {
	case 0:
		return pipeline.Archive{ID: sales, Open: dice.IntN(2), At: monday}
	case 1:
		return pipeline.Delete{ID: sales, Deals: dice.IntN(2), At: monday}
	case 2, 3:
		return pipeline.Restore{ID: sales, At: tuesday}
	case 4, 5:
		return pipeline.Create{ID: sales, Name: domaintest.One(dice, "", "Sales"), Stages: stages, At: monday}
	}
	cmd := pipeline.Update{
		ID: sales, Name: domaintest.Maybe(dice, "", "Sales", "Deals"), Stages: stages, InUse: map[string]int{inUse: 2}, At: tuesday,
	}
	for range dice.IntN(3) {
		ids := []string{"new", "trial", "offer", "x", ""}
		cmd.Moves = append(cmd.Moves, pipeline.Move{From: domaintest.One(dice, ids...), To: domaintest.One(dice, ids...)})
	}
	return cmd
}
