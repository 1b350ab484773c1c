package note

import "fmt"

func evolve(n Note, e Event) Note {
	switch e := e.(type) {
	case Created:
		n.ID, n.Links, n.AuthorID, n.Imported, n.CreatedAt = e.ID, e.Links, e.AuthorID, e.Imported, e.At
		e.apply(&n)
	case Updated:
		e.apply(&n)
	case Deleted:
		n.Deleted = true
	case Restored:
		n.ID, n.Links, n.AuthorID, n.Imported, n.CreatedAt = e.ID, e.Links, e.AuthorID, e.Imported, e.CreatedAt
		n.Deleted = false
		e.apply(&n)
	default:
		panic(fmt.Sprintf("note: unknown event %T", e))
	}
	n.UpdatedAt = e.OccurredAt()
	return n
}
