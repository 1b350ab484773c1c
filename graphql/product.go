package graphql

import (
	"context"
	"strings"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// productNode is a product; most of its fields are the row's.
type productNode struct {
	readmodels.Product
	Tags  []*tagNode
	scope *scope
}

// products makes nodes of rows, with the relations that are wanted of them.
func (s *scope) products(ctx context.Context, rows []readmodels.Product, want fields) ([]*productNode, error) {
	labels, err := tagsOf(ctx, s, want["tags"], rows, func(p *readmodels.Product) []string { return p.TagIDs })
	if err != nil {
		return nil, err
	}
	nodes := make([]*productNode, len(rows))
	for i, row := range rows {
		nodes[i] = &productNode{row, labels[i], s}
	}
	return nodes, nil
}

// ID is the product's id.
func (p *productNode) ID() ID { return ID(p.Product.ID) }

// Revision is the revision of its stream that the product shows.
func (p *productNode) Revision() int32 { return clamp(int(p.Product.Revision)) }

// CreatedAt is when the product was made.
func (p *productNode) CreatedAt() Time { return Time{p.Product.CreatedAt} }

// UpdatedAt is when it was last changed.
func (p *productNode) UpdatedAt() Time { return Time{p.Product.UpdatedAt} }

// Prices are what one unit costs.
func (p *productNode) Prices() []money {
	prices := make([]money, len(p.Product.Prices))
	for i, price := range p.Product.Prices {
		prices[i] = money{Amount(price.Amount), price.Currency}
	}
	return prices
}

// CustomFields are the values of its custom fields.
func (p *productNode) CustomFields() CustomFields { return CustomFields(p.Custom) }

// Timeline is what happened to the product.
func (p *productNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return p.scope.timeline(ctx, p.Product.ID, args)
}

// Product answers the query product.
func (r *resolver) Product(ctx context.Context, args struct{ ID ID }) (*productNode, error) {
	s, err := r.query(ctx, "product")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Product(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.products(ctx, []readmodels.Product{*row}, selected(ctx)))
}

type productFilter struct {
	TagID, SKU                   optText
	Archived                     optBool
	Name, SKUFilter, Description *textFilter
	TagFilter                    *idFilter
	CreatedAt, UpdatedAt         *timeFilter
	Custom                       *[]customFilter
	And, Or                      *[]productFilter
	Not                          *productFilter
}

func (f *productFilter) below() (and, or *[]productFilter, not *productFilter) {
	return f.And, f.Or, f.Not
}

func (f *productFilter) conditions(c *conditions) {
	c.is("tagId", f.TagID)
	c.eq("foldedSku", optText{Value: strings.ToLower(f.SKU.Value), Said: f.SKU.Said})
	c.whole("archived", f.Archived)
	c.text("name", "name", f.Name)
	c.text("skuFilter", "sku", f.SKUFilter)
	c.text("description", "description", f.Description)
	c.id("tagFilter", "tagId", f.TagFilter)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
	c.fields(f.Custom)
}

func (a productsArgs) query(ctx context.Context, s *scope) (readmodels.ProductQuery, error) {
	var c criteria
	custom := &customFields{scope: s, ctx: ctx, object: customfield.Product}
	q := readmodels.ProductQuery{Search: c.search(a.Search), Sort: c.sort(a.Sort, custom)}
	if f := a.Filter; f != nil {
		q.TagID, q.SKU, q.Archived = c.id("tagId", f.TagID), c.text("sku", f.SKU), f.Archived.Value
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter.", custom: custom}, a.Filter)
	return q, c.reading(custom)
}

// Products answers the query products.
func (r *resolver) Products(ctx context.Context, args productsArgs) (*connection[productNode], error) {
	s, err := r.query(ctx, "products")
	if err != nil {
		return nil, err
	}
	q, err := args.query(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Products(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.products, func() (int, error) { return s.Reads.CountProducts(ctx, s.tenant, q) })
}

type productsArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *productFilter
	Sort   *order
}
