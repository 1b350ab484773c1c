package reporting

import "time"

// Contact is a row of contacts: what is known of a contact besides the person.
type Contact struct {
	ID             string `ch:"id"`
	CompanyID      string `ch:"company_id"`
	OwnerID        string `ch:"owner_id" values:"few"`
	LifecycleStage string `ch:"lifecycle_stage" values:"few"`
	LeadStatus     string `ch:"lead_status" values:"few"`
	Source         string `ch:"source" values:"few"`
	Archived       bool   `ch:"archived"`
	Erased         bool   `ch:"erased"`
	Versioned
}

// Company is a row of companies.
type Company struct {
	ID        string `ch:"id"`
	Industry  string `ch:"industry" values:"few"`
	Employees int64  `ch:"employees"`
	OwnerID   string `ch:"owner_id" values:"few"`
	Archived  bool   `ch:"archived"`
	Versioned
}

// Task is a row of tasks.
type Task struct {
	ID          string     `ch:"id"`
	Kind        string     `ch:"kind" values:"few"`
	Priority    string     `ch:"priority" values:"few"`
	Due         *time.Time `ch:"due"`
	AssigneeID  string     `ch:"assignee_id" values:"few"`
	ContactID   string     `ch:"contact_id"`
	CompanyID   string     `ch:"company_id"`
	DealID      string     `ch:"deal_id"`
	CompletedAt *time.Time `ch:"completed_at"`
	CompletedBy string     `ch:"completed_by" values:"few"`
	Versioned
}

// Member is a row of members.
type Member struct {
	ID     string `ch:"id"`
	Role   string `ch:"role" values:"few"`
	Active bool   `ch:"active"`
	Versioned
}

// Team is a row of teams.
type Team struct {
	ID        string   `ch:"id"`
	Name      string   `ch:"name"`
	MemberIDs []string `ch:"member_ids"`
	LeadID    string   `ch:"lead_id"`
	Versioned
}

// Quota is a row of quotas: what a member, or a team together, is to win in
// the months from Period on. Measure says whether Amount, in minor units, or
// Deals counts.
type Quota struct {
	ID       string    `ch:"id"`
	MemberID string    `ch:"member_id"`
	TeamID   string    `ch:"team_id"`
	Period   time.Time `ch:"period"`
	Months   uint8     `ch:"months"`
	Measure  string    `ch:"measure"`
	Amount   int64     `ch:"amount"`
	Currency string    `ch:"currency"`
	Deals    int64     `ch:"deals"`
	Versioned
}
