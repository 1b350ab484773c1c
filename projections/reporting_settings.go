package projections

import (
	"cmp"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

func (f *reportingFold) pipeline(e codec.Decoded, event pipeline.Event) {
	foldRow(&f.current.Pipelines, &f.changed.Pipelines, e, e.Stream.ID, reportPipeline(event))
	switch event := event.(type) {
	case pipeline.Created:
		f.stages(e, event.Stages)
	case pipeline.StagesSet:
		f.stages(e, event.Stages)
	case pipeline.Restored:
		f.stages(e, event.Stages)
	}
}

func reportPipeline(e pipeline.Event) func(*reporting.Pipeline) {
	return func(r *reporting.Pipeline) {
		switch e := e.(type) {
		case pipeline.Created:
			r.Name = e.Name
		case pipeline.Renamed:
			r.Name = e.Name
		case pipeline.Archived:
			r.Archived = true
		case pipeline.Deleted:
			r.Deleted = true
		case pipeline.Restored:
			r.Name, r.Archived, r.Deleted = e.Name, false, false
		}
	}
}

// stages keeps the stages that an event sets: it sets all, so nothing of
// before is needed.
func (f *reportingFold) stages(e codec.Decoded, stages []pipeline.Stage) {
	for i, s := range stages {
		fields := reporting.StageFields{
			PipelineID: e.Stream.ID, ID: s.ID, Name: s.Name, Place: uint16(i), Probability: uint8(s.Probability), RotDays: uint32(s.RotDays), Retired: s.Retired,
		}
		put(&f.changed.Stages, reporting.StageID(fields), reporting.Stage{StageFields: fields, Version: e.Position.Commit})
		state := reporting.StageState{StageFields: fields, At: reporting.Representable(e.Event.OccurredAt()), Version: e.Position.Commit}
		put(&f.changed.StageHistory, reporting.StageStateID(state), state)
	}
}

func reportTeam(e team.Event) func(*reporting.Team) {
	return func(r *reporting.Team) {
		switch e := e.(type) {
		case team.Created:
			r.MemberIDs = []string{}
			reportTeamFields(r, e.Fields)
		case team.Updated:
			reportTeamFields(r, e.Fields)
		case team.Deleted:
			r.Deleted = true
		case team.Restored:
			r.Deleted = false
			reportTeamFields(r, e.Fields)
		}
	}
}

func reportTeamFields(r *reporting.Team, f team.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.MemberIDs, f.MemberIDs)
	domain.Set(&r.LeadID, f.LeadID)
}

func reportProduct(e product.Event) func(*reporting.Product) {
	return func(r *reporting.Product) {
		switch e := e.(type) {
		case product.Created:
			reportProductFields(r, e.Fields)
		case product.Updated:
			reportProductFields(r, e.Fields)
		case product.Archived:
			r.Archived = true
		case product.Deleted:
			r.Deleted = true
		case product.Restored:
			r.Archived, r.Deleted = false, false
			reportProductFields(r, e.Fields)
		}
	}
}

func reportProductFields(r *reporting.Product, f product.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.SKU, f.SKU)
}

// settings folds what the tenant reckons in.
func (f *reportingFold) settings(e codec.Decoded, event tenant.Event) error {
	foldRow(&f.current.Settings, &f.changed.Settings, e, e.Stream.ID, reportSettings(event))
	switch event := event.(type) {
	case tenant.Created:
		return f.rates(e, event.Currency, "", itself(event.Currency))
	case tenant.Updated:
		if event.Currency != nil {
			return f.rates(e, *event.Currency, "", itself(*event.Currency))
		}
	case tenant.RatesSet:
		return f.rates(e, event.Base, event.Date, event.Rates)
	}
	return nil
}

func reportSettings(e tenant.Event) func(*reporting.Settings) {
	return func(r *reporting.Settings) {
		switch e := e.(type) {
		case tenant.Created:
			r.Currency, r.TimeZone = e.Currency, utc
		case tenant.Updated:
			domain.Set(&r.Currency, e.Currency)
			if e.TimeZone != nil {
				r.TimeZone = cmp.Or(*e.TimeZone, utc)
			}
		}
	}
}

const utc = "UTC"

// itself is what a currency is worth in itself: a rate like others, so that
// what is in the base currency needs no case of its own.
func itself(currency string) []tenant.Rate { return []tenant.Rate{{Currency: currency, Rate: "1"}} }

// rates keeps rates of a day; no day is the beginning of time.
func (f *reportingFold) rates(e codec.Decoded, base, day string, rates []tenant.Rate) error {
	for _, r := range rates {
		rate, err := decimal.NewFromString(r.Rate)
		if err != nil {
			return fmt.Errorf("the rate of %s: %w", r.Currency, err)
		}
		row := reporting.NewRate(base, r.Currency, rate, value.Exponent(base)-value.Exponent(r.Currency))
		if from := reportDay(day); from != nil {
			row.Day = *from
		}
		row.Version = e.Position.Commit
		put(&f.changed.Rates, reporting.RateID(row), row)
	}
	return nil
}
