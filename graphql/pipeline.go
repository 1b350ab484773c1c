package graphql

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/readmodels"
)

// pipelineNode is a pipeline.
type pipelineNode struct {
	ID       ID
	Name     string
	Stages   []stageNode
	Archived bool
	Revision int32
}

// stageNode is a step of a pipeline.
type stageNode struct {
	ID          ID
	Name        string
	Probability int32
	RotDays     int32
	Retired     bool
	MovedTo     *ID
}

// pipelines makes nodes of rows.
func pipelines(_ context.Context, rows []readmodels.Pipeline, _ fields) ([]*pipelineNode, error) {
	nodes := make([]*pipelineNode, len(rows))
	for i, row := range rows {
		nodes[i] = &pipelineNode{ID(row.ID), row.Name, make([]stageNode, len(row.Stages)), row.Archived, clamp(int(row.Revision))}
		for j, s := range row.Stages {
			nodes[i].Stages[j] = stageNode{ID(s.ID), s.Name, int32(s.Probability), int32(s.RotDays), s.Retired, someID(s.MovedTo)}
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
func (r *resolver) Pipelines(ctx context.Context, args struct{ Archived optBool }) ([]*pipelineNode, error) {
	s, err := r.query(ctx, "pipelines")
	if err != nil {
		return nil, err
	}
	rows, err := s.Reads.Pipelines(ctx, s.tenant)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(p readmodels.Pipeline) bool { return p.Archived != args.Archived.Value })
	return pipelines(ctx, rows, nil)
}
