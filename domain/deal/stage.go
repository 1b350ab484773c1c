package deal

import (
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// target gives the stage that a deal can come into; empty means the first.
func target(p pipeline.Pipeline, id string) (string, error) {
	if !p.Exists() {
		return "", fault.Field("pipelineId", "there is no pipeline with this id")
	}
	if p.Archived {
		return "", fault.Field("pipelineId", "this pipeline was archived")
	}
	if id == "" {
		return p.Stages[0].ID, nil
	}
	stage, ok := p.Stage(id)
	if !ok {
		return "", fault.Field("stageId", "is not a stage of the pipeline")
	}
	if stage.Retired {
		return "", fault.Field("stageId", "this stage was retired")
	}
	return stage.ID, nil
}

func move(d Deal, cmd Move) ([]Event, error) {
	elsewhere := cmd.Pipeline.ID != d.PipelineID
	if cmd.StageID == d.StageID && !elsewhere {
		return nil, nil
	}
	if cmd.From != "" && (cmd.From != d.StageID || d.Status != StatusOpen) {
		return nil, nil
	}
	if d.Status != StatusOpen {
		return nil, fault.New(fault.Conflict, "The deal is closed; reopen it to move it.")
	}
	if cmd.StageID == "" && !elsewhere {
		return nil, fault.Field("stageId", "must be given")
	}
	stage, err := target(cmd.Pipeline, cmd.StageID)
	if err != nil {
		return nil, err
	}
	moved := Moved{ID: cmd.ID, From: d.StageID, To: stage, Moment: domain.Moment{At: cmd.At}}
	if elsewhere {
		moved.PipelineID = cmd.Pipeline.ID
	}
	return []Event{moved}, nil
}

func win(d Deal, cmd Win) ([]Event, error) {
	switch d.Status {
	case StatusWon:
		return nil, nil
	case StatusLost:
		return nil, fault.New(fault.Conflict, "The deal was lost; reopen it to win it.")
	default:
		return []Event{Won{cmd.ID, d.StageID, domain.Moment{At: cmd.At}}}, nil
	}
}

func lose(d Deal, cmd Lose) ([]Event, error) {
	switch d.Status {
	case StatusLost:
		return nil, nil
	case StatusWon:
		return nil, fault.New(fault.Conflict, "The deal was won; reopen it to lose it.")
	}
	if strings.TrimSpace(cmd.Reason) == "" {
		return nil, fault.Field("reason", "say why the deal was lost")
	}
	if err := value.CheckLine(cmd.Reason); err != nil {
		return nil, fault.Field("reason", err.Error())
	}
	return []Event{Lost{cmd.ID, d.StageID, cmd.Reason, cmd.Key, domain.Moment{At: cmd.At}}}, nil
}

func reopen(d Deal, cmd Reopen) ([]Event, error) {
	if d.Status == StatusOpen {
		return nil, nil
	}
	if !cmd.Pipeline.Exists() || cmd.Pipeline.Archived {
		return nil, fault.New(fault.Conflict, "The deal's pipeline is out of use; restore that first.")
	}
	back := []Event{Reopened{cmd.ID, domain.Moment{At: cmd.At}}}
	return append(back, onwards(d, cmd.Pipeline, cmd.At)...), nil
}

// onwards moves a deal that is open again out of a stage that was retired
// meanwhile, to where the deals of that stage went.
func onwards(d Deal, p pipeline.Pipeline, at time.Time) []Event {
	to, known := p.Destination(d.StageID)
	if !known {
		return nil
	}
	return []Event{Moved{ID: d.ID, From: d.StageID, To: to, Moment: domain.Moment{At: at}}}
}
