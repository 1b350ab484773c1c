package commands

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/internal/fault"
)

func bindPipeline(s store, refs references) *Aggregate[pipeline.Pipeline, pipeline.Command, pipeline.Event] {
	return &Aggregate[pipeline.Pipeline, pipeline.Command, pipeline.Event]{
		store: s, category: pipeline.Category, decider: pipeline.Decider, revert: revertPipeline,
		starts: func(cmd pipeline.Command) bool { _, ok := cmd.(pipeline.Create); return ok },
		complete: func(ctx context.Context, env Envelope, p pipeline.Pipeline, cmd pipeline.Command) (pipeline.Command, error) {
			return completePipeline(ctx, refs.bus, env, p, cmd)
		},
	}
}

// completePipeline tells a command that takes stages out of use which deals
// are in them.
func completePipeline(ctx context.Context, bus *Bus, env Envelope, p pipeline.Pipeline, cmd pipeline.Command) (pipeline.Command, error) {
	switch cmd := cmd.(type) {
	case pipeline.Create:
		return cmd, stageIDs(cmd.Stages)
	case pipeline.Update:
		if err := stageIDs(cmd.Stages); err != nil || cmd.Stages == nil {
			return cmd, err
		}
		in, err := bus.dealsIn(ctx, env.Actor.Tenant, p.Removed(cmd.Stages))
		cmd.InUse = in.open()
		return cmd, err
	case pipeline.Archive:
		in, err := bus.dealsIn(ctx, env.Actor.Tenant, p.Stages)
		for _, n := range in.open() {
			cmd.Open += n
		}
		return cmd, err
	case pipeline.Delete:
		in, err := bus.dealsIn(ctx, env.Actor.Tenant, p.Stages)
		cmd.Deals = len(in)
		return cmd, err
	}
	return cmd, nil
}

// stageIDs refuses ids that the read sides could not store.
func stageIDs(stages []pipeline.Stage) error {
	var p fault.Problems
	for i, s := range stages {
		if uuid.Validate(s.ID) != nil {
			p.Add(fmt.Sprintf("stages[%d].id", i), "is not a UUID")
		}
	}
	return p.Err()
}
