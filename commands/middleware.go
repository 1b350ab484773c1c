package commands

import (
	"context"
	"errors"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Authorize refuses commands that the actor's role may not give, with
// FORBIDDEN, and commands of nobody, with UNAUTHENTICATED. The table of what
// is allowed is in internal/auth.
func Authorize(allowed func(role identity.Role, command string) bool) Middleware {
	return func(next Handler) Handler {
		return func(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
			if env.Actor.Tenant == "" || env.Actor.Role == "" {
				return Receipt{}, fault.New(fault.Unauthenticated, "Sign in first.")
			}
			for _, cmd := range cmds {
				if !allowed(env.Actor.Role, domain.CommandName(cmd)) {
					return Receipt{}, fault.New(fault.Forbidden, "Your role does not allow this.")
				}
			}
			return next(ctx, env, cmds)
		}
	}
}

// tries is how often a command is decided anew before its sender is told that
// others are faster.
const tries = 3

// RetryOnConflict decides a command anew when the aggregate was changed
// between reading and appending.
func RetryOnConflict(next Handler) Handler {
	return func(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
		for range tries {
			receipt, err := next(ctx, env, cmds)
			if !errors.Is(err, eventstore.ErrConflict) {
				return receipt, err
			}
		}
		return Receipt{}, fault.New(fault.Conflict, "Others are changing this right now. Try again.")
	}
}

// Observe tells how every command ended and how long it took.
func Observe(observe func(command string, code fault.Code, took time.Duration)) Middleware {
	return func(next Handler) Handler {
		return func(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
			start := time.Now()
			receipt, err := next(ctx, env, cmds)
			observe(domain.CommandName(cmds[0]), fault.CodeOf(err), time.Since(start))
			return receipt, err
		}
	}
}
