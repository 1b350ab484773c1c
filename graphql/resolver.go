package graphql

import (
	"context"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// resolver is the root of queries and mutations; its methods stand in the
// files of their nouns.
type resolver struct {
	Deps
}

// scope is what objects need to resolve their own fields: whose they are, and
// the log position that they are known to stand at (0: any).
type scope struct {
	*resolver
	tenant string
	after  uint64
}

// query gives the scope of a query. It returns UNAUTHENTICATED when nobody is
// signed in and FORBIDDEN when the role may not ask.
func (r *resolver) query(ctx context.Context, name string) (*scope, error) {
	return r.may(ctx, "query."+name)
}

// may gives the scope of what needs a permission; it returns the same codes.
func (r *resolver) may(ctx context.Context, permission string) (*scope, error) {
	actor, err := r.actor(ctx)
	if err != nil {
		return nil, err
	}
	if !auth.Allowed(actor.Role, permission) {
		return nil, fault.New(fault.Forbidden, "Your role does not allow this.")
	}
	return &scope{resolver: r, tenant: actor.Tenant}, nil
}

func (r *resolver) actor(ctx context.Context) (identity.Actor, error) {
	actor, ok := identity.From(ctx)
	if !ok || actor.Tenant == "" {
		return identity.Actor{}, fault.New(fault.Unauthenticated, "Sign in first.")
	}
	return actor, nil
}

// envelope makes the envelope of a command. It returns UNAUTHENTICATED when
// nobody is signed in and VALIDATION_ERROR when the command id is no UUID.
func (r *resolver) envelope(ctx context.Context, commandID optText) (commands.Envelope, error) {
	actor, err := r.actor(ctx)
	if err != nil {
		return commands.Envelope{}, err
	}
	env, trace := commands.NewEnvelope(actor), TraceOf(ctx)
	env.Correlation, env.TraceParent, env.Device = trace.Correlation, trace.Parent, deviceOf(ctx)
	if commandID.Value == "" {
		return env, nil
	}
	id, ok := parseID(commandID.Value)
	if env.CommandID, err = uuid.Parse(id); !ok || err != nil || env.CommandID == uuid.Nil {
		return env, fault.Field("commandId", "must be a UUID")
	}
	return env, nil
}

// newID is the id of what a command makes: the same for the same command.
func newID(env commands.Envelope, noun string) string {
	return identity.Derive(env.CommandID, noun).String()
}

// answer carries out a command and makes its payload, out of the state that
// the command left and, for what that refers to, the read models.
func answer[Payload any](ctx context.Context, r *resolver, env commands.Envelope, cmd domain.Command,
	payload func(context.Context, *scope, commands.Receipt) (*Payload, error),
) (*Payload, error) {
	receipt, err := r.Commands.Dispatch(ctx, env, cmd)
	if err != nil {
		return nil, err
	}
	return payload(ctx, r.afterwards(env, receipt), receipt)
}

// carryOut is answer for a command that is made of an input.
func carryOut[Payload any](ctx context.Context, r *resolver, commandID optText, wish commands.Wish,
	payload func(context.Context, *scope, commands.Receipt) (*Payload, error),
) (*Payload, error) {
	env, err := r.envelope(ctx, commandID)
	if err != nil {
		return nil, err
	}
	cmd, err := wish(&env)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, cmd, payload)
}

// only gives the one node of a list of one.
func only[Node any](nodes []*Node, err error) (*Node, error) {
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// afterwards is the scope in which the objects of an answer resolve: what they
// refer to is older than the command, so the read side shows it once it has
// got to the command.
func (r *resolver) afterwards(env commands.Envelope, receipt commands.Receipt) *scope {
	return &scope{resolver: r, tenant: env.Actor.Tenant, after: receipt.Position.Commit}
}

// on makes the envelope of a command on something that exists, and gives its id.
func (r *resolver) on(ctx context.Context, id ID, commandID optText) (commands.Envelope, string, error) {
	env, err := r.envelope(ctx, commandID)
	if err != nil {
		return env, "", err
	}
	normal, err := target(id)
	return env, normal, err
}

// seen notes in the envelope which revision the sender of a command has seen.
func seen(env *commands.Envelope, base optInt) error {
	if !base.Said || base.Null {
		return nil
	}
	if base.Value < 0 {
		return fault.Field("baseRevision", "must not be negative")
	}
	env.Base = new(uint64(base.Value))
	return nil
}

// onSeen is on for a command whose sender may say which revision it has seen.
func (r *resolver) onSeen(ctx context.Context, id ID, commandID optText, base optInt) (commands.Envelope, string, error) {
	env, normal, err := r.on(ctx, id, commandID)
	if err == nil {
		err = seen(&env, base)
	}
	return env, normal, err
}

// callerUnlessSaid is the owner of something new.
func callerUnlessSaid(env commands.Envelope, owner *string) *string {
	if owner == nil {
		return &env.Actor.Member
	}
	return owner
}

// target gives the id of what a mutation is about, in normal form; what is no
// id cannot be found.
func target(id ID) (string, error) {
	normal, ok := parseID(id)
	if !ok {
		return "", fault.New(fault.NotFound, "There is nothing with this id.")
	}
	return normal, nil
}

// deletePayload is what was deleted.
type deletePayload struct {
	ID       ID
	Position Position
}

// deleteInput is what is to be deleted.
type deleteInput struct {
	ID        ID
	CommandID optText
}

// archiveInput is what is to be taken off the usual lists.
type archiveInput struct {
	ID        ID
	CommandID optText
}

// restoreInput is what is to be brought back.
type restoreInput struct {
	ID        ID
	CommandID optText
}

// remove carries out a deletion, which is the same for every noun.
func (r *resolver) remove(ctx context.Context, in deleteInput, command func(id string, env commands.Envelope) domain.Command) (*deletePayload, error) {
	env, id, err := r.on(ctx, in.ID, in.CommandID)
	if err != nil {
		return nil, err
	}
	receipt, err := r.Commands.Dispatch(ctx, env, command(id, env))
	if err != nil {
		return nil, err
	}
	return &deletePayload{ID(id), Position(receipt.Position.String())}, nil
}
