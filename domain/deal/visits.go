package deal

import (
	"slices"
	"time"
)

// Visit is a time that a deal spent in a stage while it was open. The last one
// of an open deal has not ended: LeftAt is zero.
type Visit struct {
	PipelineID string    `json:"pipelineId"`
	StageID    string    `json:"stageId"`
	EnteredAt  time.Time `json:"enteredAt"`
	LeftAt     time.Time `json:"leftAt,omitzero"`
}

// Enter begins a visit of a stage.
func Enter(visits []Visit, pipelineID, stageID string, at time.Time) []Visit {
	return append(slices.Clone(visits), Visit{PipelineID: pipelineID, StageID: stageID, EnteredAt: at})
}

// Leave ends the visit that goes on, if one does.
func Leave(visits []Visit, at time.Time) []Visit {
	visits = slices.Clone(visits)
	if last := len(visits) - 1; last >= 0 && visits[last].LeftAt.IsZero() {
		visits[last].LeftAt = at
	}
	return visits
}

// Spent is how long a visit took, or has taken so far. History that was
// imported can go back in time; it took no less than nothing.
func (v Visit) Spent(now time.Time) time.Duration {
	until := v.LeftAt
	if until.IsZero() {
		until = now
	}
	return max(0, until.Sub(v.EnteredAt))
}
