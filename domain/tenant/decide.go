package tenant

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(t Tenant, cmd Command) ([]Event, error) {
	if cmd, ok := cmd.(Create); ok {
		return create(t, cmd)
	}
	if !t.Exists() {
		return nil, fault.New(fault.NotFound, "There is no tenant with this id.")
	}
	switch cmd := cmd.(type) {
	case Update:
		return update(t, cmd)
	case SetRates:
		return setRates(t, cmd)
	case SetList:
		return setList(t, cmd)
	default:
		panic(fmt.Sprintf("tenant: unknown command %T", cmd))
	}
}

func create(t Tenant, cmd Create) ([]Event, error) {
	if t.Exists() {
		return nil, fault.New(fault.Conflict, "A tenant with this id exists already.")
	}
	var p fault.Problems
	if !ValidID(cmd.ID) {
		p.Add("id", "must be 1 to 31 lower-case letters and digits, a letter first")
	}
	checkName(&p, cmd.Name)
	p.Check("currency", value.CheckCurrency(cmd.Currency))
	if err := p.Err(); err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, cmd.Name, cmd.Currency, domain.Moment{At: cmd.At}}}, nil
}

func update(t Tenant, cmd Update) ([]Event, error) {
	if err := cmd.Fields.check(); err != nil {
		return nil, err
	}
	fields := cmd.Fields.Since(t)
	if fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func setRates(t Tenant, cmd SetRates) ([]Event, error) {
	var p fault.Problems
	rates := checkRates(&p, t.Currency, cmd.Date, cmd.Rates)
	if err := p.Err(); err != nil {
		return nil, err
	}
	if rates = newRates(t, cmd.Date, rates); len(rates) == 0 {
		return nil, nil
	}
	return []Event{RatesSet{cmd.ID, t.Currency, cmd.Date, rates, domain.Moment{At: cmd.At}}}, nil
}

func setList(t Tenant, cmd SetList) ([]Event, error) {
	var p fault.Problems
	checkList(&p, cmd.List, cmd.Entries)
	if err := p.Err(); err != nil {
		return nil, err
	}
	entries := cmd.Entries
	if entries == nil {
		entries = []Entry{}
	}
	have, set := t.Lists[cmd.List]
	if set && have.Closed == cmd.Closed && slices.Equal(have.Entries, entries) {
		return nil, nil
	}
	return []Event{ListSet{cmd.ID, cmd.List, List{cmd.Closed, entries}, domain.Moment{At: cmd.At}}}, nil
}
