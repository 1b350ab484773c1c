package graphql

import (
	"context"
	"strconv"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// reports are the reports of a tenant. They all see the same settings and now.
type reports struct {
	*scope
	tenantNow readmodels.Tenant
	zone      *time.Location
	now       time.Time
}

// Reports answers the query reports.
func (r *resolver) Reports(ctx context.Context) (*reports, error) {
	s, err := r.query(ctx, "reports")
	if err != nil {
		return nil, err
	}
	if err := r.awaitReports(ctx); err != nil {
		return nil, err
	}
	return s.reports(ctx)
}

func (s *scope) reports(ctx context.Context) (*reports, error) {
	t, err := s.settings(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(zoneOf(t))
	if err != nil { // which this machine does not know: as todayOf
		zone = time.UTC
	}
	return &reports{s, t, zone, time.Now()}, nil
}

// reportFilter is the input ReportFilter.
type reportFilter struct {
	Owners, Teams, Pipelines optIDs
	Custom                   *[]reportCustomFilter
}

type reportCustomFilter struct {
	Key    string
	Values []string
}

// periodArgs are the arguments that most reports have.
type periodArgs struct {
	From, To optDate
	Filter   *reportFilter
}

// question is what the store is asked. The store checks it.
func (r *reports) question(args periodArgs) reporting.Question {
	q := reporting.Question{Zone: r.zone, Base: r.tenantNow.Currency, Now: r.now, From: day(args.From), To: day(args.To)}
	if f := args.Filter; f != nil {
		q.Filter = reporting.Filter{Owners: f.Owners.Value, Teams: f.Teams.Value, Pipelines: f.Pipelines.Value}
		if f.Custom != nil {
			for _, c := range *f.Custom {
				q.Filter.Custom = append(q.Filter.Custom, reporting.CustomFilter(c))
			}
		}
	}
	return q
}

// whole reads an argument that is a number; what is left out is the schema's.
func whole(o optInt, field string) (int, error) {
	if o.Value < 0 {
		return 0, fault.Field(field, "must not be negative; "+strconv.Itoa(o.Value)+" is")
	}
	return o.Value, nil
}

// worthNode is what deals are worth together.
type worthNode struct {
	Count      int32
	ByCurrency []money
	Base       money
}

func (r *reports) worth(w reporting.Worth) worthNode {
	node := worthNode{clamp(w.Count), []money{}, money{Amount(w.Base), r.tenantNow.Currency}}
	for _, m := range w.ByCurrency {
		node.ByCurrency = append(node.ByCurrency, money{Amount(m.Amount), m.Currency})
	}
	return node
}

// dayNode writes a day; zero is none.
func dayNode(day time.Time) *Date {
	if day.IsZero() {
		return nil
	}
	return new(Date(day.Format(time.DateOnly)))
}

func mustDay(day time.Time) Date { return Date(day.Format(time.DateOnly)) }

// days are seconds as days; none when nothing was measured.
func days(seconds int64, measured int) *float64 {
	if measured == 0 {
		return nil
	}
	return new(float64(seconds) / (24 * time.Hour).Seconds())
}

func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// named reads the objects that the rows of a report name by id. What is no id
// of Daybook's names nothing.
func named[Row, Node any](ctx context.Context, s *scope, want fields, ids []string,
	load func(ctx context.Context, tenant string, ids []string) (map[string]Row, error),
	nodes func(ctx context.Context, rows []Row, want fields) ([]*Node, error),
) (map[string]*Node, error) {
	known := make([]string, 0, len(ids))
	for _, id := range ids {
		if normal, ok := parseID(ID(id)); ok {
			known = append(known, normal)
		}
	}
	return belongsTo(ctx, s, want, known, load, nodes)
}
