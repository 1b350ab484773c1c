package deal_test

import (
	"math/rand/v2"
	"testing"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
)

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, deal.Decider, anyCommand, func(t testing.TB, before, d deal.Deal) {
		if d.ID == "" {
			return
		}
		holds(t, d)
		if len(d.Visits) < len(before.Visits) {
			t.Fatalf("%+v forgot stages that it was in", d)
		}
	})
}

func holds(t testing.TB, d deal.Deal) {
	t.Helper()
	if d.Title == "" || d.Value.Currency == "" || d.StageID == "" {
		t.Fatalf("%+v lacks a title, a value or a stage", d)
	}
	if (d.Status == deal.StatusOpen) != d.ClosedAt.IsZero() || (d.Status == deal.StatusLost) != (d.LostReason != "") {
		t.Fatalf("%+v contradicts its status", d)
	}
	for _, way := range []pipeline.Pipeline{sales, service} {
		if _, ok := way.Stage(d.StageID); !ok && d.PipelineID == way.ID {
			t.Fatalf("%+v is in no stage of its pipeline", d)
		}
	}
	last := d.Visits[len(d.Visits)-1]
	if last.StageID != d.StageID || last.PipelineID != d.PipelineID || last.LeftAt.IsZero() != (d.Status == deal.StatusOpen) {
		t.Fatalf("%+v is not where its history ends", d)
	}
	if len(d.LineItems) > 0 && d.LineItems[0].Price.Currency != d.Value.Currency {
		t.Fatalf("%+v has line items in another currency", d)
	}
	if sum := slowSum(d.LineItems); d.ValueIsSum && (len(d.LineItems) == 0 || d.Value.Amount != sum) {
		t.Fatalf("%+v is not worth the sum of its line items, %d", d, sum)
	}
	primary := 0
	for _, c := range d.Contacts {
		if c.Primary {
			primary++
		}
	}
	if primary > 1 {
		t.Fatalf("%+v has %d primary contacts", d, primary)
	}
}

func anyCommand(dice *rand.Rand) deal.Command {
	stage := domaintest.One(dice, "", "new", "offer", "trial", "asked")
	from := domaintest.One(dice, sales, sales, sales, directed, service, gone, pipeline.Pipeline{})
	switch dice.IntN(20) {
	case 0:
		return deal.Delete{ID: big, At: monday}
	case 1:
		return deal.Archive{ID: big, At: monday}
	case 2, 3:
		return deal.Restore{ID: big, Pipeline: from, At: tuesday}
	case 4, 5:
		return deal.Open{ID: big, Fields: anyFields(dice), ContactIDs: domaintest.Maybe(dice, []string{"joe", "joe"}), Pipeline: from, StageID: stage, At: monday}
	case 6, 7, 8:
		return deal.Move{ID: big, Pipeline: from, StageID: stage, At: tuesday}
	case 9:
		return deal.Win{ID: big, At: tuesday}
	case 10:
		return deal.Lose{ID: big, Reason: domaintest.One(dice, "", "price", "time"), Key: domaintest.One(dice, "", "price"), At: tuesday}
	case 11, 12:
		return deal.Reopen{ID: big, Pipeline: from, At: tuesday}
	case 13:
		return deal.Update{ID: big, ContactIDs: domaintest.Maybe(dice, nil, []string{"jane", "joe"}), At: tuesday}
	default:
		return deal.Update{ID: big, Fields: anyFields(dice), At: tuesday}
	}
}

func anyFields(dice *rand.Rand) deal.Fields {
	return deal.Fields{
		Title:      domaintest.Maybe(dice, "Big", "Bigger", ""),
		Value:      domaintest.Maybe(dice, euros, value.Money{Amount: 0, Currency: "USD"}, value.Money{Amount: 5}),
		ValueIsSum: domaintest.One(dice, nil, nil, nil, new(true), new(false)),
		CompanyID:  domaintest.Maybe(dice, "", "acme"),
		Contacts: domaintest.Maybe(dice, nil, []deal.Contact{}, []deal.Contact{{ContactID: "jane", Role: "Buyer", Primary: true}},
			[]deal.Contact{{ContactID: "joe", Primary: true}, {ContactID: "jane", Primary: true}}, []deal.Contact{{ContactID: "joe"}, {ContactID: "jane"}}),
		OwnerID:       domaintest.Maybe(dice, "", "joe"),
		ExpectedClose: domaintest.Maybe(dice, "", "2026-06-30", "soon"),
		LineItems:     domaintest.Maybe(dice, nil, []deal.LineItem{}, []deal.LineItem{anyLine(dice)}, []deal.LineItem{anyLine(dice), anyLine(dice)}),
		Source:        domaintest.Maybe(dice, "", "Fair", "a\nb"),
		TagIDs:        domaintest.Maybe(dice, nil, []string{}, []string{"vip"}),
		Custom:        domaintest.Maybe(dice, value.Custom{"score": nil}, value.Custom{"score": 3.5, "tier": "gold"}),
	}
}

func anyLine(dice *rand.Rand) deal.LineItem {
	return deal.LineItem{
		ProductID: domaintest.One(dice, "", "widget"), Name: "Widget", Quantity: domaintest.One(dice, "1", "2.50", "0.333", "3"),
		Price:           value.Money{Amount: int64(dice.IntN(10_000)), Currency: domaintest.One(dice, "EUR", "EUR", "EUR", "USD")},
		DiscountPercent: domaintest.One(dice, "", "", "0", "12.5", "100"), Discount: int64(dice.IntN(2) * dice.IntN(100)),
	}
}
