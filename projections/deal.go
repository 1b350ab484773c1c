package projections

import (
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) deal(d codec.Decoded, e deal.Event) error {
	before, after, known, err := step(p.loaded.Deals, p.changed.Deals, d,
		func(r *readmodels.Deal) int64 { return r.Revision },
		func(r *readmodels.Deal) (*readmodels.Deal, error) { return nextDeal(r, d, e) })
	if err != nil || known {
		return err
	}
	shown := after
	if shown == nil { // deleted
		shown = before
	}
	phrase := p.dealPhrase(e, shown)
	p.entry(d, d.Stream.ID, capital(phrase), false)
	for _, subject := range touchedByDeal(before, after) {
		p.entry(d, subject, fmt.Sprintf("Deal “%s” %s", shown.Title, phrase), false)
	}
	return nil
}

// nextDeal folds an event onto the deal's row.
func nextDeal(r *readmodels.Deal, d codec.Decoded, e deal.Event) (*readmodels.Deal, error) {
	if opened, ok := e.(deal.Opened); ok {
		return openedDeal(d, opened), nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case deal.Updated:
		setDeal(&next, e.Fields)
	case deal.Moved:
		next.StageID, next.StageSince = e.To, e.At.UTC()
	case deal.Won:
		next.Status, next.ClosedAt = string(deal.StatusWon), e.At.UTC()
	case deal.Lost:
		next.Status, next.ClosedAt, next.LostReason = string(deal.StatusLost), e.At.UTC(), e.Reason
	case deal.Reopened:
		next.Status, next.ClosedAt, next.LostReason = string(deal.StatusOpen), time.Time{}, ""
	case deal.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func openedDeal(d codec.Decoded, e deal.Opened) *readmodels.Deal {
	r := &readmodels.Deal{
		ID: d.Stream.ID, PipelineID: e.PipelineID, StageID: e.StageID,
		Status: string(deal.StatusOpen), StageSince: e.At.UTC(), Versioned: versionAt(d),
	}
	setDeal(r, e.Fields)
	return r
}

func setDeal(r *readmodels.Deal, f deal.Fields) {
	domain.Set(&r.Title, f.Title)
	domain.Set(&r.CompanyID, f.CompanyID)
	domain.Set(&r.ContactIDs, f.ContactIDs)
	domain.Set(&r.OwnerID, f.OwnerID)
	domain.Set(&r.ExpectedClose, f.ExpectedClose)
	setCustom(&r.Custom, f.Custom)
	if f.Value != nil {
		r.Amount, r.Currency = f.Value.Amount, f.Value.Currency
	}
}

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

func (p *page) dealPhrase(e deal.Event, r *readmodels.Deal) string {
	switch e := e.(type) {
	case deal.Opened:
		return made("opened", e.Imported) + p.inStage(r.PipelineID, e.StageID)
	case deal.Updated:
		f := e.Fields
		return changed(said(
			part{"title", f.Title != nil}, part{"value", f.Value != nil}, part{"company", f.CompanyID != nil},
			part{"contacts", f.ContactIDs != nil}, part{"owner", f.OwnerID != nil}, part{"expected close", f.ExpectedClose != nil},
			part{"custom fields", f.Custom != nil}))
	case deal.Moved:
		from, to := p.stage(r.PipelineID, e.From), p.stage(r.PipelineID, e.To)
		if from == "" || to == "" {
			return "moved to another stage"
		}
		return "moved from " + from + " to " + to
	case deal.Won:
		return "won"
	case deal.Lost:
		return "lost: " + e.Reason
	case deal.Reopened:
		return "reopened"
	default:
		return "deleted"
	}
}

func (p *page) inStage(pipelineID, stageID string) string {
	if name := p.stage(pipelineID, stageID); name != "" {
		return " in " + name
	}
	return ""
}
