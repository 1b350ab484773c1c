package pipeline

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(p Pipeline, cmd Command) ([]Event, error) {
	if cmd, ok := cmd.(Create); ok {
		return create(p, cmd)
	}
	if p.ID == "" {
		return nil, missing()
	}
	switch cmd := cmd.(type) {
	case Update:
		return update(p, cmd)
	case Archive:
		return archive(p, cmd)
	case Delete:
		return remove(p, cmd)
	case Restore:
		return restore(p, cmd)
	default:
		panic(fmt.Sprintf("pipeline: unknown command %T", cmd))
	}
}

func missing() error { return fault.New(fault.NotFound, "There is no pipeline with this id.") }

func create(p Pipeline, cmd Create) ([]Event, error) {
	if p.ID != "" {
		return nil, fault.New(fault.Conflict, "A pipeline with this id exists already.")
	}
	var problems fault.Problems
	checkName(&problems, &cmd.Name)
	checkStages(&problems, cmd.Stages)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, cmd.Name, arranged(cmd.Stages), cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(p Pipeline, cmd Update) ([]Event, error) {
	if p.Deleted {
		return nil, missing()
	}
	wanted := p.Stages
	if cmd.Stages != nil {
		wanted = retire(p.Stages, cmd.Stages)
	}
	var problems fault.Problems
	checkName(&problems, cmd.Name)
	if cmd.Stages != nil {
		checkStages(&problems, cmd.Stages)
	}
	wanted = directed(&problems, wanted, cmd.Moves)
	checkInUse(&problems, p.Removed(wanted), wanted, cmd.InUse)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	var events []Event
	if cmd.Name != nil && *cmd.Name != p.Name {
		events = append(events, Renamed{cmd.ID, *cmd.Name, domain.Moment{At: cmd.At}})
	}
	if !slices.Equal(wanted, p.Stages) {
		events = append(events, StagesSet{cmd.ID, wanted, domain.Moment{At: cmd.At}})
	}
	return events, nil
}

func archive(p Pipeline, cmd Archive) ([]Event, error) {
	switch {
	case p.Deleted:
		return nil, missing()
	case p.Archived:
		return nil, nil
	case cmd.Open > 0:
		return nil, fault.New(fault.Conflict, fmt.Sprintf(
			"There are %d open deals in this pipeline. Close them or move them to another pipeline first.", cmd.Open))
	}
	return []Event{Archived{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func remove(p Pipeline, cmd Delete) ([]Event, error) {
	switch {
	case p.Deleted:
		return nil, nil
	case cmd.Deals > 0:
		return nil, fault.New(fault.Conflict, fmt.Sprintf(
			"There are %d deals in this pipeline, open and closed ones. Archive it, so that they keep their stages.", cmd.Deals))
	}
	return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func restore(p Pipeline, cmd Restore) ([]Event, error) {
	if !p.Archived && !p.Deleted {
		return nil, nil
	}
	return []Event{Restored{cmd.ID, p.Name, p.Stages, p.Imported, p.CreatedAt, domain.Moment{At: cmd.At}}}, nil
}
