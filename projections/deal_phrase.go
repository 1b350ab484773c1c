package projections

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// touchedByDeal gives the company and contacts of a deal, those too that the
// event put in or took out.
func touchedByDeal(before, after *readmodels.Deal) (ids []string) {
	for _, r := range []*readmodels.Deal{before, after} {
		if r == nil {
			continue
		}
		for _, key := range append([]string{r.CompanyID}, r.ContactIDs...) {
			if key != "" && !slices.Contains(ids, key) {
				ids = append(ids, key)
			}
		}
	}
	return ids
}

func (p *page) dealPhrase(at eventstore.Position, e deal.Event, before, r *readmodels.Deal) string {
	switch e := e.(type) {
	case deal.Opened:
		return made("opened", e.Imported) + p.inStage(at, r.PipelineID, e.StageID) + worth(r)
	case deal.Updated:
		return updatePhrase(e.Fields, before, r)
	case deal.Moved:
		return p.movePhrase(at, e, before, r) + worth(r)
	case deal.Won:
		return "won" + p.inStage(at, r.PipelineID, e.StageID) + worth(r)
	case deal.Lost:
		return "lost" + p.inStage(at, r.PipelineID, e.StageID) + worth(r) + ": " + e.Reason
	case deal.Reopened:
		return "reopened" + p.inStage(at, r.PipelineID, r.StageID)
	case deal.Archived:
		return "archived"
	case deal.Restored:
		return "restored"
	default:
		return "deleted"
	}
}

// updatePhrase tells of money and line items what became of them, and of the
// rest that it changed.
func updatePhrase(f deal.Fields, before, after *readmodels.Deal) string {
	var phrases []string
	if f.LineItems != nil {
		phrases = append(phrases, linesPhrase(before.Lines, after.Lines))
	}
	if f.Value != nil {
		phrases = append(phrases, valuePhrase(before, after))
	}
	rest := said(
		part{"title", f.Title != nil}, part{"company", f.CompanyID != nil}, part{"contacts", f.Contacts != nil},
		part{"owner", f.OwnerID != nil}, part{"expected close", f.ExpectedClose != nil}, part{"source", f.Source != nil},
		part{"tags", f.TagIDs != nil}, part{"custom fields", f.Custom != nil})
	if len(rest) > 0 || len(phrases) == 0 {
		phrases = append(phrases, changed(rest))
	}
	return strings.Join(phrases, "; ")
}

func (p *page) inStage(at eventstore.Position, pipelineID, stageID string) string {
	if name := p.stage(at, pipelineID, stageID); name != "" {
		return " in " + name
	}
	return ""
}

func (p *page) movePhrase(at eventstore.Position, e deal.Moved, before, after *readmodels.Deal) string {
	from, to := p.stage(at, before.PipelineID, e.From), p.stage(at, after.PipelineID, e.To)
	switch {
	case from == "" || to == "":
		return "moved to another stage"
	case e.PipelineID != "":
		return "moved from " + from + " to " + to + " of another pipeline"
	default:
		return "moved from " + from + " to " + to
	}
}
