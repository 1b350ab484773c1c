package readmodels

import "time"

// Deal is a row of deals. Amount is in minor units; Status is OPEN, WON or LOST.
type Deal struct {
	ID            string
	Title         string
	Amount        int64
	Currency      string
	ValueIsSum    bool // of the line items
	PipelineID    string
	StageID       string
	Status        string
	CompanyID     string
	ContactIDs    []string // of Roles, for looking up
	Roles         []DealContact
	OwnerID       string
	ExpectedClose string // YYYY-MM-DD or empty
	Lines         []LineItem
	Source        string
	Forecast      string // the category that somebody said, or empty
	TagIDs        []string
	LostReason    string
	Custom        Custom
	Archived      bool
	StageSince    time.Time
	ClosedAt      time.Time // zero while open
	Visits        []Visit   // of stages, oldest first
	Versioned
}

// DealContact is a person who has to do with a deal.
type DealContact struct {
	ContactID string `json:"contactId"`
	Role      string `json:"role,omitempty"`
	Primary   bool   `json:"primary,omitempty"`
}

// LineItem is a part of what is sold. Quantity and DiscountPercent are exact
// decimals; Price is of one, and like Discount and Total in minor units of the
// deal's currency.
type LineItem struct {
	ProductID       string `json:"productId,omitempty"`
	Name            string `json:"name"`
	Quantity        string `json:"quantity"`
	Price           int64  `json:"price"`
	Currency        string `json:"currency"`
	DiscountPercent string `json:"discountPercent,omitempty"`
	Discount        int64  `json:"discount,omitempty"`
	Total           int64  `json:"total"`
}

// Visit is a time that a deal spent in a stage; the last one of an open deal
// has not ended.
type Visit struct {
	PipelineID string    `json:"pipelineId"`
	StageID    string    `json:"stageId"`
	EnteredAt  time.Time `json:"enteredAt"`
	LeftAt     time.Time `json:"leftAt,omitzero"`
}
