package graphql

import (
	"context"
	"math"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// money is an amount of money.
type money struct {
	Amount   Amount
	Currency string
}

// pipelineReport is the open deals by stage and the win rate by owner.
type pipelineReport struct {
	Stages   []stageTotal
	WinRates []*winRate
}

type stageTotal struct {
	Stage    *stageNode
	Count    int32
	Value    money
	Weighted money
}

type winRate struct {
	Owner     *memberNode
	Won, Lost int32
	Rate      float64
}

// awaitReports waits until the reporting store shows the position that the
// query wants to see; it follows the log in larger steps than the read models.
// When it takes too long the report is of what there is.
func (r *resolver) awaitReports(ctx context.Context) error {
	commit, wanted := afterOf(ctx)
	if !wanted {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := r.Deps.Reports.WaitFor(within, commit); err != nil && within.Err() == nil {
		return err
	}
	return ctx.Err()
}

// PipelineReport answers the query pipelineReport. Codes: NOT_FOUND,
// VALIDATION_ERROR when the period ends before it begins.
func (r *resolver) PipelineReport(ctx context.Context, args struct {
	PipelineID ID
	From, To   optDate
}) (*pipelineReport, error) {
	s, err := r.query(ctx, "pipelineReport")
	if err != nil {
		return nil, err
	}
	from, to, err := period(args.From, args.To)
	if err != nil {
		return nil, err
	}
	way, err := s.pipeline(ctx, args.PipelineID)
	if err != nil {
		return nil, err
	}
	nothing, err := r.nothingYet(ctx, s.tenant)
	if err != nil {
		return nil, err
	}
	if err := r.awaitReports(ctx); err != nil {
		return nil, err
	}
	report, err := s.Deps.Reports.PipelineReport(ctx, s.tenant, string(way.ID), from, to)
	if err != nil {
		return nil, err
	}
	rates, err := s.winRates(ctx, report.WinRates, selected(ctx)["winRates"])
	return &pipelineReport{stageTotals(way, report.Stages, nothing.Currency), rates}, err
}

func (s *scope) pipeline(ctx context.Context, id ID) (*pipelineNode, error) {
	missing := fault.New(fault.NotFound, "There is no pipeline with this id.")
	normal, ok := parseID(id)
	if !ok {
		return nil, missing
	}
	row, err := s.Reads.Pipeline(ctx, s.tenant, normal)
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, missing
	}
	return only(pipelines(ctx, []readmodels.Pipeline{*row}, nil))
}

// period reads the days of a report; left out is open ended.
func period(from, to optDate) (first, last time.Time, err error) {
	first, last = day(from), day(to)
	if !first.IsZero() && !last.IsZero() && last.Before(first) {
		return first, last, fault.Field("to", "lies before from")
	}
	return first, last, nil
}

func day(d optDate) time.Time {
	at, _ := time.Parse(time.DateOnly, d.Value) // the scalar has checked it; empty is zero
	return at
}

// stageTotals puts the totals in the order of the stages. A stage in use
// without open deals has a row with nothing in it; a retired one has none.
func stageTotals(way *pipelineNode, totals []reporting.StageTotal, currency string) []stageTotal {
	byStage := map[string][]reporting.StageTotal{}
	for _, t := range totals {
		byStage[t.StageID] = append(byStage[t.StageID], t)
	}
	rows := []stageTotal{}
	for i := range way.Stages {
		stage := &way.Stages[i]
		found := byStage[string(stage.ID)]
		if len(found) == 0 && !stage.Retired {
			found = []reporting.StageTotal{{Currency: currency}}
		}
		for _, t := range found {
			rows = append(rows, stageTotal{
				Stage: stage, Count: clamp(t.Count), Value: money{Amount(t.Amount), t.Currency},
				Weighted: money{weigh(t.Amount, int64(stage.Probability)), t.Currency},
			})
		}
	}
	return rows
}

// weigh takes percent of an amount, rounded to the nearest unit. It divides
// first: a large sum times a hundred would not fit.
func weigh(amount, percent int64) Amount {
	return Amount(amount/100*percent + (amount%100*percent+50)/100)
}

func (s *scope) winRates(ctx context.Context, rates []reporting.WinRate, want fields) ([]*winRate, error) {
	ownerIDs := pluck(rates, func(r *reporting.WinRate) string { return r.OwnerID })
	owners, err := belongsTo(ctx, s, want["owner"], ownerIDs, s.Reads.MembersByID, s.members)
	rows := make([]*winRate, len(rates))
	for i, rate := range rates {
		rows[i] = &winRate{Owner: owners[rate.OwnerID], Won: clamp(rate.Won), Lost: clamp(rate.Lost)}
		if closed := rate.Won + rate.Lost; closed > 0 {
			rows[i].Rate = float64(rate.Won) / float64(closed)
		}
	}
	return rows, err
}

// clamp fits a count into the API's Int of 32 bits.
func clamp(n int) int32 { return int32(min(n, math.MaxInt32)) }
