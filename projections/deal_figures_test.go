package projections

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestFigures(t *testing.T) {
	t.Parallel()
	for want, m := range map[string]value.Money{
		"€12,500": {Amount: 1_250_000, Currency: "EUR"}, "€0.05": {Amount: 5, Currency: "EUR"}, "$1,234,567.89": {Amount: 123_456_789, Currency: "USD"},
		"¥12,500": {Amount: 12_500, Currency: "JPY"}, "KWD 1.250": {Amount: 1250, Currency: "KWD"}, "CHF 999": {Amount: 99_900, Currency: "CHF"}, "£0": {Currency: "GBP"},
	} {
		require.Equal(t, want, figure(m.Amount, m.Currency))
	}
}

func TestWhatIsSaidOfADeal(t *testing.T) {
	t.Parallel()
	p := newPage(readmodels.Rows{StageNames: []readmodels.StageNames{{PipelineID: "p", Stages: []readmodels.Stage{{ID: "a", Name: "Qualified"}, {ID: "b", Name: "Proposal"}}}}})
	row := func(amount int64, lines ...readmodels.LineItem) *readmodels.Deal {
		return &readmodels.Deal{PipelineID: "p", StageID: "b", Amount: amount, Currency: "EUR", Lines: lines}
	}
	anvil := readmodels.LineItem{Name: "Anvil", Quantity: "2", Price: 100, Currency: "EUR", Total: 200}
	more := anvil
	more.Quantity, more.Total = "3", 300
	hammer := readmodels.LineItem{Name: "Hammer", Quantity: "1", Currency: "EUR"}
	lines := &[]deal.LineItem{}
	for _, c := range []struct {
		want          string
		e             deal.Event
		before, after *readmodels.Deal
	}{
		{"moved from Qualified to Proposal, €12,500", deal.Moved{From: "a", To: "b"}, row(1_250_000), row(1_250_000)},
		{"opened in Proposal", deal.Opened{StageID: "b"}, nil, row(0)},
		{"opened in Proposal, €5", deal.Opened{StageID: "b"}, nil, row(500)},
		{"won in Proposal, €5", deal.Won{StageID: "b"}, row(500), row(500)},
		{"lost in Proposal, €5: too dear", deal.Lost{StageID: "b", Reason: "too dear"}, row(500), row(500)},
		{"lost: too dear", deal.Lost{StageID: "gone", Reason: "too dear"}, row(0), row(0)},
		{"reopened in Proposal", deal.Reopened{}, row(0), row(0)},
		{"changed the value from €5 to €7", deal.Updated{Fields: deal.Fields{Value: &value.Money{}}}, row(500), row(700)},
		{"set the value to €7; changed title and owner", deal.Updated{Fields: deal.Fields{Value: &value.Money{}, Title: new("x"), OwnerID: new("y")}}, row(0), row(700)},
		{"added 2 × “Anvil” and 1 × “Hammer”", deal.Updated{Fields: deal.Fields{LineItems: lines}}, row(0), row(0, anvil, hammer)},
		{"took out “Hammer”; changed “Anvil” to 3 for €3", deal.Updated{Fields: deal.Fields{LineItems: lines}}, row(0, anvil, hammer), row(0, more)},
		{"changed the order of the line items", deal.Updated{Fields: deal.Fields{LineItems: lines}}, row(0, anvil, hammer), row(0, hammer, anvil)},
	} {
		require.Equal(t, c.want, p.dealPhrase(eventstore.Position{}, c.e, c.before, c.after))
	}
	require.Equal(t, "a, b, c and 2 more", enumerate([]string{"a", "b", "c", "d", "e"}))
}
