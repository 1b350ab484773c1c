package deal_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/internal/fault"
)

func TestForecastCategory(t *testing.T) {
	t.Parallel()
	said := func(c deal.ForecastCategory) deal.Update {
		return deal.Update{ID: big, Fields: deal.Fields{Forecast: &c}, At: tuesday}
	}
	committed := deal.Updated{ID: big, Fields: deal.Fields{Forecast: new(deal.ForecastCommit)}, Moment: on(tuesday)}
	given(t, opened()).When(said(deal.ForecastCommit)).Then(committed)
	given(t, append(opened(), committed)).When(said(deal.ForecastCommit)).ThenNothing()
	given(t, append(opened(), committed)).When(said("")).
		Then(deal.Updated{ID: big, Fields: deal.Fields{Forecast: new(deal.ForecastCategory(""))}, Moment: on(tuesday)})
	given(t, opened()).When(said("SURE")).ThenError(fault.Invalid, "forecastCategory")
}

func TestForecastAt(t *testing.T) {
	t.Parallel()
	for probability, want := range map[int]deal.ForecastCategory{
		0: deal.ForecastPipeline, 49: deal.ForecastPipeline, 50: deal.ForecastBestCase, 89: deal.ForecastBestCase, 90: deal.ForecastCommit, 100: deal.ForecastCommit,
	} {
		require.Equal(t, want, deal.ForecastAt(probability), probability)
	}
}
