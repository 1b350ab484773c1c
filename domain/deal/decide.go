package deal

import (
	"fmt"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(d Deal, cmd Command) ([]Event, error) {
	if cmd, ok := cmd.(Open); ok {
		return open(d, cmd)
	}
	if d.ID == "" || d.Deleted && !isDelete(cmd) {
		return nil, fault.New(fault.NotFound, "There is no deal with this id.")
	}
	switch cmd := cmd.(type) {
	case Update:
		return update(d, cmd)
	case Move:
		return move(d, cmd)
	case Win:
		return win(d, cmd)
	case Lose:
		return lose(d, cmd)
	case Reopen:
		return reopen(d, cmd)
	case Delete:
		return remove(d, cmd)
	default:
		panic(fmt.Sprintf("deal: unknown command %T", cmd))
	}
}

func isDelete(cmd Command) bool { _, ok := cmd.(Delete); return ok }

func open(d Deal, cmd Open) ([]Event, error) {
	if d.ID != "" {
		return nil, fault.New(fault.Conflict, "A deal with this id exists already.")
	}
	if cmd.Fields.Title == nil {
		return nil, fault.Field("title", "must not be empty")
	}
	if cmd.Fields.Value == nil {
		return nil, fault.Field("value", "must be given")
	}
	if err := cmd.Fields.check(); err != nil {
		return nil, err
	}
	stage, err := target(cmd.Pipeline, cmd.StageID)
	if err != nil {
		return nil, err
	}
	return []Event{Opened{cmd.ID, cmd.Fields.Since(Deal{}), cmd.Pipeline.ID, stage, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

// target gives the stage that a deal can come into; empty means the first.
func target(p pipeline.Pipeline, id string) (string, error) {
	if !p.Exists() {
		return "", fault.Field("pipelineId", "there is no pipeline with this id")
	}
	if id == "" {
		return p.Stages[0].ID, nil
	}
	stage, ok := p.Stage(id)
	if !ok {
		return "", fault.Field("stageId", "is not a stage of the deal's pipeline")
	}
	if stage.Retired {
		return "", fault.Field("stageId", "this stage was retired")
	}
	return stage.ID, nil
}

func update(d Deal, cmd Update) ([]Event, error) {
	if err := cmd.Fields.check(); err != nil {
		return nil, err
	}
	fields := cmd.Fields.Since(d)
	if fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func move(d Deal, cmd Move) ([]Event, error) {
	if cmd.StageID == d.StageID {
		return nil, nil
	}
	if d.Status != StatusOpen {
		return nil, fault.New(fault.Conflict, "The deal is closed; reopen it to move it.")
	}
	if cmd.StageID == "" || cmd.Pipeline.ID != d.PipelineID {
		return nil, fault.Field("stageId", "is not a stage of the deal's pipeline")
	}
	stage, err := target(cmd.Pipeline, cmd.StageID)
	if err != nil {
		return nil, err
	}
	return []Event{Moved{cmd.ID, d.StageID, stage, domain.Moment{At: cmd.At}}}, nil
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
	return []Event{Lost{cmd.ID, d.StageID, cmd.Reason, domain.Moment{At: cmd.At}}}, nil
}

func reopen(d Deal, cmd Reopen) ([]Event, error) {
	if d.Status == StatusOpen {
		return nil, nil
	}
	return []Event{Reopened{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func remove(d Deal, cmd Delete) ([]Event, error) {
	if d.Deleted {
		return nil, nil
	}
	return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}
