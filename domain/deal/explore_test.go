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
	domaintest.Explore(t, deal.Decider, anyCommand, func(t testing.TB, _, d deal.Deal) {
		if d.ID == "" {
			return
		}
		if d.Title == "" || d.Value.Currency == "" || d.StageID == "" {
			t.Fatalf("%+v lacks a title, a value or a stage", d)
		}
		if (d.Status == deal.StatusOpen) != d.ClosedAt.IsZero() || (d.Status == deal.StatusLost) != (d.LostReason != "") {
			t.Fatalf("%+v contradicts its status", d)
		}
		if _, ok := sales.Stage(d.StageID); !ok && d.PipelineID == sales.ID {
			t.Fatalf("%+v is in no stage of its pipeline", d)
		}
	})
}

func anyCommand(dice *rand.Rand) deal.Command {
	stage := domaintest.One(dice, "", "new", "offer", "trial", "asked")
	from := domaintest.One(dice, sales, sales, sales, service, pipeline.Pipeline{})
	switch dice.IntN(16) {
	case 0:
		return deal.Delete{ID: big, At: monday}
	case 1, 2, 3:
		return deal.Open{ID: big, Fields: anyFields(dice), Pipeline: from, StageID: stage, At: monday}
	case 4, 5, 6:
		return deal.Move{ID: big, Pipeline: from, StageID: stage, At: tuesday}
	case 7:
		return deal.Win{ID: big, At: tuesday}
	case 8:
		return deal.Lose{ID: big, Reason: domaintest.One(dice, "", "price", "time"), At: tuesday}
	case 9, 10:
		return deal.Reopen{ID: big, At: tuesday}
	default:
		return deal.Update{ID: big, Fields: anyFields(dice), At: tuesday}
	}
}

func anyFields(dice *rand.Rand) deal.Fields {
	return deal.Fields{
		Title:         domaintest.Maybe(dice, "Big", "Bigger", ""),
		Value:         domaintest.Maybe(dice, euros, value.Money{Amount: 0, Currency: "USD"}, value.Money{Amount: 5}),
		CompanyID:     domaintest.Maybe(dice, "", "acme"),
		ContactIDs:    domaintest.Maybe(dice, nil, []string{}, []string{"jane"}, []string{"joe", "jane"}),
		OwnerID:       domaintest.Maybe(dice, "", "joe"),
		ExpectedClose: domaintest.Maybe(dice, "", "2026-06-30", "soon"),
	}
}
