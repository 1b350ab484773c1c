package reporting

import (
	"context"
	"math/big"
	"slices"
)

// stage is a stage as it is set now.
type stage struct {
	PipelineID  string `ch:"pipeline_id"`
	ID          string `ch:"id"`
	Place       uint16 `ch:"place"`
	Probability uint8  `ch:"probability"`
	Retired     bool   `ch:"retired"`
}

// stageKey says which stage: its id is unique in its pipeline only.
type stageKey struct{ PipelineID, StageID string }

// stageList is the stages of all pipelines, in order.
type stageList []stage

const allStages = `SELECT pipeline_id, id, place, probability, retired FROM {database:Identifier}.stages FINAL
ORDER BY pipeline_id, retired, place, id`

func (s *Store) stages(ctx context.Context, db database, q Question) (stageList, error) {
	rows, err := answer[stage](ctx, s, "stages", allStages, q.args(db)...)
	return rows, err
}

// probability is how likely a deal in a stage is to be won.
func (s stageList) probability(of stageKey) uint8 {
	i := slices.IndexFunc(s, func(at stage) bool { return at.ID == of.StageID && at.PipelineID == of.PipelineID })
	if i < 0 {
		return 0
	}
	return s[i].Probability
}

// of gives the stages of a pipeline.
func (s stageList) of(pipelineID string) (some stageList) {
	for _, at := range s {
		if at.PipelineID == pipelineID {
			some = append(some, at)
		}
	}
	return some
}

// used gives the ids of the stages in use.
func (s stageList) used() []string {
	ids := []string{}
	for _, at := range s {
		if !at.Retired {
			ids = append(ids, at.ID)
		}
	}
	return ids
}

func percent(n uint8) *big.Rat { return big.NewRat(int64(n), 100) }
