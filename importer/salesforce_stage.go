package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
)

// salesPath is Salesforce's sales path: the stages of all deals at hand. Open
// ones are stages of the pipeline, closed ones are how a deal ended.
type salesPath struct {
	stages []sfStage
	closed map[string]deal.Status // by folded name
}

type sfStage struct {
	name        string
	probability int
	order       int // StageSortOrder; 0 when unknown
	rank        int // among the standard stages; 0 for others
}

const sfPipeline = "Salesforce"

// standard are the stages of Salesforce's own sales paths, in order, with
// their probabilities: the order of exports that do not tell it.
var standard = []stageDraft{
	{"Prospecting", 10}, {"Qualification", 10}, {"Qualify", 10}, {"Discovery", 20}, {"Needs Analysis", 20}, {"Meet & Present", 40},
	{"Value Proposition", 50}, {"Id. Decision Makers", 60}, {"Perception Analysis", 70}, {"Propose", 60},
	{"Proposal/Price Quote", 75}, {"Proposal/Quote", 75}, {"Proposal", 75}, {"Negotiation/Review", 90}, {"Negotiation", 90},
	{"Negotiate", 90}, {"Verbal Commit", 95},
}

// readStages collects stages from deals and their history.
func (s *salesforce) readStages() error {
	s.path.closed = map[string]deal.Status{"closed won": deal.StatusWon, "closed lost": deal.StatusLost}
	var seen []sfStage
	for _, object := range []string{sfOpportunity, "OpportunityHistory"} {
		t := s.tables[object]
		if t == nil {
			continue
		}
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if name := row.oneLine("StageName"); name != "" && !parseBool(row.Text("IsDeleted")) {
				seen = append(seen, s.readStage(row, name))
			}
		}
	}
	for _, stage := range seen {
		s.path.add(stage)
	}
	if len(s.path.stages) == 0 && s.tables[sfOpportunity] != nil {
		s.path.add(standardStage("Prospecting")) // all are closed; a pipeline has a stage
	}
	slices.SortStableFunc(s.path.stages, func(a, b sfStage) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.rank, b.rank), cmp.Compare(a.probability, b.probability))
	})
	return nil
}

func (s *salesforce) readStage(row Row, name string) sfStage {
	stage := standardStage(name)
	if n, err := parseCount(row.Text("Probability")); err == nil && n > 0 && n <= 100 {
		stage.probability = n
	}
	if n, err := parseCount(row.Text("StageSortOrder")); err == nil {
		stage.order = n
	}
	if parseBool(row.Text("IsClosed")) {
		s.path.closed[fold(name)] = deal.StatusLost
		if parseBool(row.Text("IsWon")) {
			s.path.closed[fold(name)] = deal.StatusWon
		}
	}
	return stage
}

func standardStage(name string) sfStage {
	i := slices.IndexFunc(standard, func(d stageDraft) bool { return strings.EqualFold(d.name, name) })
	if i < 0 {
		return sfStage{name: name, rank: len(standard)}
	}
	return sfStage{name: name, probability: standard[i].probability, rank: i + 1}
}

func (p *salesPath) add(stage sfStage) {
	if p.closed[fold(stage.name)] != "" {
		return
	}
	i := slices.IndexFunc(p.stages, func(have sfStage) bool { return fold(have.name) == fold(stage.name) })
	switch {
	case i < 0:
		p.stages = append(p.stages, stage)
	default:
		p.stages[i].probability = max(p.stages[i].probability, stage.probability)
		p.stages[i].order = cmp.Or(p.stages[i].order, stage.order)
	}
}

func (p *salesPath) draft() pipelineDraft {
	d := pipelineDraft{name: sfPipeline}
	for _, s := range p.stages {
		d.stages = append(d.stages, stageDraft{s.name, s.probability})
	}
	return d
}

func (p *salesPath) drafts() []pipelineDraft {
	if len(p.stages) == 0 {
		return nil
	}
	return []pipelineDraft{p.draft()}
}

// turn makes a stage of Salesforce a turn. A deal that is closed keeps the
// last stage that it was open in; where none is known it is the last of all
// for a deal that was won, which has gone them all, and else the first.
func (s *salesforce) turn(r *run, stage, last string, at time.Time) turn {
	t := turn{at: at, stage: r.stageID(sfPipeline, stage), status: deal.StatusOpen}
	ended, closed := s.path.closed[fold(stage)]
	if !closed {
		return t
	}
	t.status, t.reason = ended, "Not given in Salesforce"
	stages := s.path.stages
	switch {
	case last != "":
	case ended == deal.StatusWon:
		last = stages[len(stages)-1].name
	default:
		last = stages[0].name
	}
	t.stage = r.stageID(sfPipeline, last)
	return t
}
