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

// Rows are rows of one tenant, by table: current ones by the id of their
// object, history by the id of the event, settings as their types say.
type Rows struct {
	Deals        map[string]Deal
	DealHistory  map[string]DealState
	StageChanges map[string]StageChange
	Contacts     map[string]Contact
	Companies    map[string]Company
	Tasks        map[string]Task
	Members      map[string]Member
	Teams        map[string]Team
	Quotas       map[string]Quota
	Settings     map[string]Settings
	Pipelines    map[string]Pipeline
	Stages       map[string]Stage
	StageHistory map[string]StageState
	Products     map[string]Product
	CustomFields map[string]CustomField
	Rates        map[string]Rate
	Activities   map[string]Activity
	Events       map[string]Event
}

// Keys say which current rows are wanted, by id.
type Keys struct {
	Deals, Contacts, Companies, Tasks, Members, Teams, Quotas, Settings, Pipelines, Products, CustomFields []string
}
