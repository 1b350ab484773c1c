package team

import "fmt"

func evolve(t Team, e Event) Team {
	switch e := e.(type) {
	case Created:
		t.ID, t.CreatedAt = e.ID, e.At
		e.apply(&t)
	case Updated:
		e.apply(&t)
	case Deleted:
		t.Deleted = true
	case Restored:
		t.ID, t.Deleted, t.CreatedAt = e.ID, false, e.CreatedAt
		e.apply(&t)
	default:
		panic(fmt.Sprintf("team: unknown event %T", e))
	}
	t.UpdatedAt = e.OccurredAt()
	return t
}
