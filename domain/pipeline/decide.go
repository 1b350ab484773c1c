package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(p Pipeline, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(p, cmd)
	case Update:
		return update(p, cmd)
	default:
		panic(fmt.Sprintf("pipeline: unknown command %T", cmd))
	}
}

func create(p Pipeline, cmd Create) ([]Event, error) {
	if p.Exists() {
		return nil, fault.New(fault.Conflict, "A pipeline with this id exists already.")
	}
	if err := check(&cmd.Name, cmd.Stages, true); err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, cmd.Name, arranged(cmd.Stages), cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(p Pipeline, cmd Update) ([]Event, error) {
	if !p.Exists() {
		return nil, fault.New(fault.NotFound, "There is no pipeline with this id.")
	}
	if err := check(cmd.Name, cmd.Stages, cmd.Stages != nil); err != nil {
		return nil, err
	}
	var events []Event
	if cmd.Name != nil && *cmd.Name != p.Name {
		events = append(events, Renamed{cmd.ID, *cmd.Name, domain.Moment{At: cmd.At}})
	}
	if cmd.Stages != nil {
		if stages := retire(p.Stages, cmd.Stages); !slices.Equal(stages, p.Stages) {
			events = append(events, StagesSet{cmd.ID, stages, domain.Moment{At: cmd.At}})
		}
	}
	return events, nil
}

// arranged gives the stages in order, retired ones last.
func arranged(stages []Stage) []Stage {
	var used, retired []Stage
	for _, s := range stages {
		if s.Retired {
			retired = append(retired, s)
		} else {
			used = append(used, s)
		}
	}
	return append(used, retired...)
}

// retire appends to the wanted stages those that are left out, as retired.
func retire(have, want []Stage) []Stage {
	stages := slices.Clone(want)
	for _, old := range have {
		kept := slices.ContainsFunc(want, func(s Stage) bool { return s.ID == old.ID })
		if !kept {
			old.Retired = true
			stages = append(stages, old)
		}
	}
	return arranged(stages)
}

func check(name *string, stages []Stage, withStages bool) error {
	var p fault.Problems
	if name != nil {
		if strings.TrimSpace(*name) == "" {
			p.Add("name", "must not be empty")
		}
		p.Check("name", value.CheckLine(*name))
	}
	if withStages {
		checkStages(&p, stages)
	}
	return p.Err()
}

// maxStages is what a board can show and a person can tell apart.
const maxStages = 50

func checkStages(p *fault.Problems, stages []Stage) {
	used := 0
	for _, s := range stages {
		if !s.Retired {
			used++
		}
	}
	if used == 0 || used > maxStages {
		p.Add("stages", "a pipeline has 1 to 50 stages in use")
	}
	seen := map[string]bool{}
	for i, s := range stages {
		field := fmt.Sprintf("stages[%d]", i)
		if strings.TrimSpace(s.Name) == "" {
			p.Add(field+".name", "must not be empty")
		}
		p.Check(field+".name", value.CheckLine(s.Name))
		if s.Probability < 0 || s.Probability > 100 {
			p.Add(field+".probability", "must lie between 0 and 100")
		}
		if s.ID == "" || seen[s.ID] {
			p.Add(field+".id", "must be unique in the pipeline")
		}
		seen[s.ID] = true
	}
}
