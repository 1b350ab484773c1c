package importer

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/domain/pipeline"
)

// pipelineDraft is a pipeline as the deals of the files show it.
type pipelineDraft struct {
	name   string
	stages []stageDraft // in order
}

type stageDraft struct {
	name        string
	probability int
}

func (r *run) pipelineID(name string) string { return r.id(ref{"Pipeline", fold(name)}) }

func (r *run) stageID(pipelineName, stage string) string {
	return r.id(ref{"Stage", fold(pipelineName) + "/" + fold(stage)})
}

// pipelines is the step that brings pipelines in; they are of no row.
func (r *run) pipelines(list []pipelineDraft) step {
	return step{object: Pipelines, total: len(list), entries: func(yield func(entry) bool) error {
		for _, d := range list {
			if !yield(entry{work: func(ctx context.Context) outcome { return r.bringPipeline(ctx, d) }}) {
				return nil
			}
		}
		return nil
	}}
}

func (r *run) bringPipeline(ctx context.Context, d pipelineDraft) outcome {
	id, stages := r.pipelineID(d.name), r.stages(d)
	return bring(ctx, r, r.bus.Pipelines, pipeline.Decider, id, func(current, _ pipeline.Pipeline) planned[pipeline.Command] {
		if !current.Exists() {
			return planned[pipeline.Command]{commands: []pipeline.Command{
				pipeline.Create{ID: id, Name: d.name, Stages: stages, Imported: r.imported(id, ""), At: r.options.Now},
			}}
		}
		wish := planned[pipeline.Command]{existed: true}
		if all, more := withNew(current.Stages, stages); more {
			wish.commands = []pipeline.Command{pipeline.Update{ID: id, Stages: all, At: r.options.Now}}
		}
		return wish
	})
}

func (r *run) stages(d pipelineDraft) []pipeline.Stage {
	stages := make([]pipeline.Stage, len(d.stages))
	for i, s := range d.stages {
		stages[i] = pipeline.Stage{ID: r.stageID(d.name, s.name), Name: s.name, Probability: s.probability}
	}
	return stages
}

// withNew adds stages that a pipeline does not have, each behind the one that
// it follows in the files. What stages are called, how they are ordered and
// which are retired is the team's to say once they are here.
func withNew(have, want []pipeline.Stage) (all []pipeline.Stage, more bool) {
	all = slices.DeleteFunc(slices.Clone(have), func(s pipeline.Stage) bool { return s.Retired })
	at := 0
	for _, stage := range want {
		same := func(s pipeline.Stage) bool { return s.ID == stage.ID }
		switch i := slices.IndexFunc(all, same); {
		case i >= 0:
			at = i + 1
		case !slices.ContainsFunc(have, same):
			all, more = slices.Insert(all, at, stage), true
			at++
		}
	}
	return all, more
}

// pipelineOf gives the pipeline for dry runs, in which it may not be there yet.
func (r *run) pipelineOf(d pipelineDraft) pipeline.Pipeline {
	return pipeline.Pipeline{ID: r.pipelineID(d.name), Name: d.name, Stages: r.stages(d)}
}
