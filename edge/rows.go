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

// EmailAddress is one of a contact's addresses.
type EmailAddress struct {
	Address string `json:"address"`
	Label   string `json:"label,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

// PhoneNumber is one of a contact's phones; Raw is how it was entered.
type PhoneNumber struct {
	Number  string `json:"number"`
	Raw     string `json:"raw"`
	Label   string `json:"label,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

// Consent is what a person allows on a channel.
type Consent struct {
	Channel string `json:"channel"`
	Status  string `json:"status"`
	Basis   string `json:"basis,omitempty"`
	Date    string `json:"date,omitempty"`
	Source  string `json:"source,omitempty"`
	Note    string `json:"note,omitempty"`
}

// Contact is a row of contacts. An erased one keeps its row, without the
// person, and so does one that is part of another now.
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
	Emails         []EmailAddress
	Phones         []PhoneNumber
	Consents       []Consent
	TagIDs         []string
	MergedInto     string
	Archived       bool
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
	RotDays     int    `json:"rotDays,omitempty"`
	Retired     bool   `json:"retired,omitempty"`
	MovedTo     string `json:"movedTo,omitempty"`
}

// Pipeline is a row of pipelines; its stages are in order.
type Pipeline struct {
	ID       string
	Name     string
	Stages   []Stage
	Archived bool
	Versioned
}

// Repeat says how a task comes again; the zero value is one that does not.
type Repeat struct {
	Every      string // DAY, WEEK, MONTH or YEAR
	Interval   int
	Until      string // YYYY-MM-DD or empty
	DayOfMonth int    // 0 for that of the due day
}

// Task is a row of tasks.
type Task struct {
	ID          string
	Title       string
	Description string
	Kind        string
	Priority    string
	Due         string    // YYYY-MM-DD or empty
	DueTime     string    // HH:MM or empty
	Reminder    time.Time // zero for none
	Repeat      Repeat
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
