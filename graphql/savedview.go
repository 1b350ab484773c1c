package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/readmodels"
)

// savedViewNode is a saved view; most of its fields are the row's.
type savedViewNode struct {
	readmodels.SavedView
	Owner *memberNode
}

// savedViews makes nodes of rows, with the relations that are wanted of them.
func (s *scope) savedViews(ctx context.Context, rows []readmodels.SavedView, want fields) ([]*savedViewNode, error) {
	ownerIDs := pluck(rows, func(v *readmodels.SavedView) string { return v.OwnerID })
	owners, err := belongsTo(ctx, s, want["owner"], ownerIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	nodes := make([]*savedViewNode, len(rows))
	for i, row := range rows {
		if row.Columns == nil {
			row.Columns = []string{}
		}
		nodes[i] = &savedViewNode{row, owners[row.OwnerID]}
	}
	return nodes, nil
}

// ID is the view's id.
func (v *savedViewNode) ID() ID { return ID(v.SavedView.ID) }

// Revision is the revision of its stream that the view shows.
func (v *savedViewNode) Revision() int32 { return clamp(int(v.SavedView.Revision)) }

// CreatedAt is when the view was made.
func (v *savedViewNode) CreatedAt() Time { return Time{v.SavedView.CreatedAt} }

// UpdatedAt is when it was last changed.
func (v *savedViewNode) UpdatedAt() Time { return Time{v.SavedView.UpdatedAt} }

// Filter is what the list's filter takes.
func (v *savedViewNode) Filter() *JSONObject { return someObject(v.SavedView.Filter) }

// Sort is what the list's sort takes.
func (v *savedViewNode) Sort() *JSONObject { return someObject(v.SavedView.Sort) }

// SavedView answers the query savedView.
func (r *resolver) SavedView(ctx context.Context, args struct{ ID ID }) (*savedViewNode, error) {
	s, err := r.query(ctx, "savedView")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	actor, err := r.actor(ctx)
	if err != nil {
		return nil, err
	}
	row, err := s.Reads.SavedView(ctx, s.tenant, actor.Member, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.savedViews(ctx, []readmodels.SavedView{*row}, selected(ctx)))
}

type savedViewsArgs struct {
	Object optEnum
	First  optInt
	After  optText
}

// SavedViews answers the query savedViews.
func (r *resolver) SavedViews(ctx context.Context, args savedViewsArgs) (*connection[savedViewNode], error) {
	s, err := r.query(ctx, "savedViews")
	if err != nil {
		return nil, err
	}
	actor, err := r.actor(ctx)
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, 2*usualPage)
	if err != nil {
		return nil, err
	}
	q := readmodels.SavedViewQuery{Viewer: actor.Member, Object: args.Object.Value}
	list, err := s.Reads.SavedViews(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.savedViews, func() (int, error) { return s.Reads.CountSavedViews(ctx, s.tenant, q) })
}

// savedViewPayload is a view as a command left it.
type savedViewPayload struct {
	SavedView *savedViewNode
	Position  Position
}

func savedViewAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*savedViewPayload, error) {
	v := receipt.State.(savedview.View)
	row := readmodels.SavedView{
		ID: v.ID, Name: v.Name, Object: string(v.Object), OwnerID: v.OwnerID, Filter: v.Filter, Sort: v.Sort, Columns: v.Columns, Shared: v.Shared,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: v.CreatedAt, UpdatedAt: v.UpdatedAt},
	}
	node, err := only(s.savedViews(ctx, []readmodels.SavedView{row}, selected(ctx)["savedView"]))
	return &savedViewPayload{node, Position(receipt.Position.String())}, err
}

// savedViewInput is what creating and updating have in common.
type savedViewInput struct {
	Name         optText
	Filter, Sort optObject
	Columns      optTexts
	Shared       optBool
	CommandID    optText
}

// fields gives what was said; a view is shared or not, so null says nothing.
func (in savedViewInput) fields() savedview.Fields {
	f := savedview.Fields{
		Name: in.Name.pointer(), Filter: in.Filter.pointer(), Sort: in.Sort.pointer(), Columns: in.Columns.pointer(),
	}
	if in.Shared.Said && !in.Shared.Null {
		f.Shared = &in.Shared.Value
	}
	return f
}

type createSavedViewInput struct {
	Object optEnum
	savedViewInput
}

// CreateSavedView makes a view of the caller. Codes: VALIDATION_ERROR.
func (r *resolver) CreateSavedView(ctx context.Context, args struct{ Input createSavedViewInput }) (*savedViewPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, savedview.Create{
		ID: newID(env, "savedView"), Object: savedview.Object(args.Input.Object.Value), Fields: args.Input.fields(), At: env.Now,
	}, savedViewAnswer)
}

type updateSavedViewInput struct {
	ID           ID
	BaseRevision optInt
	savedViewInput
}

// UpdateSavedView changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, FORBIDDEN, CONFLICT.
func (r *resolver) UpdateSavedView(ctx context.Context, args struct{ Input updateSavedViewInput }) (*savedViewPayload, error) {
	env, id, err := r.onSeen(ctx, args.Input.ID, args.Input.CommandID, args.Input.BaseRevision)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, savedview.Update{ID: id, Fields: args.Input.fields(), At: env.Now}, savedViewAnswer)
}

// RestoreSavedView brings a deleted view back. Codes: NOT_FOUND.
func (r *resolver) RestoreSavedView(ctx context.Context, args struct{ Input restoreInput }) (*savedViewPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, savedview.Restore{ID: id, At: env.Now}, savedViewAnswer)
}

// DeleteSavedView takes it off every list. Codes: NOT_FOUND, FORBIDDEN.
func (r *resolver) DeleteSavedView(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return savedview.Delete{ID: id, At: env.Now}
	})
}
