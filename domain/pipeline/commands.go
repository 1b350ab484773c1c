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

// Update renames the pipeline (nil Name: stays) or sets its stages (nil:
// stay). Moves say where the open deals of retired stages go. InUse is how
// many open deals are in each stage; the log says so, not who gives the command.
type Update struct {
	ID     string
	Name   *string
	Stages []Stage
	Moves  []Move
	InUse  map[string]int
	At     time.Time
}

// Move says where the open deals of a stage go that is retired.
type Move struct{ From, To string }

// Archive takes the pipeline out of use. Open is how many open deals are in it.
type Archive struct {
	ID   string
	Open int
	At   time.Time
}

// Delete takes the pipeline off every list. Deals is how many deals are in
// it, closed ones too.
type Delete struct {
	ID    string
	Deals int
	At    time.Time
}

// Restore brings an archived or deleted pipeline back.
type Restore struct {
	ID string
	At time.Time
}

func (Create) pipelineCommand()  {}
func (Update) pipelineCommand()  {}
func (Archive) pipelineCommand() {}
func (Delete) pipelineCommand()  {}
func (Restore) pipelineCommand() {}

// Target gives the pipeline's id.
func (c Create) Target() string { return c.ID }

// Target gives the pipeline's id.
func (c Update) Target() string { return c.ID }

// Target gives the pipeline's id.
func (c Archive) Target() string { return c.ID }

// Target gives the pipeline's id.
func (c Delete) Target() string { return c.ID }

// Target gives the pipeline's id.
func (c Restore) Target() string { return c.ID }
