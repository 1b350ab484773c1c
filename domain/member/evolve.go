package member

import "fmt"

func evolve(m Member, e Event) Member {
	switch e := e.(type) {
	case Created:
		m.ID, m.Imported, m.CreatedAt = e.ID, e.Imported, e.At
		e.apply(&m)
	case Updated:
		e.apply(&m)
	default:
		panic(fmt.Sprintf("member: unknown event %T", e))
	}
	m.UpdatedAt = e.OccurredAt()
	return m
}
