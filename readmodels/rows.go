// Package readmodels is what the API reads: Postgres tables that projections
// write, in a schema a tenant. Every table here can be deleted and is built
// anew from the log. Ids are UUIDs as text; an empty id or time means none.
package readmodels

import "time"

// Versioned is what every row knows of the log: the revision of its stream
// that it shows. A projection skips what is not newer, so that an event
// delivered twice is applied once.
type Versioned struct {
	Revision  int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Address is a postal address.
type Address struct {
	Street, City, Region, PostalCode, Country string
}

// Custom holds the values of custom fields by the key of their definition, as
// JSON reads them.
type Custom map[string]any

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
	Date    string `json:"date,omitempty"` // YYYY-MM-DD
	Source  string `json:"source,omitempty"`
	Note    string `json:"note,omitempty"`
}

// Contact is a row of contacts. Email and Phone are the primary ones of Emails
// and Phones. MergedInto is the contact that this one is part of now.
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
	Address        Address
	Custom         Custom
	MergedInto     string
	Archived       bool
	Erased         bool
	Versioned
}

// Company is a row of companies. Revenue is in minor units, and without a
// currency when unknown.
type Company struct {
	ID        string
	Name      string
	Domain    string
	Phone     string
	Industry  string
	Employees int
	Address   Address
	Custom    Custom
	OwnerID   string

	Website         string
	Description     string
	Revenue         int64
	RevenueCurrency string
	ParentID        string
	TagIDs          []string
	Archived        bool
	Versioned
}

// Stage is a step of a pipeline; Probability is in percent. RotDays is after
// how many days in it an open deal is rotten, 0 for never; MovedTo is where
// the deals of a retired stage went.
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
	Custom      Custom
	AssigneeID  string
	ContactID   string
	CompanyID   string
	DealID      string
	CompletedAt time.Time // zero while open
	Versioned
}

// Member is a row of members.
type Member struct {
	ID       string
	Name     string
	Email    string
	Role     string
	Active   bool
	TimeZone string // of the IANA database, such as Europe/Berlin; empty when not said
	Locale   string // of BCP 47, such as de-AT; empty when not said
	Versioned
}

// Tag is a row of tags. Color is #rrggbb, or empty.
type Tag struct {
	ID    string
	Name  string
	Color string
	Versioned
}

// Team is a row of teams. The lead is one of the members, or empty.
type Team struct {
	ID        string
	Name      string
	MemberIDs []string
	LeadID    string
	Versioned
}

// Money is an amount in minor units.
type Money struct {
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

// Product is a row of products; its prices are by currency.
type Product struct {
	ID          string
	Name        string
	SKU         string
	Description string
	Prices      []Money
	TagIDs      []string
	Custom      Custom
	Archived    bool
	Versioned
}

// Note is a row of notes. Body is Markdown; it is empty when its person was erased.
type Note struct {
	ID        string
	Body      string
	Mentions  []string
	Pinned    bool
	AuthorID  string
	ContactID string
	CompanyID string
	DealID    string
	Versioned
}

// SavedView is a row of saved_views. Filter and Sort are JSON, empty for none.
type SavedView struct {
	ID      string
	Name    string
	Object  string
	OwnerID string
	Filter  string
	Sort    string
	Columns []string
	Shared  bool
	Versioned
}

// Device is a row of devices.
type Device struct {
	ID           string
	MemberID     string
	Name         string
	RegisteredAt time.Time
	RevokedAt    time.Time // zero while in use
	Revision     int64
}

// TimelineEntry is one thing that happened to the subject, as a person would
// read it. Actor is a member id, or "system:…". No summary holds the value of
// a personal field; one that names which of them changed is marked Personal,
// and is blotted out when the person is erased.
type TimelineEntry struct {
	EventID   string
	SubjectID string
	Position  int64 // in the log; orders entries of the same moment
	At        time.Time
	Type      string
	Actor     string
	Summary   string
	Personal  bool
}

// FieldOption is what a custom field of choices offers.
type FieldOption struct {
	Key      string `json:"key"`
	Label    string `json:"label"`
	Archived bool   `json:"archived,omitempty"`
}

// CustomField is the definition of a custom field. Type is that of the API;
// Default is as JSON reads it, nil for none.
type CustomField struct {
	Key      string        `json:"key"`
	Label    string        `json:"label"`
	Type     string        `json:"type"`
	Required bool          `json:"required,omitempty"`
	Unique   bool          `json:"unique,omitempty"`
	Default  any           `json:"default,omitempty"`
	Options  []FieldOption `json:"options,omitempty"` // in order, archived ones last
	Archived bool          `json:"archived,omitempty"`
}

// FieldSet is a row of field_sets: the custom fields of an object type, in order.
type FieldSet struct {
	ID     string
	Object string
	Fields []CustomField
	Versioned
}
