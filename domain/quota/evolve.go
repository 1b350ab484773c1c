package quota

import "fmt"

func evolve(q Quota, e Event) Quota {
	switch e := e.(type) {
	case Assigned:
		if !q.Exists() {
			q.CreatedAt = e.At
		}
		q.ID, q.Purpose, q.Value, q.Count, q.Deleted = e.ID, e.Purpose, e.Value, e.Count, false
	case Deleted:
		q.Deleted = true
	default:
		panic(fmt.Sprintf("quota: unknown event %T", e))
	}
	q.UpdatedAt = e.OccurredAt()
	return q
}
