package reporting

import "time"

// Contact is a row of contacts: what is known of a contact besides the person.
type Contact struct {
	ID             string `ch:"id"`
	CompanyID      string `ch:"company_id"`
	OwnerID        string `ch:"owner_id" shelf:"few"`
	LifecycleStage string `ch:"lifecycle_stage" shelf:"few"`
	LeadStatus     string `ch:"lead_status" shelf:"few"`
	Source         string `ch:"source" shelf:"few"`
	Archived       bool   `ch:"archived"`
	Erased         bool   `ch:"erased"`
	Versioned
}

// Company is a row of companies.
type Company struct {
	ID        string `ch:"id"`
	Industry  string `ch:"industry" shelf:"few"`
	Employees int64  `ch:"employees"`
	OwnerID   string `ch:"owner_id" shelf:"few"`
	Archived  bool   `ch:"archived"`
	Versioned
}

// Task is a row of tasks.
type Task struct {
	ID          string     `ch:"id"`
	Kind        string     `ch:"kind" shelf:"few"`
	Priority    string     `ch:"priority" shelf:"few"`
	Due         *time.Time `ch:"due"`
	AssigneeID  string     `ch:"assignee_id" shelf:"few"`
	ContactID   string     `ch:"contact_id"`
	CompanyID   string     `ch:"company_id"`
	DealID      string     `ch:"deal_id"`
	CompletedAt *time.Time `ch:"completed_at"`
	CompletedBy string     `ch:"completed_by" shelf:"few"`
	Versioned
}

// Member is a row of members.
type Member struct {
	ID     string `ch:"id"`
	Role   string `ch:"role" shelf:"few"`
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
