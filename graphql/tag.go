package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/readmodels"
)

// tagNode is a tag; most of its fields are the row's.
type tagNode struct{ readmodels.Tag }

// ID is the tag's id.
func (t *tagNode) ID() ID { return ID(t.Tag.ID) }

// Revision is the revision of its stream that the tag shows.
func (t *tagNode) Revision() int32 { return clamp(int(t.Tag.Revision)) }

// CreatedAt is when the tag was made.
func (t *tagNode) CreatedAt() Time { return Time{t.Tag.CreatedAt} }

// UpdatedAt is when it was last changed.
func (t *tagNode) UpdatedAt() Time { return Time{t.Tag.UpdatedAt} }

// tags makes nodes of rows; a tag has no relations.
func tags(_ context.Context, rows []readmodels.Tag, _ fields) ([]*tagNode, error) {
	nodes := make([]*tagNode, len(rows))
	for i, row := range rows {
		nodes[i] = &tagNode{row}
	}
	return nodes, nil
}

// tagsOf reads the tags of all rows at once, and gives each row's own, in the
// order of the ids. A tag that was deleted is left out.
func tagsOf[Row any](ctx context.Context, s *scope, want fields, rows []Row, ids func(*Row) []string) ([][]*tagNode, error) {
	var all []string
	for i := range rows {
		all = append(all, ids(&rows[i])...)
	}
	found, err := belongsTo(ctx, s, want, all, s.Reads.TagsByID, tags)
	if err != nil {
		return nil, err
	}
	each := make([][]*tagNode, len(rows))
	for i := range rows {
		each[i] = []*tagNode{}
		for _, id := range ids(&rows[i]) {
			if t := found[id]; t != nil {
				each[i] = append(each[i], t)
			}
		}
	}
	return each, nil
}

// Tag answers the query tag.
func (r *resolver) Tag(ctx context.Context, args struct{ ID ID }) (*tagNode, error) {
	s, err := r.query(ctx, "tag")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Tag(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return &tagNode{*row}, nil
}

type tagsArgs struct {
	First  optInt
	After  optText
	Search optText
}

// Tags answers the query tags.
func (r *resolver) Tags(ctx context.Context, args tagsArgs) (*connection[tagNode], error) {
	s, err := r.query(ctx, "tags")
	if err != nil {
		return nil, err
	}
	var c criteria
	q := readmodels.TagQuery{Search: c.search(args.Search)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, 2*usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Tags(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, tags, func() (int, error) { return s.Reads.CountTags(ctx, s.tenant, q) })
}

// tagPayload is a tag as a command left it.
type tagPayload struct {
	Tag      *tagNode
	Position Position
}

func tagAnswer(_ context.Context, _ *scope, receipt commands.Receipt) (*tagPayload, error) {
	t := receipt.State.(tag.Tag)
	row := readmodels.Tag{
		ID: t.ID, Name: t.Name, Color: t.Color,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: t.CreatedAt, UpdatedAt: t.UpdatedAt},
	}
	return &tagPayload{&tagNode{row}, Position(receipt.Position.String())}, nil
}

// tagInput is what creating and updating have in common.
type tagInput struct {
	Name, Color optText
	CommandID   optText
}

func (in tagInput) fields() tag.Fields {
	return tag.Fields{Name: in.Name.pointer(), Color: in.Color.pointer()}
}

// CreateTag makes a tag. Codes: VALIDATION_ERROR.
func (r *resolver) CreateTag(ctx context.Context, args struct{ Input tagInput }) (*tagPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, tag.Create{ID: newID(env, "tag"), Fields: args.Input.fields(), At: env.Now}, tagAnswer)
}

type updateTagInput struct {
	ID           ID
	BaseRevision optInt
	tagInput
}

// UpdateTag changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateTag(ctx context.Context, args struct{ Input updateTagInput }) (*tagPayload, error) {
	env, id, err := r.onSeen(ctx, args.Input.ID, args.Input.CommandID, args.Input.BaseRevision)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, tag.Update{ID: id, Fields: args.Input.fields(), At: env.Now}, tagAnswer)
}

// DeleteTag takes a tag off everything that has it. Codes: NOT_FOUND.
func (r *resolver) DeleteTag(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return tag.Delete{ID: id, At: env.Now}
	})
}

// RestoreTag brings a deleted tag back. Codes: NOT_FOUND, VALIDATION_ERROR
// when its name was taken meanwhile.
func (r *resolver) RestoreTag(ctx context.Context, args struct{ Input restoreInput }) (*tagPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, tag.Restore{ID: id, At: env.Now}, tagAnswer)
}
