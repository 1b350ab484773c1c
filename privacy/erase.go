package privacy

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Keys destroys keys (keyring.Keyring).
type Keys interface {
	Destroy(ctx context.Context, tenant, subject string) error
}

// Dispatcher carries out commands (commands.Bus).
type Dispatcher interface {
	Dispatch(ctx context.Context, env commands.Envelope, cmd domain.Command) (commands.Receipt, error)
}

// Eraser erases persons.
type Eraser struct {
	Bus  Dispatcher
	Keys Keys
}

// Erase records the order to erase, then destroys the person's key, and does
// the same for the contacts that were merged into this one: they are the same
// person. With it go the keys of the times in which it was one with others. The order comes first: if the process dies between the two, Shredder
// finds it in the log and carries it out. It returns NOT_FOUND for an unknown
// contact, CONFLICT for one that is part of another, and VALIDATION_ERROR
// without a reason.
func (e Eraser) Erase(ctx context.Context, env commands.Envelope, contactID, reason string) (commands.Receipt, error) {
	return e.erase(ctx, env, contact.Erase{ID: contactID, Reason: reason, At: env.Now})
}

func (e Eraser) erase(ctx context.Context, env commands.Envelope, order contact.Erase) (commands.Receipt, error) {
	receipt, err := e.Bus.Dispatch(ctx, env, order)
	if err != nil {
		return receipt, err
	}
	if err := e.Keys.Destroy(ctx, env.Actor.Tenant, order.ID); err != nil {
		return receipt, err
	}
	erased, _ := receipt.State.(contact.Contact)
	for _, era := range erased.Eras {
		if err := e.Keys.Destroy(ctx, env.Actor.Tenant, era); err != nil {
			return receipt, err
		}
	}
	for _, id := range erased.LoserIDs() {
		last, err := e.erase(ctx, env, contact.Erase{ID: id, Reason: order.Reason, With: order.ID, At: order.At})
		if err != nil {
			return receipt, err
		}
		if last.Position.After(receipt.Position) {
			receipt.Position = last.Position
		}
	}
	return receipt, nil
}

// Shredder follows the log and sees to it that every order to erase is
// carried out, however often it was interrupted. It is a sink of projections.
type Shredder struct {
	Pool *pgxpool.Pool
	Keys Keys
	Bus  Dispatcher
}

// Name is the name of its checkpoint.
func (Shredder) Name() string { return "shredder" }

func (s Shredder) checkpoint() Checkpoint { return Checkpoint{s.Pool, s.Name()} }

// Checkpoint is how far it has followed the log.
func (s Shredder) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	return s.checkpoint().Read(ctx)
}

// Wants takes only the orders to erase; nothing else is opened for it.
func (Shredder) Wants(eventType string) bool { return eventType == contact.Erased{}.EventType() }

// Apply destroys the keys of those who were erased, and orders the same for
// the contacts that were merged into them.
func (s Shredder) Apply(ctx context.Context, batch []codec.Decoded) error {
	for _, d := range batch {
		order, ok := d.Event.(contact.Erased)
		if !ok {
			continue
		}
		if err := s.Keys.Destroy(ctx, d.Stream.Tenant, d.Stream.ID); err != nil {
			return err
		}
		for _, era := range order.Eras {
			if err := s.Keys.Destroy(ctx, d.Stream.Tenant, era); err != nil {
				return err
			}
		}
		for _, id := range order.LoserIDs {
			if err := s.eraseLoser(ctx, d, order, id); err != nil {
				return err
			}
		}
	}
	return s.Skip(ctx, batch[len(batch)-1].Position)
}

func (s Shredder) eraseLoser(ctx context.Context, d codec.Decoded, order contact.Erased, id string) error {
	env := commands.NewEnvelope(identity.Actor{Tenant: d.Stream.Tenant, Name: s.Name(), Role: identity.System})
	_, err := Eraser{s.Bus, s.Keys}.erase(ctx, env, contact.Erase{ID: id, Reason: order.Reason, With: d.Stream.ID, At: order.At})
	return err
}

// Skip moves the checkpoint over events that are no orders to erase.
func (s Shredder) Skip(ctx context.Context, to eventstore.Position) error {
	return s.checkpoint().Save(ctx, to)
}
