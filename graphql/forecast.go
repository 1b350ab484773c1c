package graphql

import (
	"cmp"

	"github.com/daybook-crm/daybook/domain/deal"
)

// byStage is the forecast category of a deal that nobody gave one.
const byStage = "BY_STAGE"

// ForecastCategory is how far the deal is counted on.
func (d *dealNode) ForecastCategory() string { return cmp.Or(d.Forecast, byStage) }

// forecastOf gives the category that an input says, nil when it was left out.
func forecastOf(o optEnum) *deal.ForecastCategory {
	if o.Value == byStage {
		return new(deal.ForecastCategory(""))
	}
	return enum[deal.ForecastCategory](o)
}
