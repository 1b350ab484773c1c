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
	default:
		panic(fmt.Sprintf("company: unknown event %T", e))
	}
	c.UpdatedAt = e.OccurredAt()
	return c
}
