package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) pipeline(d codec.Decoded, e pipeline.Event) error {
	_, _, _, err := step(p.loaded.Pipelines, p.changed.Pipelines, d,
		func(r *readmodels.Pipeline) int64 { return r.Revision },
		func(r *readmodels.Pipeline) (*readmodels.Pipeline, error) { return nextPipeline(r, d, e) })
	return err
}

// nextPipeline folds an event onto the pipeline's row.
func nextPipeline(r *readmodels.Pipeline, d codec.Decoded, e pipeline.Event) (*readmodels.Pipeline, error) {
	switch e := e.(type) {
	case pipeline.Created:
		return &readmodels.Pipeline{ID: d.Stream.ID, Name: e.Name, Stages: stageRows(e.Stages), Versioned: versionAt(d)}, nil
	case pipeline.Restored:
		return &readmodels.Pipeline{ID: d.Stream.ID, Name: e.Name, Stages: stageRows(e.Stages), Versioned: versionRestored(d, e.CreatedAt)}, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case pipeline.Renamed:
		next.Name = e.Name
	case pipeline.StagesSet:
		next.Stages = stageRows(e.Stages)
	case pipeline.Archived:
		next.Archived = true
	case pipeline.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func stageRows(stages []pipeline.Stage) []readmodels.Stage {
	rows := make([]readmodels.Stage, len(stages))
	for i, s := range stages {
		rows[i] = readmodels.Stage(s)
	}
	return rows
}

// nameStages notes what a pipeline's stages are called from an event on.
func (p *page) nameStages(d codec.Decoded) {
	names := &readmodels.StageNames{
		PipelineID: d.Stream.ID, Commit: int64(d.Position.Commit), Prepare: int64(d.Position.Prepare), Stages: []readmodels.Stage{},
	}
	switch e := d.Event.(type) {
	case pipeline.Created:
		names.Stages = stageRows(e.Stages)
	case pipeline.Restored:
		names.Stages = stageRows(e.Stages)
	case pipeline.StagesSet:
		names.Stages = stageRows(e.Stages)
	case pipeline.Deleted:
	default:
		return
	}
	p.stages = append(p.stages, names)
}

// stage gives the name that a stage has at a point of the log, so that a table
// that is built anew, or by another process, tells the same; empty when it is
// not known.
func (p *page) stage(at eventstore.Position, pipelineID, stageID string) string {
	var known readmodels.StageNames
	note := func(n readmodels.StageNames) {
		if n.PipelineID == pipelineID && !n.From().After(readmodels.Position(at)) && !known.From().After(n.From()) {
			known = n
		}
	}
	for _, n := range p.loaded.StageNames {
		note(n)
	}
	for _, n := range p.stages {
		note(*n)
	}
	for _, s := range known.Stages {
		if s.ID == stageID {
			return s.Name
		}
	}
	return ""
}
