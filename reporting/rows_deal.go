package reporting

import "time"

// Deal is a row of deals. Amount is in minor units; Status is OPEN, WON or
// LOST. EnteredAt is since when it has been open in its stage. The visits are
// its stays in stages, in order; VisitLeft is StillHolds while one goes on. What
// is Last is of its newest event, whose state still holds, since StateSince.
type Deal struct {
	ID string `ch:"id"`
	DealFields
	ContactIDs       []string    `ch:"contact_ids"`
	ProductIDs       []string    `ch:"product_ids"`
	LineProductIDs   []string    `ch:"line_product_ids"`
	LineQuantities   []float64   `ch:"line_quantities"`
	LineTotals       []int64     `ch:"line_totals"`
	Imported         bool        `ch:"imported"`
	VisitPipelineIDs []string    `ch:"visit_pipeline_ids" values:"few"`
	VisitStageIDs    []string    `ch:"visit_stage_ids" values:"few"`
	VisitEntered     []time.Time `ch:"visit_entered"`
	VisitLeft        []time.Time `ch:"visit_left"`
	EnteredAt        time.Time   `ch:"entered_at"`
	StageSince       time.Time   `ch:"stage_since"`
	ClosedAt         *time.Time  `ch:"closed_at"`
	ClosedBy         string      `ch:"closed_by" values:"few"`
	LastEventID      string      `ch:"last_event_id"`
	LastKind         string      `ch:"last_kind" values:"few"`
	LastActorID      string      `ch:"last_actor_id" values:"few"`
	StateSince       time.Time   `ch:"state_since"`
	Versioned
}

// DealFields are the columns that deals and their history have in common.
// LostReason is its key in the tenant's list. Custom has the tenant's own
// fields of few values.
type DealFields struct {
	PipelineID       string              `ch:"pipeline_id" values:"few"`
	StageID          string              `ch:"stage_id" values:"few"`
	Status           string              `ch:"status" values:"few"`
	Amount           int64               `ch:"amount"`
	Currency         string              `ch:"currency" values:"few"`
	OwnerID          string              `ch:"owner_id" values:"few"`
	CompanyID        string              `ch:"company_id"`
	Source           string              `ch:"source" values:"few"`
	ForecastCategory string              `ch:"forecast_category" values:"few"`
	ExpectedClose    *time.Time          `ch:"expected_close"`
	LostReason       string              `ch:"lost_reason" values:"few"`
	Custom           map[string][]string `ch:"custom"`
	Archived         bool                `ch:"archived"`
}

// DealState is a row of deal_history: how a deal stood after an event, from
// ValidFrom until just before ValidTo, when the next event ended it. Position is that of the event.
type DealState struct {
	EventID string `ch:"event_id"`
	DealID  string `ch:"deal_id"`
	Kind    string `ch:"kind" values:"few"`
	ActorID string `ch:"actor_id" values:"few"`
	DealFields
	Deleted   bool      `ch:"deleted"`
	OpenedAt  time.Time `ch:"opened_at"`
	At        time.Time `ch:"at"`
	ValidFrom time.Time `ch:"valid_from"`
	ValidTo   time.Time `ch:"valid_to"`
	Position  uint64    `ch:"position"`
	Version   uint64    `ch:"version"`
}

// How a deal stands.
const (
	statusOpen = "OPEN"
	statusWon  = "WON"
	statusLost = "LOST"
)

// StillHolds is the ValidTo of what has not ended.
var StillHolds = latest

// StageChange is a row of deal_stage_changes: one event, with the deal's
// value and owner as they were then. It never changes, so that the past can
// be reported as it was.
type StageChange struct {
	EventID        string              `ch:"event_id"`
	DealID         string              `ch:"deal_id"`
	Kind           string              `ch:"kind" values:"few"`
	FromPipelineID string              `ch:"from_pipeline_id" values:"few"`
	PipelineID     string              `ch:"pipeline_id" values:"few"`
	FromStage      string              `ch:"from_stage" values:"few"`
	ToStage        string              `ch:"to_stage" values:"few"`
	SecondsInStage *int64              `ch:"seconds_in_stage"` // the one that it left; nil for none
	Amount         int64               `ch:"amount"`
	Currency       string              `ch:"currency" values:"few"`
	OwnerID        string              `ch:"owner_id" values:"few"`
	ActorID        string              `ch:"actor_id" values:"few"`
	Custom         map[string][]string `ch:"custom"`
	OpenedAt       time.Time           `ch:"opened_at"`
	At             time.Time           `ch:"at"`
	Version        uint64              `ch:"version"`
}

// The kinds of stage changes.
const (
	Opened   = "opened"
	Moved    = "moved"
	Won      = "won"
	Lost     = "lost"
	Reopened = "reopened"
)
