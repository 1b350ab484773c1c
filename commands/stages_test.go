package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func (b *bundle) dispatchNow(t *testing.T, cmd domain.Command) (commands.Receipt, error) {
	t.Helper()
	return b.bus.Dispatch(t.Context(), b.env(), cmd)
}

func (b *bundle) mustDispatch(t *testing.T, cmd domain.Command) commands.Receipt {
	t.Helper()
	receipt, err := b.dispatchNow(t, cmd)
	require.NoError(t, err)
	return receipt
}

// sales makes a pipeline of two stages.
func (b *bundle) twoStages(t *testing.T) (way string, stages []pipeline.Stage) {
	t.Helper()
	way = identity.NewID().String()
	for _, name := range []string{"New", "Offer"} {
		stages = append(stages, pipeline.Stage{ID: identity.NewID().String(), Name: name})
	}
	b.mustDispatch(t, pipeline.Create{ID: way, Name: "Sales", Stages: stages})
	return way, stages
}

func (b *bundle) openDeal(t *testing.T, way, stage string) string {
	t.Helper()
	id := identity.NewID().String()
	b.mustDispatch(t, deal.Open{
		ID: id, Pipeline: pipeline.Pipeline{ID: way}, StageID: stage,
		Fields: deal.Fields{Title: new("Big"), Value: &value.Money{Amount: 1, Currency: "EUR"}},
	})
	return id
}

func (b *bundle) stageOf(t *testing.T, id string) string {
	t.Helper()
	d, err := b.bus.Deals.Load(t.Context(), "acme", id)
	require.NoError(t, err)
	return d.StageID
}

func TestAStageInUseSaysWhereItsDealsGo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	way, stages := b.twoStages(t)
	open, moved, closed, gone := b.openDeal(t, way, stages[1].ID), b.openDeal(t, way, ""), b.openDeal(t, way, stages[1].ID), b.openDeal(t, way, stages[1].ID)
	b.mustDispatch(t, deal.Move{ID: moved, StageID: stages[1].ID})
	b.mustDispatch(t, deal.Win{ID: closed})
	b.mustDispatch(t, deal.Delete{ID: gone})

	_, err := b.dispatchNow(t, pipeline.Update{ID: way, Stages: stages[:1]})
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	require.ErrorContains(t, err, "“Offer” (2)")
	_, err = b.dispatchNow(t, pipeline.Archive{ID: way})
	require.Equal(t, fault.Conflict, fault.CodeOf(err))
	require.ErrorContains(t, err, "2 open deals")
	_, err = b.dispatchNow(t, pipeline.Delete{ID: way})
	require.ErrorContains(t, err, "3 deals")

	receipt := b.mustDispatch(t, pipeline.Update{ID: way, Stages: stages[:1], Moves: []pipeline.Move{{From: stages[1].ID, To: stages[0].ID}}})
	for _, id := range []string{open, moved} {
		require.Equal(t, stages[0].ID, b.stageOf(t, id))
	}
	require.Equal(t, stages[1].ID, b.stageOf(t, closed), "a closed deal keeps the stage that it was closed in")
	head, err := b.log.Head(t.Context(), []string{deal.Category})
	require.NoError(t, err)
	require.Equal(t, head, receipt.Position, "the position covers the moves")

	b.mustDispatch(t, deal.Reopen{ID: closed})
	require.Equal(t, stages[0].ID, b.stageOf(t, closed))
	last, err := b.bus.Settle(t.Context(), b.env(), way)
	require.NoError(t, err)
	require.Zero(t, last, "to settle twice is to settle once")
}

func TestListsOfTheTenant(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustDispatch(t, tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR"})
	way, _ := b.twoStages(t)
	first, second := b.openDeal(t, way, ""), b.openDeal(t, way, "")
	b.mustDispatch(t, deal.Lose{ID: first, Reason: "because"})
	b.mustDispatch(t, tenant.SetList{ID: "acme", List: tenant.LostReasons, Closed: true, Entries: []tenant.Entry{{Key: "dear", Label: "Too dear"}}})
	_, err := b.dispatchNow(t, deal.Lose{ID: second, Reason: "because"})
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	lost := b.mustDispatch(t, deal.Lose{ID: second, Reason: "dear"}).State.(deal.Deal)
	require.Equal(t, [2]string{"Too dear", "dear"}, [2]string{lost.LostReason, lost.LostKey})
	_, err = b.dispatchNow(t, tenant.Update{ID: "acme", Fields: tenant.Fields{TimeZone: new("Mars/Olympus")}})
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
}

func TestLineItemsOfProducts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	way, _ := b.twoStages(t)
	id, anvil := b.openDeal(t, way, ""), identity.NewID().String()
	b.mustDispatch(t, product.Create{ID: anvil, Fields: product.Fields{Name: new("Anvil"), Prices: &[]value.Money{{Amount: 250, Currency: "EUR"}}}})
	lines := func(l deal.LineItem) deal.Update {
		return deal.Update{ID: id, Fields: deal.Fields{LineItems: &[]deal.LineItem{l}}}
	}
	_, err := b.dispatchNow(t, lines(deal.LineItem{ProductID: identity.NewID().String(), Quantity: "1"}))
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	d := b.mustDispatch(t, lines(deal.LineItem{ProductID: anvil, Quantity: "2"})).State.(deal.Deal)
	require.Equal(t, deal.LineItem{ProductID: anvil, Name: "Anvil", Quantity: "2", Price: value.Money{Amount: 250, Currency: "EUR"}}, d.LineItems[0])
	require.EqualValues(t, 500, d.Value.Amount)

	b.mustDispatch(t, product.Delete{ID: anvil})
	b.mustDispatch(t, lines(deal.LineItem{ProductID: anvil, Name: "Anvil", Quantity: "3", Price: value.Money{Amount: 250, Currency: "EUR"}}))
}
