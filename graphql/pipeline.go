package graphql

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// pipelineNode is a pipeline.
type pipelineNode struct {
	ID       ID
	Name     string
	Stages   []stageNode
	Revision int32
}

// stageNode is a step of a pipeline.
type stageNode struct {
	ID          ID
	Name        string
	Probability int32
	Retired     bool
}

// pipelines makes nodes of rows.
func pipelines(_ context.Context, rows []readmodels.Pipeline, _ fields) ([]*pipelineNode, error) {
	nodes := make([]*pipelineNode, len(rows))
	for i, row := range rows {
		nodes[i] = &pipelineNode{ID(row.ID), row.Name, make([]stageNode, len(row.Stages)), clamp(int(row.Revision))}
		for j, s := range row.Stages {
			nodes[i].Stages[j] = stageNode{ID(s.ID), s.Name, int32(s.Probability), s.Retired}
		}
	}
	return nodes, nil
}

// stage gives a stage by id. One that the read side does not know yet shows
// without a name: a deal and its pipeline are projected side by side, and a
// page of deals must not fail because one stage is a moment late.
func (p *pipelineNode) stage(id string) *stageNode {
	for i := range p.Stages {
		if p.Stages[i].ID == ID(id) {
			return &p.Stages[i]
		}
	}
	return &stageNode{ID: ID(id)}
}

// Pipeline answers the query pipeline.
func (r *resolver) Pipeline(ctx context.Context, args struct{ ID ID }) (*pipelineNode, error) {
	s, err := r.query(ctx, "pipeline")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Pipeline(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(pipelines(ctx, []readmodels.Pipeline{*row}, nil))
}

// Pipelines answers the query pipelines.
func (r *resolver) Pipelines(ctx context.Context) ([]*pipelineNode, error) {
	s, err := r.query(ctx, "pipelines")
	if err != nil {
		return nil, err
	}
	rows, err := s.Reads.Pipelines(ctx, s.tenant)
	if err != nil {
		return nil, err
	}
	return pipelines(ctx, rows, nil)
}

// pipelinePayload is a pipeline as a command left it.
type pipelinePayload struct {
	Pipeline *pipelineNode
	Position Position
}

func pipelineAnswer(ctx context.Context, _ *scope, receipt commands.Receipt) (*pipelinePayload, error) {
	p := receipt.State.(pipeline.Pipeline)
	row := readmodels.Pipeline{ID: p.ID, Name: p.Name, Versioned: readmodels.Versioned{Revision: int64(receipt.Revision)}}
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
		out[i] = pipeline.Stage{ID: id, Name: string(s.Name), Probability: s.Probability.Value}
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
	return answer(ctx, r, env, cmd, pipelineAnswer)
}
