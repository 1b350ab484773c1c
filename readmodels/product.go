package readmodels

import (
	"context"
	"slices"
)

var products = newTable("products", ifNewer, slices.Concat([]column[Product]{
	{"id", func(p *Product) any { return (*id)(&p.ID) }},
	{"name", func(p *Product) any { return &p.Name }},
	{"sku", func(p *Product) any { return &p.SKU }},
	{"description", func(p *Product) any { return &p.Description }},
	{"prices", func(p *Product) any { return (*jsonList[Money])(&p.Prices) }},
	{"tag_ids", func(p *Product) any { return &p.TagIDs }},
	{"custom", func(p *Product) any { return &p.Custom }},
	{"archived", func(p *Product) any { return &p.Archived }},
}, versioned(func(p *Product) *Versioned { return &p.Versioned }))...)

var productSorts = map[string]sortKey{SortName: byFolded, SortCreated: byCreated, SortUpdated: byUpdated}

// ProductQuery selects products: those that are archived, or those that are not.
type ProductQuery struct {
	Search   string
	TagID    string
	SKU      string // in any case
	Archived bool
	Filter   Filter
	Sort     Sort
}

// productFilters are what products can be filtered by.
var productFilters = map[string]filterColumn{
	"name": {"name", textColumn}, "sku": {"sku", textColumn}, "foldedSku": {"lower(sku)", textColumn}, "description": {"description", textColumn},
	"tagId": {"tag_ids", idsColumn}, "createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q ProductQuery) selection() *selection {
	s := &selection{}
	s.holds("tag_ids", q.TagID)
	if q.SKU != "" {
		s.conditions = append(s.conditions, "lower(sku) = lower("+s.arg(q.SKU)+")")
	}
	s.flag("archived", q.Archived)
	s.fulfil(q.Filter, productFilters)
	s.search(q.Search)
	if !q.Archived {
		s.kind = findProducts.object
	}
	return s
}

// Product gives a product; nil when there is none.
func (s *Store) Product(ctx context.Context, tenant, id string) (*Product, error) {
	return products.get(ctx, s, tenant, id)
}

// Products gives a page of products.
func (s *Store) Products(ctx context.Context, tenant string, q ProductQuery, p Page) (List[Product], error) {
	sel := q.selection()
	o, err := sel.orderIn(q.Sort, productSorts)
	if err != nil {
		return List[Product]{}, err
	}
	return products.list(ctx, s, tenant, sel, o, p)
}

// CountProducts counts what Products gives on all pages.
func (s *Store) CountProducts(ctx context.Context, tenant string, q ProductQuery) (int, error) {
	return products.count(ctx, s, tenant, q.selection())
}

// ProductsByID gives those of the products that there are.
func (s *Store) ProductsByID(ctx context.Context, tenant string, ids []string) (map[string]Product, error) {
	return products.getAll(ctx, s, tenant, ids, func(p *Product) string { return p.ID })
}

// EachProduct visits every product, in no order.
func (s *Store) EachProduct(ctx context.Context, tenant string, visit func(Product) error) error {
	return products.each(ctx, s, tenant, visit)
}
