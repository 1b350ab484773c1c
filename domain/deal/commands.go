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

// Open makes a deal. Pipeline is the pipeline as it stands; an empty StageID
// means its first stage. ContactIDs is short for contacts without roles.
type Open struct {
	ID         string
	Fields     Fields
	ContactIDs *[]string
	Pipeline   pipeline.Pipeline
	StageID    string
	Imported   *domain.Source
	At         time.Time
}

// Update changes the fields that are said. ContactIDs is short for contacts
// who keep the roles that they have.
type Update struct {
	ID         string
	Fields     Fields
	ContactIDs *[]string
	At         time.Time
}

// Unsay leaves out the short way of saying contacts when they are unsaid
// (domain.Unsay).
func (c Update) Unsay(unsaid func(field string) bool) any {
	if unsaid("contacts") {
		c.ContactIDs = nil
	}
	return c
}

// Move takes an open deal to another stage. Pipeline is the pipeline of that
// stage as it stands: the deal's own when its ID was empty, or another one,
// where an empty StageID means the first stage. With From it is moved only if
// it is open and still in that stage.
type Move struct {
	ID       string
	From     string
	Pipeline pipeline.Pipeline
	StageID  string
	At       time.Time
}

// Win closes the deal as won.
type Win struct {
	ID string
	At time.Time
}

// Lose closes the deal as lost. Key is that of the reason, if the tenant's
// list of reasons has it.
type Lose struct {
	ID     string
	Reason string
	Key    string
	At     time.Time
}

// Reopen opens a closed deal again. Pipeline is the deal's as it stands.
type Reopen struct {
	ID       string
	Pipeline pipeline.Pipeline
	At       time.Time
}

// Archive takes the deal out of the lists, until it is asked for or restored.
type Archive struct {
	ID string
	At time.Time
}

// Delete takes the deal off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Restore brings an archived or deleted deal back. Pipeline is the deal's as
// it stands.
type Restore struct {
	ID       string
	Pipeline pipeline.Pipeline
	At       time.Time
}

func (Open) dealCommand()    {}
func (Update) dealCommand()  {}
func (Move) dealCommand()    {}
func (Win) dealCommand()     {}
func (Lose) dealCommand()    {}
func (Reopen) dealCommand()  {}
func (Archive) dealCommand() {}
func (Delete) dealCommand()  {}
func (Restore) dealCommand() {}

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
func (c Archive) Target() string { return c.ID }

// Target gives the deal's id.
func (c Delete) Target() string { return c.ID }

// Target gives the deal's id.
func (c Restore) Target() string { return c.ID }
