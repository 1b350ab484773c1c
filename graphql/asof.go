package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/readmodels"
)

type asOfArgs struct {
	ID ID
	At Time
}

// asOf gives the one object that a query asks for as it stood at a time; nil
// when it was not there then.
func asOf[Row, Node any](ctx context.Context, r *resolver, category string, args asOfArgs,
	row func(receipt commands.Receipt, erased bool) (row Row, there bool),
	nodes func(*scope) func(context.Context, []Row, fields) ([]*Node, error),
) (*Node, error) {
	s, err := r.query(ctx, category+"AsOf")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	receipt, found, erased, err := s.Past.AsOf(ctx, s.tenant, commands.Object{Category: category, ID: id}, args.At.at)
	if err != nil || !found {
		return nil, err
	}
	then, there := row(receipt, erased)
	if !there {
		return nil, nil
	}
	return only(nodes(s)(ctx, []Row{then}, selected(ctx)))
}

// ContactAsOf answers the query contactAsOf. A person who was erased since is
// erased in the past as well.
func (r *resolver) ContactAsOf(ctx context.Context, args asOfArgs) (*contactNode, error) {
	return asOf(ctx, r, contact.Category, args, func(receipt commands.Receipt, erased bool) (readmodels.Contact, bool) {
		row := contactRow(receipt)
		row.Erased = row.Erased || erased
		return row, !receipt.State.(contact.Contact).Deleted
	}, func(s *scope) func(context.Context, []readmodels.Contact, fields) ([]*contactNode, error) {
		return s.contacts
	})
}

// CompanyAsOf answers the query companyAsOf.
func (r *resolver) CompanyAsOf(ctx context.Context, args asOfArgs) (*companyNode, error) {
	return asOf(ctx, r, company.Category, args, func(receipt commands.Receipt, _ bool) (readmodels.Company, bool) {
		return companyRow(receipt), receipt.State.(company.Company).Exists()
	}, func(s *scope) func(context.Context, []readmodels.Company, fields) ([]*companyNode, error) {
		return s.companies
	})
}

// DealAsOf answers the query dealAsOf.
func (r *resolver) DealAsOf(ctx context.Context, args asOfArgs) (*dealNode, error) {
	return asOf(ctx, r, deal.Category, args, func(receipt commands.Receipt, _ bool) (readmodels.Deal, bool) {
		return dealRow(receipt), receipt.State.(deal.Deal).Exists()
	}, func(s *scope) func(context.Context, []readmodels.Deal, fields) ([]*dealNode, error) { return s.deals })
}

// TaskAsOf answers the query taskAsOf.
func (r *resolver) TaskAsOf(ctx context.Context, args asOfArgs) (*taskNode, error) {
	return asOf(ctx, r, task.Category, args, func(receipt commands.Receipt, _ bool) (readmodels.Task, bool) {
		return taskRow(receipt), receipt.State.(task.Task).Exists()
	}, func(s *scope) func(context.Context, []readmodels.Task, fields) ([]*taskNode, error) { return s.tasks })
}
