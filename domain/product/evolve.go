package product

import "fmt"

func evolve(p Product, e Event) Product {
	switch e := e.(type) {
	case Created:
		p.ID, p.CreatedAt = e.ID, e.At
		e.apply(&p)
	case Updated:
		e.apply(&p)
	case Deleted:
		p.Deleted = true
	case Archived:
		p.Archived = true
	case Restored:
		p.ID, p.CreatedAt, p.Deleted, p.Archived = e.ID, e.CreatedAt, false, false
		e.apply(&p)
	default:
		panic(fmt.Sprintf("product: unknown event %T", e))
	}
	p.UpdatedAt = e.OccurredAt()
	return p
}
