package company

import "fmt"

func evolve(c Company, e Event) Company {
	switch e := e.(type) {
	case Created:
		c.ID, c.Imported, c.CreatedAt = e.ID, e.Imported, e.At
		e.apply(&c)
	case Updated:
		e.apply(&c)
	case Deleted:
		c.Deleted = true
	case Archived:
		c.Archived = true
	case Restored:
		c.ID, c.Imported, c.CreatedAt, c.Deleted, c.Archived = e.ID, e.Imported, e.CreatedAt, false, false
		e.apply(&c)
	default:
		panic(fmt.Sprintf("company: unknown event %T", e))
	}
	c.UpdatedAt = e.OccurredAt()
	return c
}
