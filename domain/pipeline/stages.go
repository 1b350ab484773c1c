package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// arranged gives the stages in order, retired ones last. A stage in use has
// nowhere that its deals go.
func arranged(stages []Stage) []Stage {
	var used, retired []Stage
	for _, s := range stages {
		if s.Retired {
			retired = append(retired, s)
			continue
		}
		s.MovedTo = ""
		used = append(used, s)
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

// directed notes on the retired stages where their deals go.
func directed(p *fault.Problems, stages []Stage, moves []Move) []Stage {
	stages = slices.Clone(stages)
	index := func(id string) int { return slices.IndexFunc(stages, func(s Stage) bool { return s.ID == id }) }
	seen := map[string]bool{}
	for i, m := range moves {
		from, to := index(m.From), index(m.To)
		if from < 0 || !stages[from].Retired {
			p.Add(fmt.Sprintf("moveDeals[%d].from", i), "is not a stage that is taken away")
		}
		if to < 0 || stages[to].Retired {
			p.Add(fmt.Sprintf("moveDeals[%d].to", i), "is not a stage in use")
		}
		if seen[m.From] {
			p.Add(fmt.Sprintf("moveDeals[%d].from", i), "is named twice")
		}
		seen[m.From] = true
		if from >= 0 && stages[from].Retired {
			stages[from].MovedTo = m.To
		}
	}
	return stages
}

// checkInUse refuses to take stages away whose open deals would have to stay.
func checkInUse(p *fault.Problems, removed, wanted []Stage, inUse map[string]int) {
	var stuck []string
	for _, s := range removed {
		i := slices.IndexFunc(wanted, func(w Stage) bool { return w.ID == s.ID })
		if n := inUse[s.ID]; n > 0 && wanted[i].MovedTo == "" {
			stuck = append(stuck, fmt.Sprintf("“%s” (%d)", s.Name, n))
		}
	}
	if len(stuck) > 0 {
		p.Add("stages", "there are open deals in "+strings.Join(stuck, ", ")+"; say in moveDeals where they go")
	}
}

func checkName(p *fault.Problems, name *string) {
	if name == nil {
		return
	}
	if strings.TrimSpace(*name) == "" {
		p.Add("name", "must not be empty")
	}
	p.Check("name", value.CheckLine(*name))
}

// What a board can show and a person can tell apart, and ten years.
const (
	maxStages  = 50
	maxRotDays = 3650
)

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
		if s.RotDays < 0 || s.RotDays > maxRotDays {
			p.Add(field+".rotDays", "must lie between 0 (never) and 3650")
		}
		if s.ID == "" || seen[s.ID] {
			p.Add(field+".id", "must be unique in the pipeline")
		}
		seen[s.ID] = true
	}
}
