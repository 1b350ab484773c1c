package task

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain"
)

func evolve(t Task, e Event) Task {
	switch e := e.(type) {
	case Created:
		t.ID, t.Links, t.Imported, t.CreatedAt = e.ID, e.Links, e.Imported, e.At
		e.apply(&t)
	case Updated:
		e.apply(&t)
	case Completed:
		t.CompletedAt = e.At
	case Repeated:
		t.Due, t.LastDone = e.Due, e.At
		domain.Set(&t.Reminder, e.Reminder)
	case Reopened:
		t.CompletedAt = time.Time{}
	case Restored:
		t = initial
		t.ID, t.Links, t.Imported, t.CreatedAt, t.CompletedAt = e.ID, e.Links, e.Imported, e.CreatedAt, e.CompletedAt
		e.apply(&t)
	case Deleted:
		t.Deleted = true
	default:
		panic(fmt.Sprintf("task: unknown event %T", e))
	}
	t.UpdatedAt = e.OccurredAt()
	return t
}
