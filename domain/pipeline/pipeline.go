// Package pipeline is a way that deals go, in stages.
//
// Invariants: a pipeline has a name and at least one stage that is in use;
// stage ids are unique in it and never vanish: a stage that is taken away is
// retired, so that the deals still in it, and the reports on the past, keep
// their stage. No deal can be moved into a retired stage.
package pipeline

import (
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every pipeline's stream.
const Category = "pipeline"

// Stage is a step of a pipeline. Probability is how likely a deal in it is to
// be won, in percent.
type Stage struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Probability int    `json:"probability"`
	Retired     bool   `json:"retired,omitempty"`
}

// Pipeline is the state that the events fold into.
type Pipeline struct {
	ID        string
	Name      string
	Stages    []Stage // in order, retired ones last
	Imported  *domain.Source
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true once the pipeline was created.
func (p Pipeline) Exists() bool { return p.ID != "" }

// Stage gives a stage by id.
func (p Pipeline) Stage(id string) (Stage, bool) {
	i := slices.IndexFunc(p.Stages, func(s Stage) bool { return s.ID == id })
	if i < 0 {
		return Stage{}, false
	}
	return p.Stages[i], true
}

// Decider is the pipeline as an aggregate.
var Decider = domain.Decider[Pipeline, Command, Event]{Decide: decide, Evolve: evolve}
