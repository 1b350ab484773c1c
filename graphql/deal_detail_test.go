package graphql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

const dealDetail = `query ($id: ID!) { deal(id: $id) { status probability weightedValue { amount currency } rotten valueIsSum
	stageHistory { pipeline { name } stage { name } enteredAt leftAt seconds }
	lineItems { productId name quantity price { amount currency } discountPercent discount { amount } total { amount currency } } } }`

// detailed writes deals that have been about, each changed by one of the
// changes, and gives how they show.
func (a *api) detailed(changes ...func(*readmodels.Deal)) (shown []any) {
	a.t.Helper()
	rows := readmodels.NewRows()
	rows.Pipelines[way] = &readmodels.Pipeline{ID: way, Name: "Sales", Versioned: row(1), Stages: []readmodels.Stage{
		{ID: stage, Name: "New", Probability: 10}, {ID: id('f', 3), Name: "Offer", Probability: 33, RotDays: 5},
	}}
	rows.Pipelines[id('f', 9)] = &readmodels.Pipeline{ID: id('f', 9), Name: "Leads", Versioned: row(1), Stages: []readmodels.Stage{{ID: id('f', 8), Name: "Cold", RotDays: 1}}}
	start := time.Now().Add(-100 * 24 * time.Hour).UTC().Truncate(time.Second)
	for i, change := range changes {
		d := &readmodels.Deal{
			ID: id('d', i), Title: "Deal", Amount: 1005, Currency: "EUR", ValueIsSum: true, PipelineID: way, StageID: id('f', 3), Status: "OPEN", Versioned: row(1),
			Visits: []readmodels.Visit{
				{PipelineID: id('f', 9), StageID: id('f', 8), EnteredAt: start, LeftAt: start.Add(time.Hour)},
				{PipelineID: way, StageID: id('f', 3), EnteredAt: start.Add(time.Hour)},
			},
			StageSince: start.Add(time.Hour),
			Lines: []readmodels.LineItem{
				{ProductID: id('a', 1), Name: "Anvil", Quantity: "2.5", Price: 400, Currency: "EUR", DiscountPercent: "12.5", Discount: 1, Total: 874},
				{Name: "Freight", Quantity: "1", Price: 131, Currency: "EUR", Total: 131},
			},
		}
		change(d)
		rows.Deals[d.ID] = d
	}
	a.save(readmodels.Changes{Rows: rows})
	for i := range changes {
		shown = append(shown, at(a.data(dealDetail, vars{"id": id('d', i)}), "deal"))
	}
	return shown
}

func closed(status string) func(*readmodels.Deal) {
	return func(d *readmodels.Deal) {
		d.Status, d.ClosedAt = status, d.Visits[1].EnteredAt.Add(time.Minute)
		d.Visits[1].LeftAt = d.ClosedAt
	}
}

func TestDeal_ProbabilityAndWeightedValue(t *testing.T) {
	t.Parallel()
	shown := newAPI(t).detailed(func(*readmodels.Deal) {}, closed("WON"), closed("LOST"))
	for i, want := range [][2]float64{{33, 332}, {100, 1005}, {0, 0}} { // 331.65, half a unit up
		require.InDelta(t, want[0], at(shown[i], "probability"), 0)
		require.Equal(t, map[string]any{"amount": want[1], "currency": "EUR"}, at(shown[i], "weightedValue"))
	}
}

func TestDeal_IsRottenWhenItIsTooLongInItsStage(t *testing.T) {
	t.Parallel()
	entered := func(ago time.Duration) func(*readmodels.Deal) {
		return func(d *readmodels.Deal) { d.Visits[1].EnteredAt = time.Now().Add(-ago) }
	}
	const day = 24 * time.Hour
	shown := newAPI(t).detailed(
		entered(5*day+time.Minute), entered(5*day-time.Minute), closed("WON"), closed("LOST"),
		func(d *readmodels.Deal) { d.Archived = true },
		func(d *readmodels.Deal) { d.StageID, d.Visits[1].StageID = stage, stage },
	)
	for i, rotten := range []bool{true, false, false, false, false, false} {
		require.Equal(t, rotten, at(shown[i], "rotten"), i)
	}
}

