package reporting

import (
	"time"

	"github.com/shopspring/decimal"
)

// Settings is the row of settings. Its ID is the tenant's.
type Settings struct {
	ID       string `ch:"id"`
	Currency string `ch:"currency"`
	TimeZone string `ch:"time_zone"`
	Versioned
}

// Pipeline is a row of pipelines.
type Pipeline struct {
	ID       string `ch:"id"`
	Name     string `ch:"name"`
	Archived bool   `ch:"archived"`
	Versioned
}

// Stage is a row of stages. Place is its order, from 0; Probability is in percent.
type Stage struct {
	StageFields
	Version uint64 `ch:"version"`
}

// StageState is a row of stage_history: a stage as an event set it.
type StageState struct {
	StageFields
	At      time.Time `ch:"at"`
	Version uint64    `ch:"version"`
}

// StageFields are the columns that stages and their history have in common.
type StageFields struct {
	PipelineID  string `ch:"pipeline_id"`
	ID          string `ch:"id"`
	Name        string `ch:"name"`
	Place       uint16 `ch:"place"`
	Probability uint8  `ch:"probability"`
	RotDays     uint32 `ch:"rot_days"`
	Retired     bool   `ch:"retired"`
}

// Product is a row of products.
type Product struct {
	ID       string `ch:"id"`
	Name     string `ch:"name"`
	SKU      string `ch:"sku"`
	Archived bool   `ch:"archived"`
	Versioned
}

// CustomField is a row of custom_fields. Its ID is CustomFieldID.
type CustomField struct {
	ID           string   `ch:"id"`
	Object       string   `ch:"object"`
	Key          string   `ch:"key"`
	Label        string   `ch:"label"`
	Type         string   `ch:"type"`
	OptionKeys   []string `ch:"option_keys"`
	OptionLabels []string `ch:"option_labels"`
	Archived     bool     `ch:"archived"`
	Versioned
}

// CustomFieldID is the id of a field: of its object type's set, and its key.
func CustomFieldID(set, key string) string { return set + ":" + key }

// Rate is a row of rates: what a whole unit of Currency is worth in Base from
// Day on, and a minor unit in minor units (Factor).
type Rate struct {
	Base     string          `ch:"base"`
	Currency string          `ch:"currency"`
	Day      time.Time       `ch:"day"`
	Rate     decimal.Decimal `ch:"rate"`
	Factor   decimal.Decimal `ch:"factor"`
	Version  uint64          `ch:"version"`
}

// Scales of rates and factors, in decimals behind the point.
const (
	rateScale   = 12
	factorScale = 16
)

// NewRate makes the row of a rate from the earliest day on. Exponents is how
// many decimals more the amounts of base have than those of currency.
func NewRate(base, currency string, rate decimal.Decimal, exponents int) Rate {
	return Rate{
		Base: base, Currency: currency, Day: earliest,
		Rate: scaled(rate, rateScale), Factor: scaled(rate.Shift(int32(exponents)), factorScale),
	}
}

// scaled gives a number with so many decimals, as a column has it.
func scaled(d decimal.Decimal, scale int32) decimal.Decimal {
	return decimal.NewFromBigInt(d.Shift(scale).BigInt(), -scale)
}
