package tenant

import (
	"fmt"
	"maps"
)

func evolve(t Tenant, e Event) Tenant {
	switch e := e.(type) {
	case Created:
		t.ID, t.Name, t.Currency, t.CreatedAt = e.ID, e.Name, e.Currency, e.At
	case Updated:
		e.apply(&t)
		if e.Currency != nil {
			t.Rates = nil // they were in the former currency
		}
	case RatesSet:
		t.Rates = with(t.Rates)
		for _, r := range e.Rates {
			t.Rates[r.Currency] = DayRate{e.Date, r.Rate}
		}
	case ListSet:
		t.Lists = with(t.Lists)
		t.Lists[e.Name] = e.List
	default:
		panic(fmt.Sprintf("tenant: unknown event %T", e))
	}
	t.UpdatedAt = e.OccurredAt()
	return t
}

// with gives a map that can be added to: a state is never changed.
func with[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}
