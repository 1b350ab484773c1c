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
