package reporting

import "time"

// Versioned is what every current row knows of the log. Version is the
// position of the last event that the row shows; an event that is not behind
// it is in the row already. A deleted object keeps its row, so that its
// version still turns late repeats away; reads leave it out.
type Versioned struct {
	CreatedAt time.Time `ch:"created_at"`
	UpdatedAt time.Time `ch:"updated_at"`
	Deleted   bool      `ch:"deleted"`
	Version   uint64    `ch:"version"`
}

// Deal is a row of deals. Amount is in minor units; Status is OPEN, WON or LOST.
type Deal struct {
	ID            string     `ch:"id"`
	PipelineID    string     `ch:"pipeline_id"`
	StageID       string     `ch:"stage_id"`
	Status        string     `ch:"status"`
	Amount        int64      `ch:"amount"`
	Currency      string     `ch:"currency"`
	OwnerID       string     `ch:"owner_id"`
	CompanyID     string     `ch:"company_id"`
	ContactIDs    []string   `ch:"contact_ids"`
	ProductIDs    []string   `ch:"product_ids"`
	LostReason    string     `ch:"lost_reason"` // its key in the tenant's list
	Archived      bool       `ch:"archived"`
	ExpectedClose *time.Time `ch:"expected_close"`
	StageSince    time.Time  `ch:"stage_since"`
	ClosedAt      *time.Time `ch:"closed_at"`
	Versioned
}

// StageChange is a row of deal_stage_changes: one event, with the deal's
// value and owner as they were then. It never changes, so that the past can
// be reported as it was.
type StageChange struct {
	EventID    string    `ch:"event_id"`
	DealID     string    `ch:"deal_id"`
	Kind       string    `ch:"kind"`
	PipelineID string    `ch:"pipeline_id"`
	FromStage  string    `ch:"from_stage"`
	ToStage    string    `ch:"to_stage"`
	Amount     int64     `ch:"amount"`
	Currency   string    `ch:"currency"`
	OwnerID    string    `ch:"owner_id"`
	At         time.Time `ch:"at"`
	Version    uint64    `ch:"version"`
}

// Contact is a row of contacts: what is known of a contact besides the person.
type Contact struct {
	ID             string `ch:"id"`
	CompanyID      string `ch:"company_id"`
	OwnerID        string `ch:"owner_id"`
	LifecycleStage string `ch:"lifecycle_stage"`
	LeadStatus     string `ch:"lead_status"`
	Source         string `ch:"source"`
	Erased         bool   `ch:"erased"`
	Versioned
}

// Company is a row of companies.
type Company struct {
	ID        string `ch:"id"`
	Industry  string `ch:"industry"`
	Employees int64  `ch:"employees"`
	OwnerID   string `ch:"owner_id"`
	Versioned
}

// Task is a row of tasks.
type Task struct {
	ID          string     `ch:"id"`
	Kind        string     `ch:"kind"`
	Priority    string     `ch:"priority"`
	Due         *time.Time `ch:"due"`
	AssigneeID  string     `ch:"assignee_id"`
	ContactID   string     `ch:"contact_id"`
	CompanyID   string     `ch:"company_id"`
	DealID      string     `ch:"deal_id"`
	CompletedAt *time.Time `ch:"completed_at"`
	Versioned
}

// Member is a row of members.
type Member struct {
	ID     string `ch:"id"`
	Role   string `ch:"role"`
	Active bool   `ch:"active"`
	Versioned
}

// The kinds of stage changes.
const (
	Opened   = "opened"
	Moved    = "moved"
	Won      = "won"
	Lost     = "lost"
	Reopened = "reopened"
)
