package readmodels

import (
	"context"
	"fmt"
	"slices"
)

var deals = newTable("deals", ifNewer, slices.Concat([]column[Deal]{
	{"id", func(d *Deal) any { return (*id)(&d.ID) }},
	{"title", func(d *Deal) any { return &d.Title }},
	{"amount", func(d *Deal) any { return &d.Amount }},
	{"currency", func(d *Deal) any { return &d.Currency }},
	{"value_is_sum", func(d *Deal) any { return &d.ValueIsSum }},
	{"pipeline_id", func(d *Deal) any { return (*id)(&d.PipelineID) }},
	{"stage_id", func(d *Deal) any { return (*id)(&d.StageID) }},
	{"status", func(d *Deal) any { return &d.Status }},
	{"company_id", func(d *Deal) any { return (*id)(&d.CompanyID) }},
	{"contact_ids", func(d *Deal) any { return &d.ContactIDs }},
	{"contacts", func(d *Deal) any { return (*jsonList[DealContact])(&d.Roles) }},
	{"owner_id", func(d *Deal) any { return (*id)(&d.OwnerID) }},
	{"expected_close", func(d *Deal) any { return (*day)(&d.ExpectedClose) }},
	{"line_items", func(d *Deal) any { return (*jsonList[LineItem])(&d.Lines) }},
	{"source", func(d *Deal) any { return &d.Source }},
	{"forecast_category", func(d *Deal) any { return &d.Forecast }},
	{"tag_ids", func(d *Deal) any { return &d.TagIDs }},
	{"lost_reason", func(d *Deal) any { return &d.LostReason }},
	{"custom", func(d *Deal) any { return &d.Custom }},
	{"archived", func(d *Deal) any { return &d.Archived }},
	{"stage_since", func(d *Deal) any { return (*instant)(&d.StageSince) }},
	{"closed_at", func(d *Deal) any { return (*instant)(&d.ClosedAt) }},
	{"visits", func(d *Deal) any { return (*jsonList[Visit])(&d.Visits) }},
}, versioned(func(d *Deal) *Versioned { return &d.Versioned }))...)

var dealSorts = map[string]sortKey{
	SortTitle: byFolded, SortValue: by("amount", "bigint"), SortExpectedClose: byDay("expected_close"),
	SortCreated: byCreated, SortUpdated: byUpdated,
}

// dealFilters are what deals can be filtered by.
var dealFilters = map[string]filterColumn{
	"title": {"title", textColumn}, "amount": {"amount", numberColumn}, "currency": {"currency", textColumn},
	"status": {"status", textColumn}, "lostReason": {"lost_reason", textColumn}, "source": {"source", textColumn}, "forecastCategory": {"forecast_category", textColumn},
	"tagId":      {"tag_ids", idsColumn},
	"pipelineId": {"pipeline_id", idColumn}, "stageId": {"stage_id", idColumn}, "companyId": {"company_id", idColumn},
	"ownerId": {"owner_id", idColumn}, "teamId": {"owner_id", teamColumn}, "contactId": {"contact_ids", peopleColumn}, "expectedClose": {"expected_close", dayColumn},
	"stageSince": {"stage_since", instantColumn}, "closedAt": {"closed_at", instantColumn},
	"createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q DealQuery) selection() *selection {
	s := &selection{}
	s.refers("pipeline_id", q.PipelineID)
	s.refers("stage_id", q.StageID)
	s.is("status", q.Status)
	s.refers("owner_id", q.OwnerID)
	s.refers("company_id", q.CompanyID)
	s.match("contact_ids", fmt.Sprintf(withThePerson, survivorOf), q.ContactID)
	s.match("owner_id", ofTeam("owner_id"), q.TeamID)
	s.fulfil(q.Filter, dealFilters)
	s.flag("archived", q.Archived)
	s.search(q.Search)
	if !q.Archived {
		s.kind = findDeals.object
	}
	return s
}

// Deal gives a deal; nil when there is none. The fields of the columns that
// nobody looks at may come back empty.
func (s *Store) Deal(ctx context.Context, tenant, id string, without ...string) (*Deal, error) {
	return deals.without(without).get(ctx, s, tenant, id)
}

// Deals gives a page of deals.
func (s *Store) Deals(ctx context.Context, tenant string, q DealQuery, p Page) (List[Deal], error) {
	sel := q.selection()
	o, err := sel.orderIn(q.Sort, dealSorts)
	if err != nil {
		return List[Deal]{}, err
	}
	return deals.list(ctx, s, tenant, sel, o, p)
}

// CountDeals counts what Deals gives on all pages.
func (s *Store) CountDeals(ctx context.Context, tenant string, q DealQuery) (int, error) {
	return deals.count(ctx, s, tenant, q.selection())
}

// DealsByID gives those of the deals that there are.
func (s *Store) DealsByID(ctx context.Context, tenant string, ids []string) (map[string]Deal, error) {
	return deals.getAll(ctx, s, tenant, ids, func(d *Deal) string { return d.ID })
}

const newestFirst = "created_at DESC, id DESC"

// DealsByContact gives each contact's deals, newest first.
func (s *Store) DealsByContact(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Deal, error) {
	return deals.grouped(ctx, s, tenant, fmt.Sprintf(withThePerson, "k.id")+" AND NOT archived", newestFirst, ids, limit)
}

// DealsByCompany gives each company's deals, newest first.
func (s *Store) DealsByCompany(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Deal, error) {
	return deals.grouped(ctx, s, tenant, "company_id = k.id AND NOT archived", newestFirst, ids, limit)
}

// EachDeal visits every deal, in no order.
func (s *Store) EachDeal(ctx context.Context, tenant string, visit func(Deal) error) error {
	return deals.each(ctx, s, tenant, visit)
}
