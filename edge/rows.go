package edge

import "time"

// Versioned is what every row knows of the log: Revision is that of the
// object's stream which the row shows, against which a device's later
// commands are checked, and which turns late repeats away. A row with Deleted
// is taken out of its table and leaves a tombstone: loaded again, it has its
// id, its revision and whether it was erased, and nothing else.
type Versioned struct {
	CreatedAt time.Time
	UpdatedAt time.Time
	Revision  int64
	Deleted   bool
}

// Address is a postal address.
type Address struct {
	Street, City, Region, PostalCode, Country string
}

// Contact is a row of contacts. An erased one keeps its row, without the person.
type Contact struct {
	ID             string
	FirstName      string
	LastName       string
	Email          string
	Phone          string
	JobTitle       string
	CompanyID      string
	OwnerID        string
	LifecycleStage string
	LeadStatus     string
	Source         string
	Address        Address
	Erased         bool
	Versioned
}

// Company is a row of companies.
type Company struct {
	ID        string
	Name      string
	Domain    string
	Phone     string
	Industry  string
	Employees int
	Address   Address
	OwnerID   string
	Versioned
}

// Stage is a step of a pipeline.
type Stage struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Probability int    `json:"probability"`
	Retired     bool   `json:"retired,omitempty"`
}

// Pipeline is a row of pipelines; its stages are in order.
type Pipeline struct {
	ID     string
	Name   string
	Stages []Stage
	Versioned
}

// Deal is a row of deals. Amount is in minor units; Status is OPEN, WON or LOST.
type Deal struct {
	ID            string
	Title         string
	Amount        int64
	Currency      string
	PipelineID    string
	StageID       string
	Status        string
	CompanyID     string
	ContactIDs    []string
	OwnerID       string
	ExpectedClose string // YYYY-MM-DD or empty
	LostReason    string
	StageSince    time.Time
	ClosedAt      time.Time // zero while open
	Versioned
}

// Task is a row of tasks.
type Task struct {
	ID          string
	Title       string
	Description string
	Kind        string
	Priority    string
	Due         string // YYYY-MM-DD or empty
	AssigneeID  string
	ContactID   string
	CompanyID   string
	DealID      string
	CompletedAt time.Time // zero while open
	Versioned
}

// Member is a row of members.
type Member struct {
	ID     string
	Name   string
	Email  string
	Role   string
	Active bool
	Versioned
}