func TestDeal_StageHistory(t *testing.T) {
	t.Parallel()
	shown := newAPI(t).detailed(func(*readmodels.Deal) {}, closed("WON"))
	visits := at(shown[0], "stageHistory").([]any)
	require.Len(t, visits, 2)
	require.Equal(t, []any{"Leads", "Cold", 3600.0}, []any{at(visits[0], "pipeline", "name"), at(visits[0], "stage", "name"), at(visits[0], "seconds")})
	require.Equal(t, at(visits[0], "leftAt"), at(visits[1], "enteredAt"))
	require.Equal(t, "Offer", at(visits[1], "stage", "name"))
	require.Nil(t, at(visits[1], "leftAt"), "it is still there")
	require.InDelta(t, 100*24*3600-3600, at(visits[1], "seconds"), 60)
	won := at(shown[1], "stageHistory").([]any)[1]
	require.NotNil(t, at(won, "leftAt"))
	require.InDelta(t, 60, at(won, "seconds"), 0)
}

func TestDeal_LineItems(t *testing.T) {
	t.Parallel()
	shown := newAPI(t).detailed(func(*readmodels.Deal) {}, func(d *readmodels.Deal) { d.Lines, d.ValueIsSum = nil, false })
	require.Equal(t, []any{
		map[string]any{
			"productId": id('a', 1), "name": "Anvil", "quantity": "2.5", "price": map[string]any{"amount": 400.0, "currency": "EUR"},
			"discountPercent": "12.5", "discount": map[string]any{"amount": 1.0}, "total": map[string]any{"amount": 874.0, "currency": "EUR"},
		},
		map[string]any{
			"productId": nil, "name": "Freight", "quantity": "1", "price": map[string]any{"amount": 131.0, "currency": "EUR"},
			"discountPercent": "0", "discount": map[string]any{"amount": 0.0}, "total": map[string]any{"amount": 131.0, "currency": "EUR"},
		},
	}, at(shown[0], "lineItems"))
	require.Equal(t, []any{true, false}, []any{at(shown[0], "valueIsSum"), at(shown[1], "valueIsSum")})
	require.Empty(t, at(shown[1], "lineItems"))
}

// Who was named twice, and is one person since a merge, shows once.
func TestDeal_ShowsMergedPeopleOnce(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.mergedPeople()
	rows := readmodels.NewRows()
	deal := &readmodels.Deal{ID: id('d', 50), Title: "Deal", Currency: "EUR", PipelineID: way, StageID: stage, Status: "OPEN", StageSince: row(1).CreatedAt, Versioned: row(1)}
	for _, of := range []readmodels.DealContact{{ContactID: id('c', 0)}, {ContactID: id('c', 4), Role: "buyer"}, {ContactID: id('c', 2), Role: "boss", Primary: true}, {ContactID: id('c', 1), Role: "user"}} {
		deal.Roles, deal.ContactIDs = append(deal.Roles, of), append(deal.ContactIDs, of.ContactID)
	}
	rows.Deals[deal.ID] = deal
	a.save(readmodels.Changes{Rows: rows})
	shown := at(a.data(`query ($id: ID!) { deal(id: $id) { contacts { lastName } contactRoles { role primary contact { lastName } } } }`, vars{"id": deal.ID}), "deal")
	require.Equal(t, []any{vars{"lastName": "A"}, vars{"lastName": "E"}}, at(shown, "contacts"))
	require.Equal(t, []any{
		vars{"role": "boss", "primary": true, "contact": vars{"lastName": "A"}}, vars{"role": "buyer", "primary": false, "contact": vars{"lastName": "E"}},
	}, at(shown, "contactRoles"))
}
