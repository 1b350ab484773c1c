package contact

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/value"
)

func evolve(c Contact, e Event) Contact {
	switch e := e.(type) {
	case Created:
		c.ID, c.Imported, c.CreatedAt = e.ID, e.Imported, e.At
		e.apply(&c)
	case Updated:
		e.apply(&c)
	case Deleted:
		c.Deleted = true
	case Erased:
		c = forget(c)
	default:
		panic(fmt.Sprintf("contact: unknown event %T", e))
	}
	c.UpdatedAt = e.OccurredAt()
	return c
}

// forget leaves of the state what was never about the person.
func forget(c Contact) Contact {
	c.FirstName, c.LastName, c.Email, c.Phone, c.JobTitle = "", "", "", "", ""
	c.Address, c.Custom = value.Address{}, nil
	c.Erased = true
	return c
}
