package edge

import "time"

// Deal is a row of deals. Amount is in minor units; Status is OPEN, WON or
// LOST; Custom is a JSON object.
type Deal struct {
	ID            string
	Title         string
	Amount        int64
	Currency      string
	ValueIsSum    bool
	PipelineID    string
	StageID       string
	Status        string
	CompanyID     string
	ContactIDs    []string // of Contacts, for looking up
	Contacts      []DealContact
	OwnerID       string
	ExpectedClose string // YYYY-MM-DD or empty
	LineItems     []LineItem
	Source        string
	Forecast      string // the category that somebody said, or empty
	TagIDs        []string
	LostReason    string
	LostKey       string
	Custom        string
	Archived      bool
	StageSince    time.Time
	ClosedAt      time.Time // zero while open
	Visits        []Visit
	Versioned
}

// DealContact is a person who has to do with a deal.
type DealContact struct {
	ContactID string `json:"contactId"`
	Role      string `json:"role,omitempty"`
	Primary   bool   `json:"primary,omitempty"`
}

// Money is an amount in minor units.
type Money struct {
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

// LineItem is a part of what is sold.
type LineItem struct {
	ProductID       string `json:"productId,omitempty"`
	Name            string `json:"name"`
	Quantity        string `json:"quantity"`
	Price           Money  `json:"price"`
	DiscountPercent string `json:"discountPercent,omitempty"`
	Discount        int64  `json:"discount,omitempty"`
}

// Visit is a time that a deal spent in a stage.
type Visit struct {
	PipelineID string    `json:"pipelineId"`
	StageID    string    `json:"stageId"`
	EnteredAt  time.Time `json:"enteredAt"`
	LeftAt     time.Time `json:"leftAt,omitzero"`
}
