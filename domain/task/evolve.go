package task

import "fmt"

func evolve(t Task, e Event) Task {
	switch e := e.(type) {
	case Created:
		t.ID, t.Links, t.Imported, t.CreatedAt = e.ID, e.Links, e.Imported, e.At
		e.apply(&t)
	case Updated:
		e.apply(&t)
	case Completed:
		t.CompletedAt = e.At
	case Deleted:
		t.Deleted = true
	default:
		panic(fmt.Sprintf("task: unknown event %T", e))
	}
	t.UpdatedAt = e.OccurredAt()
	return t
}
