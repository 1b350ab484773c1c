package pipeline

import "github.com/daybook-crm/daybook/domain"

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
type StagesSet struct {
	ID     string  `json:"id"`
	Stages []Stage `json:"stages"`
	domain.Moment
}

func (Created) pipelineEvent()   {}
func (Renamed) pipelineEvent()   {}
func (StagesSet) pipelineEvent() {}

// EventType is pipeline.Created.
func (Created) EventType() string { return "pipeline.Created" }

// EventType is pipeline.Renamed.
func (Renamed) EventType() string { return "pipeline.Renamed" }

// EventType is pipeline.StagesSet.
func (StagesSet) EventType() string { return "pipeline.StagesSet" }
