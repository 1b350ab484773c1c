package projections

import (
	"context"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/readmodels"
)

// setRates keeps every rate, which the decider does not.
func (l *ledger) setRates(e tenant.Event) {
	set, ok := e.(tenant.RatesSet)
	if !ok {
		return
	}
	for _, r := range set.Rates {
		l.rates[readmodels.Rate{Base: set.Base, Currency: r.Currency, Day: set.Date}] = r.Rate
	}
}

func (l *ledger) compareSettings(ctx context.Context, store *readmodels.Store, id string, found *[]Difference) error {
	if !l.tenant.Exists() {
		return nil
	}
	want := readmodels.Tenant{
		ID: l.tenant.ID, Name: l.tenant.Name, Currency: l.tenant.Currency, TimeZone: l.tenant.TimeZone, PhoneRegion: l.tenant.PhoneRegion,
		Lists: map[string]readmodels.WordList{},
	}
	for name, list := range l.tenant.Lists {
		words := readmodels.WordList{Closed: list.Closed, Entries: []readmodels.ListWord{}}
		for _, e := range list.Entries {
			words.Entries = append(words.Entries, readmodels.ListWord(e))
		}
		want.Lists[string(name)] = words
	}
	c := comparison[readmodels.Tenant]{"tenants", map[string]readmodels.Tenant{id: want}, found}
	have, err := store.Tenant(ctx, id)
	if err != nil {
		return err
	}
	if have != nil {
		c.have(id, *have)
	}
	c.done()
	return l.compareRates(ctx, store, id, found)
}

func (l *ledger) compareRates(ctx context.Context, store *readmodels.Store, id string, found *[]Difference) error {
	want := map[string]readmodels.Rate{}
	key := func(r readmodels.Rate) string { return r.Base + "/" + r.Currency + "/" + r.Day }
	for r, rate := range l.rates {
		r.Rate = rate
		want[key(r)] = r
	}
	c := comparison[readmodels.Rate]{id + ".exchange_rates", want, found}
	defer c.done()
	have, err := store.AllRates(ctx, id)
	for _, r := range have {
		c.have(key(r), r)
	}
	return err
}
