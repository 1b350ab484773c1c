package readmodels

import (
	"context"
	"slices"
)

var pipelines = newTable("pipelines", ifNewer, slices.Concat([]column[Pipeline]{
	{"id", func(p *Pipeline) any { return (*id)(&p.ID) }},
	{"name", func(p *Pipeline) any { return &p.Name }},
	{"stages", func(p *Pipeline) any { return &p.Stages }},
	{"archived", func(p *Pipeline) any { return &p.Archived }},
}, versioned(func(p *Pipeline) *Versioned { return &p.Versioned }))...)

// Pipeline gives a pipeline; nil when there is none.
func (s *Store) Pipeline(ctx context.Context, tenant, id string) (*Pipeline, error) {
	return pipelines.get(ctx, s, tenant, id)
}

// Pipelines gives all pipelines, by name.
func (s *Store) Pipelines(ctx context.Context, tenant string) ([]Pipeline, error) {
	return pipelines.query(ctx, s, tenant, pipelines.all+` ORDER BY daybook.fold(name) COLLATE "C", id`)
}

// PipelinesByID gives those of the pipelines that there are.
func (s *Store) PipelinesByID(ctx context.Context, tenant string, ids []string) (map[string]Pipeline, error) {
	return pipelines.getAll(ctx, s, tenant, ids, func(p *Pipeline) string { return p.ID })
}

// StageNames are the stages of a pipeline from a position of the log on. What
// a deal's timeline says of a stage is what it was called at that point, also
// when the deal's slice is further or less far than the pipeline's.
type StageNames struct {
	PipelineID      string
	Commit, Prepare int64
	Stages          []Stage // none once the pipeline is deleted
}

// From is the position from which on they hold.
func (n StageNames) From() Position { return Position{uint64(n.Commit), uint64(n.Prepare)} }

var stageNames = newTable("stage_names", ifNew, []column[StageNames]{
	{"pipeline_id", func(n *StageNames) any { return (*id)(&n.PipelineID) }},
	{"position", func(n *StageNames) any { return &n.Commit }},
	{"prepare", func(n *StageNames) any { return &n.Prepare }},
	{"stages", func(n *StageNames) any { return &n.Stages }},
}...)

// namesFrom are those that hold at a position or from a later one on.
var namesFrom = stageNames.all + ` s WHERE NOT EXISTS (SELECT FROM {schema}.stage_names l WHERE l.pipeline_id = s.pipeline_id
	AND (l.position, l.prepare) > (s.position, s.prepare) AND (l.position, l.prepare) <= ($1, $2))`

// EachStageNames gives all of a tenant's.
func (s *Store) EachStageNames(ctx context.Context, tenant string, visit func(StageNames) error) error {
	return stageNames.each(ctx, s, tenant, visit)
}
