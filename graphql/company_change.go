package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/readmodels"
)

type companyPayload struct {
	Company  *companyNode
	Position Position
}

func companyAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*companyPayload, error) {
	row := companyRow(receipt)
	node, err := only(s.companies(ctx, []readmodels.Company{row}, selected(ctx)["company"]))
	return &companyPayload{node, Position(receipt.Position.String())}, err
}

func companyRow(receipt commands.Receipt) readmodels.Company {
	c := receipt.State.(company.Company)
	return readmodels.Company{
		ID: c.ID, Name: c.Name, Domain: c.Domain, Phone: c.Phone, Industry: c.Industry,
		Employees: c.Employees, Address: readmodels.Address(c.Address), Custom: readmodels.Custom(c.Custom), OwnerID: c.OwnerID,
		Website: c.Website, Description: c.Description, Revenue: c.Revenue.Amount, RevenueCurrency: c.Revenue.Currency,
		ParentID: c.ParentID, TagIDs: c.TagIDs, Archived: c.Archived,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt},
	}
}

// companyInput is what creating and updating have in common.
type companyInput struct {
	Name, Domain, Phone, Industry optText
	Employees                     optInt
	Address                       optAddress
	CustomFields                  optCustom
	OwnerID                       optText

	Website, Description, ParentID optText
	Revenue                        optRevenue
	TagIDs                         optIDs

	CommandID optText
}

func (in companyInput) fields() (company.Fields, error) {
	var r refs
	f := company.Fields{
		Name: in.Name.pointer(), Domain: in.Domain.pointer(), Phone: in.Phone.pointer(),
		Industry: in.Industry.pointer(), Address: in.Address.pointer(),
		Custom:  in.CustomFields.pointer(),
		OwnerID: r.one("ownerId", in.OwnerID.pointer()),
		Website: in.Website.pointer(), Description: in.Description.pointer(), Revenue: in.Revenue.pointer(),
		ParentID: r.one("parentId", in.ParentID.pointer()), TagIDs: r.many("tagIds", in.TagIDs.pointer()),
	}
	if in.Employees.Said {
		f.Employees = &in.Employees.Value
	}
	return f, r.Err()
}

// CreateCompany makes a company. Codes: VALIDATION_ERROR.
func (r *resolver) CreateCompany(ctx context.Context, args struct{ Input companyInput }) (*companyPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.create, companyAnswer)
}

func (in companyInput) create(env *commands.Envelope) (domain.Command, error) {
	fields, err := in.fields()
	fields.OwnerID = callerUnlessSaid(*env, fields.OwnerID)
	return company.Create{ID: newID(*env, "company"), Fields: fields, At: env.Now}, err
}

type updateCompanyInput struct {
	ID           ID
	BaseRevision optInt
	companyInput
}

// UpdateCompany changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateCompany(ctx context.Context, args struct{ Input updateCompanyInput }) (*companyPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.update, companyAnswer)
}

func (in updateCompanyInput) update(env *commands.Envelope) (domain.Command, error) {
	id, err := target(in.ID)
	if err != nil {
		return nil, err
	}
	if err := seen(env, in.BaseRevision); err != nil {
		return nil, err
	}
	fields, err := in.fields()
	return company.Update{ID: id, Fields: fields, At: env.Now}, err
}

// DeleteCompany takes a company off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteCompany(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return company.Delete{ID: id, At: env.Now}
	})
}

// ArchiveCompany takes a company off the usual lists. Codes: NOT_FOUND.
func (r *resolver) ArchiveCompany(ctx context.Context, args struct{ Input archiveInput }) (*companyPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, company.Archive{ID: id, At: env.Now}, companyAnswer)
}

// RestoreCompany brings an archived or deleted company back. Codes: NOT_FOUND.
func (r *resolver) RestoreCompany(ctx context.Context, args struct{ Input restoreInput }) (*companyPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, company.Restore{ID: id, At: env.Now}, companyAnswer)
}
