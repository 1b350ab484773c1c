package projections_test

import (
	"slices"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// tellSettings settles what the team reckons in and chooses from.
func (s *story) tellSettings() {
	s.log.add(s.stream("tenant", s.tenant),
		tenant.Updated{ID: s.tenant, Fields: tenant.Fields{Name: new("The New " + s.tenant), TimeZone: new("Europe/Berlin"), PhoneRegion: new("DE")}, Moment: at(43)},
		tenant.RatesSet{ID: s.tenant, Base: "EUR", Date: "2026-03-01", Rates: []tenant.Rate{{Currency: "USD", Rate: "0.92"}, {Currency: "JPY", Rate: "0.0062"}}, Moment: at(43)},
		tenant.RatesSet{ID: s.tenant, Base: "EUR", Date: "2026-03-01", Rates: []tenant.Rate{{Currency: "USD", Rate: "0.93"}}, Moment: at(44)},
		tenant.RatesSet{ID: s.tenant, Base: "EUR", Date: "2026-03-02", Rates: []tenant.Rate{{Currency: "USD", Rate: "0.94"}}, Moment: at(44)},
		tenant.ListSet{ID: s.tenant, Name: tenant.LostReasons, List: tenant.List{Closed: true, Entries: []tenant.Entry{{Key: "price", Label: "Too dear"}}}, Moment: at(45)},
		tenant.ListSet{ID: s.tenant, Name: tenant.Industries, List: tenant.List{Entries: []tenant.Entry{}}, Moment: at(45)})
}

// tellReturns deletes and archives deals and pipelines, and brings some back.
func (s *story) tellReturns() {
	service, asked := newID(), newID()
	stages := []pipeline.Stage{{ID: asked, Name: "Asked", RotDays: 14}}
	s.log.add(s.stream("pipeline", service),
		pipeline.Created{ID: service, Name: "Service", Stages: stages, Moment: at(46)},
		pipeline.Archived{ID: service, Moment: at(46)},
		pipeline.Restored{ID: service, Name: "Service", Stages: stages, CreatedAt: at(46).At, Moment: at(47)},
		pipeline.Deleted{ID: service, Moment: at(47)},
		pipeline.Restored{ID: service, Name: "Service", Stages: stages, CreatedAt: at(46).At, Moment: at(48)})
	for n := range 5 {
		id := newID()
		events := []deal.Event{
			deal.Opened{ID: id, PipelineID: s.sales, StageID: s.first, Moment: at(49), Fields: deal.Fields{
				Title: new("Lines"), Value: &value.Money{Amount: 250, Currency: "EUR"}, ValueIsSum: new(true), Contacts: deal.Contacts(s.ana),
				LineItems: &[]deal.LineItem{{ProductID: newID(), Name: "Anvil", Quantity: "2.5", Price: value.Money{Amount: 100, Currency: "EUR"}}},
				Source:    new("Fair"), TagIDs: &[]string{newID()}, Custom: &value.Custom{"size": 3.5},
			}},
			deal.Moved{ID: id, From: s.first, To: asked, PipelineID: service, Moment: at(50)},
			deal.Lost{ID: id, StageID: asked, Reason: "Too dear", Key: "price", Moment: at(51)},
			deal.Archived{ID: id, Moment: at(52)},
			deal.Deleted{ID: id, Moment: at(53)},
		}
		past := events[:1+n]
		if before := deal.Decider.Fold(deal.Deal{}, past...); before.Archived || before.Deleted {
			restore := deal.Restore{ID: id, Pipeline: pipeline.Pipeline{ID: service}, At: at(54).At}
			back, err := deal.Decider.Decide(before, restore)
			if err != nil {
				panic(err)
			}
			past = append(append(slices.Clip(past), back...), deal.Updated{ID: id, Fields: deal.Fields{Title: new("Back")}, Moment: at(55)})
		}
		for _, e := range past {
			s.log.add(s.stream("deal", id), codec.Event(e))
		}
	}
}
