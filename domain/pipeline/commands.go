package pipeline

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	pipelineCommand()
}

// Create makes a pipeline with its stages in order.
type Create struct {
	ID       string
	Name     string
	Stages   []Stage
	Imported *domain.Source
	At       time.Time
}

// Update renames the pipeline (nil Name: stays) or sets its stages (nil: stay).
type Update struct {
	ID     string
	Name   *string
	Stages []Stage
	At     time.Time
}

func (Create) pipelineCommand() {}
func (Update) pipelineCommand() {}

// Target gives the pipeline's id.
func (c Create) Target() string { return c.ID }

// Target gives the pipeline's id.
func (c Update) Target() string { return c.ID }
