package deal

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/pipeline"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	dealCommand()
}

// Open makes a deal. Pipeline is the pipeline as it stands; an empty StageID means its first stage.
type Open struct {
	ID       string
	Fields   Fields
	Pipeline pipeline.Pipeline
	StageID  string
	Imported *domain.Source
	At       time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Move takes an open deal to another stage of its pipeline.
type Move struct {
	ID       string
	Pipeline pipeline.Pipeline
	StageID  string
	At       time.Time
}

// Win closes the deal as won.
type Win struct {
	ID string
	At time.Time
}

// Lose closes the deal as lost.
type Lose struct {
	ID     string
	Reason string
	At     time.Time
}

// Reopen opens a closed deal again.
type Reopen struct {
	ID string
	At time.Time
}

// Delete takes the deal off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

func (Open) dealCommand()   {}
func (Update) dealCommand() {}
func (Move) dealCommand()   {}
func (Win) dealCommand()    {}
func (Lose) dealCommand()   {}
func (Reopen) dealCommand() {}
func (Delete) dealCommand() {}

// Target gives the deal's id.
func (c Open) Target() string { return c.ID }

// Target gives the deal's id.
func (c Update) Target() string { return c.ID }

// Target gives the deal's id.
func (c Move) Target() string { return c.ID }

// Target gives the deal's id.
func (c Win) Target() string { return c.ID }

// Target gives the deal's id.
func (c Lose) Target() string { return c.ID }

// Target gives the deal's id.
func (c Reopen) Target() string { return c.ID }

// Target gives the deal's id.
func (c Delete) Target() string { return c.ID }
