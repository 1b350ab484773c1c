package graphql

import (
	"context"
	"strconv"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

// bulkInput is a command on many objects: what to do with each.
type bulkInput[Item any] struct {
	Items     []Item
	CommandID optText
}

// manyInput is a command that is the same for many objects.
type manyInput struct {
	IDs       []ID
	CommandID optText
}

// assignInput gives many objects to one member; empty for nobody.
type assignInput struct {
	IDs       []ID
	OwnerID   optText
	CommandID optText
}

func (in assignInput) wishes(assign func(id string, owner *string, env *commands.Envelope) domain.Command) ([]commands.Wish, error) {
	var p refs
	owner := p.one("ownerId", &in.OwnerID.Value)
	return forEach(in.IDs, func(id string, env *commands.Envelope) domain.Command { return assign(id, owner, env) }), p.Err()
}

// wishes makes a wish of each item. An item cannot have a command id of its
// own: it is a part of the whole, and so are its events.
func wishes[Item any](items []Item, commandID func(Item) optText, wish func(Item, *commands.Envelope) (domain.Command, error)) []commands.Wish {
	made := make([]commands.Wish, len(items))
	for i, item := range items {
		made[i] = func(env *commands.Envelope) (domain.Command, error) {
			if commandID(item).Value != "" {
				return nil, fault.Field("commandId", "belongs to the whole call, not to an item")
			}
			return wish(item, env)
		}
	}
	return made
}

// forEach makes the same wish for each id.
func forEach(ids []ID, wish func(id string, env *commands.Envelope) domain.Command) []commands.Wish {
	made := make([]commands.Wish, len(ids))
	for i, id := range ids {
		made[i] = func(env *commands.Envelope) (domain.Command, error) {
			normal, err := target(id)
			if err != nil {
				return nil, err
			}
			return wish(normal, env), nil
		}
	}
	return made
}

// The bulk forms of the nouns' commands are in the files bulk_….go. An item is
// refused with the codes of the command on one object; the whole call, with
// VALIDATION_ERROR, only when it holds too many.

// bulkPayload is what became of each part, in the order of the input, and the
// last position that any of them wrote.
type bulkPayload[Result any] struct {
	Results  []Result
	Position Position
}

// bulk carries out many wishes as one command. Result makes the answer of one:
// its node where it was carried out, or its error.
func bulk[Node, Result any](ctx context.Context, r *resolver, commandID optText, field string, list []commands.Wish,
	nodes func(context.Context, *scope, []commands.Receipt, fields) ([]*Node, error),
	result func(index int32, node *Node, refusal *itemError) Result,
) (*bulkPayload[Result], error) {
	env, err := r.envelope(ctx, commandID)
	if err != nil {
		return nil, err
	}
	if len(list) > commands.MaxBulk {
		return nil, fault.Field(field, "holds more than "+strconv.Itoa(commands.MaxBulk)+"; send the rest in another call")
	}
	outcomes := commands.Bulk(ctx, env, r.Commands.Dispatch, list)
	done, last := carriedOut(outcomes)
	made, err := nodes(ctx, r.afterwards(env, last), done, selected(ctx)["results"])
	if err != nil {
		return nil, err
	}
	payload := &bulkPayload[Result]{Results: make([]Result, len(outcomes)), Position: Position(last.Position.String())}
	for i, o := range outcomes {
		var node *Node
		if o.Err == nil {
			node, made = made[0], made[1:]
		}
		payload.Results[i] = result(int32(i), node, r.itemError(ctx, o.Err))
	}
	return payload, nil
}

// carriedOut gives the receipts of what was carried out, and the last of them
// in the log.
func carriedOut(outcomes []commands.Outcome) (done []commands.Receipt, last commands.Receipt) {
	for _, o := range outcomes {
		if o.Err != nil {
			continue
		}
		done = append(done, o.Receipt)
		if o.Receipt.Position.After(last.Position) {
			last = o.Receipt
		}
	}
	return done, last
}

// rowsOf makes rows of receipts.
func rowsOf[Row any](receipts []commands.Receipt, row func(commands.Receipt) Row) []Row {
	rows := make([]Row, len(receipts))
	for i, receipt := range receipts {
		rows[i] = row(receipt)
	}
	return rows
}

// deleteResult is what became of the deletion of one object.
type deleteResult struct {
	Index int32
	ID    *ID
	Error *itemError
}

// removeMany carries out many deletions, which are the same for every noun.
func (r *resolver) removeMany(ctx context.Context, in manyInput, command func(id string, env *commands.Envelope) domain.Command) (*bulkPayload[deleteResult], error) {
	return bulk(ctx, r, in.CommandID, "ids", forEach(in.IDs, command),
		func(_ context.Context, _ *scope, done []commands.Receipt, _ fields) ([]*ID, error) {
			return pointers(rowsOf(done, func(receipt commands.Receipt) ID { return ID(receipt.Stream.ID) })), nil
		},
		func(index int32, id *ID, refusal *itemError) deleteResult { return deleteResult{index, id, refusal} })
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}
