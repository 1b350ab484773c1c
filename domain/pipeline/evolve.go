package pipeline

import "fmt"

func evolve(p Pipeline, e Event) Pipeline {
	switch e := e.(type) {
	case Created:
		p.ID, p.Name, p.Stages, p.Imported, p.CreatedAt = e.ID, e.Name, e.Stages, e.Imported, e.At
	case Renamed:
		p.Name = e.Name
	case StagesSet:
		p.Stages = e.Stages
	case Archived:
		p.Archived = true
	case Deleted:
		p.Deleted = true
	case Restored:
		p = Pipeline{ID: e.ID, Name: e.Name, Stages: e.Stages, Imported: e.Imported, CreatedAt: e.CreatedAt}
	default:
		panic(fmt.Sprintf("pipeline: unknown event %T", e))
	}
	p.UpdatedAt = e.OccurredAt()
	return p
}
