package pipeline

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	pipelineEvent()
}

// Created says that the pipeline was made.
type Created struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Stages   []Stage        `json:"stages"`
	Imported *domain.Source `json:"imported,omitempty"`
	domain.Moment
}

// Renamed says what the pipeline is called from now on.
type Renamed struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	domain.Moment
}

// StagesSet says which stages the pipeline has from now on, retired ones last.
// It is the order, too, to move the open deals of those that say where to.
type StagesSet struct {
	ID     string  `json:"id"`
	Stages []Stage `json:"stages"`
	domain.Moment
}

// Archived says that the pipeline is out of use.
type Archived struct {
	ID string `json:"id"`
	domain.Moment
}

// Deleted says that the pipeline was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that the archived or deleted pipeline is back, with all that
// it was: who reads along may have forgotten it.
type Restored struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Stages    []Stage        `json:"stages"`
	Imported  *domain.Source `json:"imported,omitempty"`
	CreatedAt time.Time      `json:"createdAt"`
	domain.Moment
}

func (Created) pipelineEvent()   {}
func (Renamed) pipelineEvent()   {}
func (StagesSet) pipelineEvent() {}
func (Archived) pipelineEvent()  {}
func (Deleted) pipelineEvent()   {}
func (Restored) pipelineEvent()  {}

// EventType is pipeline.Created.
func (Created) EventType() string { return "pipeline.Created" }

// EventType is pipeline.Renamed.
func (Renamed) EventType() string { return "pipeline.Renamed" }

// EventType is pipeline.StagesSet.
func (StagesSet) EventType() string { return "pipeline.StagesSet" }

// EventType is pipeline.Archived.
func (Archived) EventType() string { return "pipeline.Archived" }

// EventType is pipeline.Deleted.
func (Deleted) EventType() string { return "pipeline.Deleted" }

// EventType is pipeline.Restored.
func (Restored) EventType() string { return "pipeline.Restored" }
