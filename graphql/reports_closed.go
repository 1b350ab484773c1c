package graphql

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

type winRateReport struct {
	Rows         []closedRow
	LostReasons  []lostReasonRow
	MissingRates []string
}

type closedRow struct {
	Key, Label              string
	Owner                   *memberNode
	First                   *Date
	Won, Lost               worthNode
	Rate                    float64
	AverageDays, MedianDays *float64
}

type lostReasonRow struct {
	Key, Label string
	Lost       worthNode
}

// WinRates answers reports.winRates. Codes: VALIDATION_ERROR.
func (r *reports) WinRates(ctx context.Context, args struct {
	From, To  optDate
	By, Every optEnum
	Filter    *reportFilter
}) (*winRateReport, error) {
	by := reporting.By(args.By.Value)
	report, err := r.Deps.Reports.WinRates(ctx, r.tenant, r.question(periodArgs{args.From, args.To, args.Filter}), by, reporting.Every(args.Every.Value))
	if err != nil {
		return nil, err
	}
	keys := pluck(report.Rows, func(row *reporting.ClosedGroup) string { return row.Key })
	labels, err := r.labels(ctx, by, keys)
	if err != nil {
		return nil, err
	}
	owners := map[string]*memberNode{}
	if by == reporting.ByOwner {
		if owners, err = named(ctx, r.scope, selected(ctx)["rows"]["owner"], keys, r.Reads.MembersByID, r.members); err != nil {
			return nil, err
		}
	}
	node := &winRateReport{[]closedRow{}, []lostReasonRow{}, some(report.MissingRates)}
	for _, row := range report.Rows {
		node.Rows = append(node.Rows, closedRow{
			row.Key, labels[row.Key], owners[row.Key], dayNode(row.First), r.worth(row.Won), r.worth(row.Lost), row.Rate,
			days(row.Average, row.Won.Count), days(row.Median, row.Won.Count),
		})
	}
	for _, row := range report.LostReasons {
		node.LostReasons = append(node.LostReasons, lostReasonRow{row.Key, r.word(tenant.LostReasons, row.Key), r.worth(row.Lost)})
	}
	return node, nil
}

// labels says what the keys of a report are called.
func (r *reports) labels(ctx context.Context, by reporting.By, keys []string) (map[string]string, error) {
	labels := map[string]string{}
	switch by {
	case reporting.ByOwner:
		return r.memberNames(ctx, keys)
	case reporting.ByProduct:
		found, err := named(ctx, r.scope, fields{}, keys, r.Reads.ProductsByID, r.products)
		for id, p := range found {
			labels[id] = p.Name
		}
		return labels, err
	case reporting.ByPipeline:
		found, err := r.ways(ctx, keys)
		for id, p := range found {
			labels[id] = p.Name
		}
		return labels, err
	case reporting.BySource, reporting.ByIndustry:
		list := map[reporting.By]tenant.ListName{reporting.BySource: tenant.DealSources, reporting.ByIndustry: tenant.Industries}[by]
		for _, key := range keys {
			labels[key] = r.word(list, key)
		}
	}
	return labels, nil
}

// memberNames are the names of members by id.
func (r *reports) memberNames(ctx context.Context, ids []string) (map[string]string, error) {
	found, err := named(ctx, r.scope, fields{}, ids, r.Reads.MembersByID, r.members)
	names := make(map[string]string, len(found))
	for id, m := range found {
		names[id] = m.Name
	}
	return names, err
}

// word is what an entry of a list is called; a word that is not in it is its own.
func (r *reports) word(list tenant.ListName, key string) string {
	words, set := r.tenantNow.Lists[string(list)]
	if !set {
		return key
	}
	i := slices.IndexFunc(words.Entries, func(e readmodels.ListWord) bool { return e.Key == key })
	if i < 0 {
		return key
	}
	return words.Entries[i].Label
}
