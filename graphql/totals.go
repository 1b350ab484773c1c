package graphql

import (
	"context"
	"math/big"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealTotals is what deals are worth together.
type dealTotals struct {
	sumNode
	MissingRates []string
	ByStage      []*stageSumNode
}

// sumNode is a sum of deals.
type sumNode struct {
	Count      int32
	ByCurrency []money
	Base       money
	Weighted   money
}

// stageSumNode is the sum of the deals of one stage.
type stageSumNode struct {
	Pipeline *pipelineNode
	Stage    *stageNode
	sumNode
}

// DealTotals answers the query dealTotals.
func (r *resolver) DealTotals(ctx context.Context, args struct {
	Search optText
	Filter *dealFilter
}) (*dealTotals, error) {
	s, err := r.query(ctx, "dealTotals")
	if err != nil {
		return nil, err
	}
	q, err := dealQuery(ctx, s, args.Search, args.Filter, nil)
	if err != nil {
		return nil, err
	}
	t, err := s.settings(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.Reads.DealTotals(ctx, s.tenant, q, readmodels.Totals{Base: t.Currency, Zone: zoneOf(t), Today: todayOf(t)})
	if err != nil {
		return nil, err
	}
	ids := pluck(rows, func(r *readmodels.DealTotal) string { return r.PipelineID })
	ways, err := belongsTo(ctx, s, fields{}, ids, s.Reads.PipelinesByID, pipelines)
	if err != nil {
		return nil, err
	}
	return totalsOf(rows, t.Currency, ways), nil
}

// totalsOf adds the rows up. All of it is exact; what is shown is rounded once,
// at the end, half a unit up.
func totalsOf(rows []readmodels.DealTotal, base string, ways map[string]*pipelineNode) *dealTotals {
	all, stages, missing := newSum(base), map[string]*sum{}, []string{}
	var order []*stageSumNode
	for _, row := range rows {
		of := stages[row.StageID]
		if of == nil {
			of = newSum(base)
			stages[row.StageID] = of
			in := way(ways, row.PipelineID)
			order = append(order, &stageSumNode{Pipeline: in, Stage: in.stage(row.StageID)})
		}
		percent := probability(deal.Status(row.Status), way(ways, row.PipelineID).stage(row.StageID))
		of.add(row, percent)
		if known := all.add(row, percent); !known && !slices.Contains(missing, row.Currency) {
			missing = append(missing, row.Currency)
		}
	}
	for _, node := range order {
		node.sumNode = stages[string(node.Stage.ID)].node()
	}
	slices.SortStableFunc(order, byPlace)
	slices.Sort(missing)
	return &dealTotals{all.node(), missing, order}
}

// byPlace orders stages by pipeline and by their place in it.
func byPlace(a, b *stageSumNode) int {
	if a.Pipeline != b.Pipeline {
		return 0 // rows come by pipeline
	}
	place := func(n *stageSumNode) int {
		return slices.IndexFunc(n.Pipeline.Stages, func(s stageNode) bool { return s.ID == n.Stage.ID })
	}
	return place(a) - place(b)
}

// sum is a sum of deals in the making.
type sum struct {
	count          int
	base           string
	exact, weighed *big.Rat // in minor units of the base currency
	byCurrency     map[string]*big.Rat
}

func newSum(base string) *sum {
	return &sum{base: base, exact: new(big.Rat), weighed: new(big.Rat), byCurrency: map[string]*big.Rat{}}
}

// add adds deals up; it says whether their rate is known.
func (s *sum) add(row readmodels.DealTotal, percent int32) bool {
	amount, ok := new(big.Rat).SetString(row.Amount)
	if !ok {
		amount = new(big.Rat)
	}
	s.count += row.Count
	if s.byCurrency[row.Currency] == nil {
		s.byCurrency[row.Currency] = new(big.Rat)
	}
	s.byCurrency[row.Currency].Add(s.byCurrency[row.Currency], amount)
	rate := big.NewRat(1, 1)
	if row.Currency != s.base {
		if rate, ok = new(big.Rat).SetString(row.Rate); !ok {
			return false
		}
	}
	worth := value.Convert(amount, row.Currency, s.base, rate)
	s.exact.Add(s.exact, worth)
	s.weighed.Add(s.weighed, new(big.Rat).Mul(worth, big.NewRat(int64(percent), 100)))
	return true
}

func (s *sum) node() sumNode {
	node := sumNode{
		Count: clamp(s.count), ByCurrency: []money{}, Base: money{shown(s.exact), s.base}, Weighted: money{shown(s.weighed), s.base},
	}
	for currency, amount := range s.byCurrency {
		node.ByCurrency = append(node.ByCurrency, money{shown(amount), currency})
	}
	slices.SortFunc(node.ByCurrency, func(a, b money) int { return strings.Compare(a.Currency, b.Currency) })
	return node
}

// shown rounds an amount. What is beyond the largest that clients read exactly
// shows as that.
func shown(exact *big.Rat) Amount {
	whole := value.Round(exact)
	if whole.Cmp(big.NewInt(value.MaxAmount)) > 0 {
		return value.MaxAmount
	}
	return Amount(whole.Int64())
}
