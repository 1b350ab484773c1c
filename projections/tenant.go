package projections

import (
	"fmt"
	"maps"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// settings folds an event onto the tenant's row in the registry. It sets, and
// adds nothing up, so that an event that comes twice is harmless.
func (p *page) settings(d codec.Decoded, e tenant.Event) error {
	if created, ok := e.(tenant.Created); ok {
		p.tenant = &readmodels.Tenant{ID: created.ID, Name: created.Name, Currency: created.Currency}
		return nil
	}
	before := p.tenant
	if before == nil {
		before = p.loaded.Tenant
	}
	if before == nil {
		return noRow(d)
	}
	next := *before
	switch e := e.(type) {
	case tenant.Updated:
		domain.Set(&next.Name, e.Name)
		domain.Set(&next.Currency, e.Currency)
		domain.Set(&next.TimeZone, e.TimeZone)
		domain.Set(&next.PhoneRegion, e.PhoneRegion)
	case tenant.ListSet:
		next.Lists = maps.Clone(next.Lists)
		if next.Lists == nil {
			next.Lists = map[string]readmodels.WordList{}
		}
		next.Lists[string(e.Name)] = wordList(e.List)
	case tenant.RatesSet:
		p.setRates(e)
	default:
		return fmt.Errorf("no row for %T", e)
	}
	p.tenant = &next
	return nil
}

func wordList(l tenant.List) readmodels.WordList {
	words := readmodels.WordList{Closed: l.Closed, Entries: make([]readmodels.ListWord, len(l.Entries))}
	for i, e := range l.Entries {
		words.Entries[i] = readmodels.ListWord(e)
	}
	return words
}

// setRates notes the rates; a later one of the same day takes the place of an
// earlier one.
func (p *page) setRates(e tenant.RatesSet) {
	for _, r := range e.Rates {
		rate := readmodels.Rate{Base: e.Base, Currency: r.Currency, Day: e.Date, Rate: r.Rate}
		p.rates = slices.DeleteFunc(p.rates, func(old readmodels.Rate) bool {
			return old.Base == rate.Base && old.Currency == rate.Currency && old.Day == rate.Day
		})
		p.rates = append(p.rates, rate)
	}
}
