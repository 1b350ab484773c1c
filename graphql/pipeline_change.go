package graphql

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// pipelinePayload is a pipeline as a command left it.
type pipelinePayload struct {
	Pipeline *pipelineNode
	Position Position
}

func pipelineAnswer(ctx context.Context, _ *scope, receipt commands.Receipt) (*pipelinePayload, error) {
	p := receipt.State.(pipeline.Pipeline)
	row := readmodels.Pipeline{ID: p.ID, Name: p.Name, Archived: p.Archived, Versioned: readmodels.Versioned{Revision: int64(receipt.Revision)}}
	for _, stage := range p.Stages {
		row.Stages = append(row.Stages, readmodels.Stage(stage))
	}
	node, err := only(pipelines(ctx, []readmodels.Pipeline{row}, nil))
	return &pipelinePayload{node, Position(receipt.Position.String())}, err
}

type stageInput struct {
	ID          optText
	Name        text
	Probability optInt
	RotDays     optInt
}

// stages gives new stages their ids, which derive from the command's: sent
// again it makes the same ones.
func stages(env commands.Envelope, in []stageInput, existing bool) ([]pipeline.Stage, error) {
	var p fault.Problems
	out := make([]pipeline.Stage, len(in))
	for i, s := range in {
		id, field := newID(env, fmt.Sprintf("stage/%d", i)), fmt.Sprintf("stages[%d].id", i)
		if s.ID.Value != "" {
			var ok bool
			if id, ok = parseID(s.ID.Value); !ok {
				p.Add(field, "is not an id")
			}
			if !existing {
				p.Add(field, "a new pipeline has new stages; leave the id out")
			}
		}
		out[i] = pipeline.Stage{ID: id, Name: string(s.Name), Probability: s.Probability.Value, RotDays: s.RotDays.Value}
	}
	return out, p.Err()
}

type createPipelineInput struct {
	Name      text
	Stages    []stageInput
	CommandID optText
}

// CreatePipeline makes a pipeline. Codes: VALIDATION_ERROR.
func (r *resolver) CreatePipeline(ctx context.Context, args struct{ Input createPipelineInput }) (*pipelinePayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	st, err := stages(env, args.Input.Stages, false)
	if err != nil {
		return nil, err
	}
	cmd := pipeline.Create{ID: newID(env, "pipeline"), Name: string(args.Input.Name), Stages: st, At: env.Now}
	return answer(ctx, r, env, cmd, pipelineAnswer)
}

type updatePipelineInput struct {
	ID        ID
	Name      optText
	Stages    *[]stageInput
	MoveDeals *[]moveDealsInput
	CommandID optText
}

// UpdatePipeline renames a pipeline or sets its stages. Codes:
// VALIDATION_ERROR, NOT_FOUND, CONFLICT.
func (r *resolver) UpdatePipeline(ctx context.Context, args struct{ Input updatePipelineInput }) (*pipelinePayload, error) {
	in := args.Input
	env, id, err := r.on(ctx, in.ID, in.CommandID)
	if err != nil {
		return nil, err
	}
	cmd := pipeline.Update{ID: id, Name: in.Name.pointer(), At: env.Now}
	if in.Stages != nil {
		if cmd.Stages, err = stages(env, *in.Stages, true); err != nil {
			return nil, err
		}
	}
	if cmd.Moves, err = moves(in.MoveDeals); err != nil {
		return nil, err
	}
	return answer(ctx, r, env, cmd, pipelineAnswer)
}

type moveDealsInput struct{ From, To ID }

func moves(in *[]moveDealsInput) (out []pipeline.Move, err error) {
	if in == nil {
		return nil, nil
	}
	var p refs
	for i, m := range *in {
		from, to := string(m.From), string(m.To)
		out = append(out, pipeline.Move{
			From: *p.one(fmt.Sprintf("moveDeals[%d].from", i), &from), To: *p.one(fmt.Sprintf("moveDeals[%d].to", i), &to),
		})
	}
	return out, p.Err()
}

// ArchivePipeline takes a pipeline out of use. Codes: NOT_FOUND, CONFLICT
// while deals are open in it.
func (r *resolver) ArchivePipeline(ctx context.Context, args struct{ Input archiveInput }) (*pipelinePayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, pipeline.Archive{ID: id, At: env.Now}, pipelineAnswer)
}

// RestorePipeline brings an archived or deleted pipeline back. Codes: NOT_FOUND.
func (r *resolver) RestorePipeline(ctx context.Context, args struct{ Input restoreInput }) (*pipelinePayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, pipeline.Restore{ID: id, At: env.Now}, pipelineAnswer)
}

// DeletePipeline takes a pipeline off every list. Codes: NOT_FOUND, CONFLICT
// while there are deals in it.
func (r *resolver) DeletePipeline(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return pipeline.Delete{ID: id, At: env.Now}
	})
}
