package savedview

import "fmt"

func evolve(v View, e Event) View {
	switch e := e.(type) {
	case Created:
		v.ID, v.Object, v.OwnerID, v.CreatedAt = e.ID, e.Object, e.OwnerID, e.At
		e.apply(&v)
	case Updated:
		e.apply(&v)
	case Deleted:
		v.Deleted = true
	case Restored:
		v.ID, v.Object, v.OwnerID, v.CreatedAt, v.Deleted = e.ID, e.Object, e.OwnerID, e.CreatedAt, false
		e.apply(&v)
	default:
		panic(fmt.Sprintf("savedview: unknown event %T", e))
	}
	v.UpdatedAt = e.OccurredAt()
	return v
}
