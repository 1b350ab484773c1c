package deal

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	dealEvent()
}

// Opened says that the deal was made, and where in its pipeline it started.
type Opened struct {
	ID string `json:"id"`
	Fields
	PipelineID string         `json:"pipelineId"`
	StageID    string         `json:"stageId"`
	Imported   *domain.Source `json:"imported,omitempty"`
	domain.Moment
}

// Updated says which fields changed, and to what.
type Updated struct {
	ID string `json:"id"`
	Fields
	domain.Moment
}

// Moved says that the deal went from one stage to another; PipelineID names
// the pipeline that it went to when that is another one.
type Moved struct {
	ID         string `json:"id"`
	From       string `json:"from"`
	To         string `json:"to"`
	PipelineID string `json:"pipelineId,omitempty"`
	domain.Moment
}

// Won says that the deal was closed as won, in which stage.
type Won struct {
	ID      string `json:"id"`
	StageID string `json:"stageId"`
	domain.Moment
}

// Lost says that the deal was closed as lost, in which stage and why. Key is
// that of the reason when it was from the tenant's list.
type Lost struct {
	ID      string `json:"id"`
	StageID string `json:"stageId"`
	Reason  string `json:"reason"`
	Key     string `json:"key,omitempty"`
	domain.Moment
}

// Reopened says that the closed deal is open again.
type Reopened struct {
	ID string `json:"id"`
	domain.Moment
}

// Archived says that the lists leave the deal out from now on.
type Archived struct {
	ID string `json:"id"`
	domain.Moment
}

// Deleted says that the deal was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that the archived or deleted deal is back, with all that it
// was: who reads along may have forgotten it.
type Restored struct {
	ID  string   `json:"id"`
	Was Standing `json:"was"`
	domain.Moment
}

// Standing is a deal as it stands.
type Standing struct {
	Fields
	PipelineID string         `json:"pipelineId"`
	StageID    string         `json:"stageId"`
	Status     Status         `json:"status"`
	LostReason string         `json:"lostReason,omitempty"`
	LostKey    string         `json:"lostKey,omitempty"`
	Imported   *domain.Source `json:"imported,omitempty"`
	CreatedAt  time.Time      `json:"createdAt"`
	StageSince time.Time      `json:"stageSince"`
	ClosedAt   time.Time      `json:"closedAt,omitzero"`
	Visits     []Visit        `json:"visits"`
}

func (Opened) dealEvent()   {}
func (Updated) dealEvent()  {}
func (Moved) dealEvent()    {}
func (Won) dealEvent()      {}
func (Lost) dealEvent()     {}
func (Reopened) dealEvent() {}
func (Archived) dealEvent() {}
func (Deleted) dealEvent()  {}
func (Restored) dealEvent() {}

// EventType is deal.Opened.
func (Opened) EventType() string { return "deal.Opened" }

// EventType is deal.Updated.
func (Updated) EventType() string { return "deal.Updated" }

// EventType is deal.Moved.
func (Moved) EventType() string { return "deal.Moved" }

// EventType is deal.Won.
func (Won) EventType() string { return "deal.Won" }

// EventType is deal.Lost.
func (Lost) EventType() string { return "deal.Lost" }

// EventType is deal.Reopened.
func (Reopened) EventType() string { return "deal.Reopened" }

// EventType is deal.Archived.
func (Archived) EventType() string { return "deal.Archived" }

// EventType is deal.Deleted.
func (Deleted) EventType() string { return "deal.Deleted" }

// EventType is deal.Restored.
func (Restored) EventType() string { return "deal.Restored" }
