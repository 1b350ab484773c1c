package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
)

// namedPipeline is a pipeline of which an export has no more than names: its
// own, and its stages'.
type namedPipeline struct {
	name   string
	stages []namedStage
}

type namedStage struct {
	name        string
	probability int
	rank        int
	dateLabel   string // of the column with the date on which a deal entered it
}

// hsDefault are the open stages of HubSpot's default pipeline, in order.
var hsDefault = []stageDraft{
	{"Appointment Scheduled", 20}, {"Qualified To Buy", 40}, {"Presentation Scheduled", 60},
	{"Decision Maker Bought-In", 80}, {"Contract Sent", 90},
}

// closedStage says how a deal in a stage has ended; "" for one that has not.
// Stages can be renamed, but these words stand in what most teams call them.
func closedStage(name string) deal.Status {
	switch name = strings.ReplaceAll(fold(name), " ", ""); {
	case strings.HasPrefix(name, "closedwon"), name == "won":
		return deal.StatusWon
	case strings.HasPrefix(name, "closedlost"), name == "lost":
		return deal.StatusLost
	default:
		return ""
	}
}

const hsNoPipeline = "Sales Pipeline"

func (h *hubspot) pipelineOf(row Row) *namedPipeline {
	return h.pipelines[fold(cmp.Or(row.oneLine(hsPipe...), hsNoPipeline))]
}

// readPipelines collects pipelines and their stages from the deals.
func (h *hubspot) readPipelines() error {
	h.pipelines = map[string]*namedPipeline{}
	for _, t := range h.deals {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			name := cmp.Or(row.oneLine(hsPipe...), hsNoPipeline)
			p := h.pipelines[fold(name)]
			if p == nil {
				p = &namedPipeline{name: name}
				h.pipelines[fold(name)] = p
				h.order = append(h.order, fold(name))
			}
			p.add(row.oneLine(hsStage...), row.Text("Deal probability", "hs_deal_stage_probability"))
		}
		for _, p := range h.pipelines {
			p.readDates(t)
		}
	}
	for _, p := range h.pipelines {
		p.arrange()
	}
	return nil
}

// add notes a stage; probability is that of a deal, 0.2 or 20.
func (p *namedPipeline) add(stage, probability string) {
	if stage == "" || closedStage(stage) != "" || p.at(stage) >= 0 {
		return
	}
	s := namedStage{name: stage, rank: len(hsDefault)}
	if i := slices.IndexFunc(hsDefault, func(d stageDraft) bool { return fold(d.name) == fold(stage) }); i >= 0 {
		s.rank, s.probability = i, hsDefault[i].probability
	} else if percent, err := parseMoney(probability, "EUR"); err == nil && percent <= 10_000 {
		s.probability = int(percent) // hundredths of a fraction
		if percent > 100 {
			s.probability = int(percent / 100)
		}
	}
	p.stages = append(p.stages, s)
}

func (p *namedPipeline) at(stage string) int {
	return slices.IndexFunc(p.stages, func(s namedStage) bool { return fold(s.name) == fold(stage) })
}

// readDates finds the columns such as Date entered "Contract Sent (Sales Pipeline)".
func (p *namedPipeline) readDates(t *Table) {
	for _, label := range t.Header {
		rest, ok := strings.CutPrefix(fold(label), `date entered "`)
		stage, is := strings.CutSuffix(rest, " ("+fold(p.name)+`)"`)
		if !ok || !is || closedStage(stage) != "" {
			continue
		}
		if p.at(stage) < 0 {
			named, _, _ := strings.Cut(label[strings.IndexByte(label, '"')+1:], " (")
			p.add(named, "")
		}
		p.stages[p.at(stage)].dateLabel = label
	}
}

// arrange puts the stages in order: the default ones in theirs, others by
// probability behind them.
func (p *namedPipeline) arrange() {
	if len(p.stages) == 0 { // all deals are closed; a pipeline has a stage
		p.stages = []namedStage{{name: hsDefault[0].name, probability: hsDefault[0].probability}}
	}
	slices.SortStableFunc(p.stages, func(a, b namedStage) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.probability, b.probability))
	})
}

func (p *namedPipeline) draft() pipelineDraft {
	d := pipelineDraft{name: p.name}
	for _, s := range p.stages {
		d.stages = append(d.stages, stageDraft{s.name, s.probability})
	}
	return d
}

func (h *hubspot) drafts() []pipelineDraft {
	var list []pipelineDraft
	for _, name := range h.order {
		list = append(list, h.pipelines[name].draft())
	}
	return list
}

// before gives the stage that a deal was closed in where the export does not
// say it: the last for one that was won, which has gone them all, else the first.
func (p *namedPipeline) before(ended deal.Status) string {
	if ended == deal.StatusWon {
		return p.stages[len(p.stages)-1].name
	}
	return p.stages[0].name
}

// entered is a stage that a deal came into, and when.
type entered struct {
	stage string
	at    time.Time
}

// entered gives the stages that a deal is known to have entered, in order of time.
func (p *namedPipeline) entered(row Row) []entered {
	var list []entered
	for _, s := range p.stages {
		if s.dateLabel == "" {
			continue
		}
		if at := hsTime(row, []string{s.dateLabel}); !at.IsZero() {
			list = append(list, entered{s.name, at})
		}
	}
	slices.SortStableFunc(list, func(a, b entered) int { return a.at.Compare(b.at) })
	return list
}
