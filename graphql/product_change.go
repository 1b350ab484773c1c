package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/readmodels"
)

// productPayload is a product as a command left it.
type productPayload struct {
	Product  *productNode
	Position Position
}

func productAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*productPayload, error) {
	p := receipt.State.(product.Product)
	row := readmodels.Product{
		ID: p.ID, Name: p.Name, SKU: p.SKU, Description: p.Description, TagIDs: p.TagIDs, Custom: readmodels.Custom(p.Custom), Archived: p.Archived,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt},
	}
	for _, price := range p.Prices {
		row.Prices = append(row.Prices, readmodels.Money(price))
	}
	node, err := only(s.products(ctx, []readmodels.Product{row}, selected(ctx)["product"]))
	return &productPayload{node, Position(receipt.Position.String())}, err
}

// productInput is what creating and updating have in common.
type productInput struct {
	Name, SKU, Description optText
	Prices                 optPrices
	TagIDs                 optIDs
	CustomFields           optCustom
	CommandID              optText
}

func (in productInput) fields() (product.Fields, error) {
	var r refs
	f := product.Fields{
		Name: in.Name.pointer(), SKU: in.SKU.pointer(), Description: in.Description.pointer(), Prices: in.Prices.pointer(),
		TagIDs: r.many("tagIds", in.TagIDs.pointer()), Custom: in.CustomFields.pointer(),
	}
	return f, r.Err()
}

// CreateProduct makes a product. Codes: VALIDATION_ERROR.
func (r *resolver) CreateProduct(ctx context.Context, args struct{ Input productInput }) (*productPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	fields, err := args.Input.fields()
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, product.Create{ID: newID(env, "product"), Fields: fields, At: env.Now}, productAnswer)
}

type updateProductInput struct {
	ID           ID
	BaseRevision optInt
	productInput
}

// UpdateProduct changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateProduct(ctx context.Context, args struct{ Input updateProductInput }) (*productPayload, error) {
	env, id, err := r.onSeen(ctx, args.Input.ID, args.Input.CommandID, args.Input.BaseRevision)
	if err != nil {
		return nil, err
	}
	fields, err := args.Input.fields()
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, product.Update{ID: id, Fields: fields, At: env.Now}, productAnswer)
}

// ArchiveProduct takes a product off the usual lists. Codes: NOT_FOUND.
func (r *resolver) ArchiveProduct(ctx context.Context, args struct{ Input archiveInput }) (*productPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, product.Archive{ID: id, At: env.Now}, productAnswer)
}

// RestoreProduct brings a product back. Codes: NOT_FOUND,
// VALIDATION_ERROR when its SKU was taken meanwhile.
func (r *resolver) RestoreProduct(ctx context.Context, args struct{ Input restoreInput }) (*productPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, product.Restore{ID: id, At: env.Now}, productAnswer)
}

// DeleteProduct takes it off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteProduct(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return product.Delete{ID: id, At: env.Now}
	})
}
