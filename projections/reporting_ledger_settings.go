package projections

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// settle notes what is settled: when each custom field changed, the stages of
// a pipeline after each event that set them, and what currencies are worth.
func (l *reportingLedger) settle(d codec.Decoded) {
	switch e := d.Event.(type) {
	case customfield.Event:
		l.settleField(d, e)
	case pipeline.Event:
		switch e.(type) {
		case pipeline.Created, pipeline.StagesSet, pipeline.Restored:
			l.settleStages(d, l.pipelines[d.Stream.ID].state.Stages)
		}
	case tenant.Created:
		l.settleRate(d, e.Currency, e.Currency, "1900-01-01", "1")
	case tenant.Updated:
		if e.Currency != nil {
			l.settleRate(d, *e.Currency, *e.Currency, "1900-01-01", "1")
		}
	case tenant.RatesSet:
		for _, r := range e.Rates {
			l.settleRate(d, e.Base, r.Currency, e.Date, r.Rate)
		}
	}
}

func (l *reportingLedger) settleField(d codec.Decoded, e customfield.Event) {
	id := customFieldRow(e)
	head := l.fields[id]
	if _, first := e.(customfield.Defined); first {
		head.CreatedAt = happened(d)
	}
	head.UpdatedAt, head.Version = happened(d), d.Position.Commit
	l.fields[id] = head
}

func (l *reportingLedger) settleStages(d codec.Decoded, stages []pipeline.Stage) {
	for place, s := range stages {
		r := reporting.StageState{At: happened(d), Version: d.Position.Commit, StageFields: reporting.StageFields{
			PipelineID: d.Stream.ID, ID: s.ID, Name: s.Name, Place: uint16(place), Probability: uint8(s.Probability), RotDays: uint32(s.RotDays), Retired: s.Retired,
		}}
		l.stages[reporting.StageID(r.StageFields)] = reporting.Stage{StageFields: r.StageFields, Version: r.Version}
		l.wereStages[reporting.StageStateID(r)] = r
	}
}

// settleRate reckons with fractions, as deals are reckoned.
func (l *reportingLedger) settleRate(d codec.Decoded, base, currency, day, text string) {
	rate, _ := new(big.Rat).SetString(text)
	factor := value.Convert(big.NewRat(1, 1), currency, base, rate)
	r := reporting.Rate{
		Base: base, Currency: currency, Day: *reportDay(day), Version: d.Position.Commit,
		Rate: decimal.RequireFromString(rate.FloatString(12)), Factor: decimal.RequireFromString(factor.FloatString(16)),
	}
	l.worth[reporting.RateID(r)] = r
}

func (l *reportingLedger) settings() map[string]reporting.Settings {
	if !l.ledger.tenant.Exists() {
		return nil
	}
	t := l.ledger.tenant
	r := reporting.Settings{ID: t.ID, Currency: t.Currency, TimeZone: t.TimeZone, Versioned: l.version(tenant.Category, t.ID, t.CreatedAt, t.UpdatedAt, false)}
	if r.TimeZone == "" {
		r.TimeZone = "UTC"
	}
	return map[string]reporting.Settings{r.ID: r}
}
