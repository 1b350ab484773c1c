package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// nameStages notes what the stages of a pipeline are called from an event on
// that says so.
func (l *ledger) nameStages(d codec.Decoded, e pipeline.Event, after pipeline.Pipeline) {
	switch e.(type) {
	case pipeline.Renamed, pipeline.Archived:
		return
	}
	names := readmodels.StageNames{PipelineID: d.Stream.ID, Commit: int64(d.Position.Commit), Prepare: int64(d.Position.Prepare)}
	if row, there := pipelineOfState(after, int64(d.Revision)); there {
		names.Stages = row.Stages
	}
	l.stages[stagesKey(names)] = names
}

func stagesKey(n readmodels.StageNames) string { return fmt.Sprintf("%s@%s", n.PipelineID, n.From()) }
