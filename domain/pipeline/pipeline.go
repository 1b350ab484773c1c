// Package pipeline is a way that deals go, in stages.
//
// Invariants: a pipeline has a name and at least one stage that is in use;
// stage ids are unique in it and never vanish: a stage that is taken away is
// retired, so that the deals still in it, and the reports on the past, keep
// their stage. No deal can be moved into a retired stage. A stage in which
// deals are open is retired only with word of where they go; a pipeline is
// archived only without open deals, and deleted only without any.
package pipeline

import (
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every pipeline's stream.
const Category = "pipeline"

// Stage is a step of a pipeline. Probability is how likely a deal in it is to
// be won, in percent. RotDays is after how many days in it an open deal is
// rotten; 0 is never. MovedTo is where the deals of a retired stage go.
type Stage struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Probability int    `json:"probability"`
	RotDays     int    `json:"rotDays,omitempty"`
	Retired     bool   `json:"retired,omitempty"`
	MovedTo     string `json:"movedTo,omitempty"`
}

// Pipeline is the state that the events fold into.
type Pipeline struct {
	ID        string
	Name      string
	Stages    []Stage // in order, retired ones last
	Imported  *domain.Source
	Archived  bool
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (p Pipeline) Exists() bool { return p.ID != "" && !p.Deleted }

// Stage gives a stage by id.
func (p Pipeline) Stage(id string) (Stage, bool) {
	i := slices.IndexFunc(p.Stages, func(s Stage) bool { return s.ID == id })
	if i < 0 {
		return Stage{}, false
	}
	return p.Stages[i], true
}

// Destination gives the stage in use to which the open deals of a retired one
// go. There is none when it was retired without word of it, and for a stage
// that is in use.
func (p Pipeline) Destination(id string) (to string, known bool) {
	s, ok := p.Stage(id)
	for range p.Stages { // a stage's destination can be retired in its turn
		if !ok || !s.Retired || s.MovedTo == "" {
			break
		}
		s, ok = p.Stage(s.MovedTo)
	}
	if !ok || s.Retired || s.ID == id {
		return "", false
	}
	return s.ID, true
}

// Removed gives the stages in use that are not in use any more when the
// stages become those that are wanted.
func (p Pipeline) Removed(wanted []Stage) (removed []Stage) {
	for _, s := range p.Stages {
		kept := slices.ContainsFunc(wanted, func(w Stage) bool { return w.ID == s.ID && !w.Retired })
		if !s.Retired && !kept {
			removed = append(removed, s)
		}
	}
	return removed
}

// Decider is the pipeline as an aggregate.
var Decider = domain.Decider[Pipeline, Command, Event]{Decide: decide, Evolve: evolve}
