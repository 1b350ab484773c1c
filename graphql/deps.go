package graphql

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// Dispatcher carries out commands (commands.Bus).
type Dispatcher interface {
	Dispatch(ctx context.Context, env commands.Envelope, cmd domain.Command) (commands.Receipt, error)
}

// Past answers from the log itself what was, and brings it back (commands.Bus).
type Past interface {
	Head(ctx context.Context) (commit uint64, err error)
	History(ctx context.Context, tenant string, of commands.Object) (category string, entries []commands.Entry, err error)
	AsOf(ctx context.Context, tenant string, of commands.Object, at time.Time) (receipt commands.Receipt, found, erased bool, err error)
	Undo(ctx context.Context, env commands.Envelope, command uuid.UUID, force bool, objects []commands.Object) ([]commands.Undone, error)
	RestoreValue(ctx context.Context, env commands.Envelope, wish commands.Restoration) (commands.Receipt, error)
}

// Eraser erases a person everywhere (privacy).
type Eraser interface {
	Erase(ctx context.Context, env commands.Envelope, contactID, reason string) (commands.Receipt, error)
}

// Passwords is how members get to sign in (auth.Accounts). Passwords never
// become commands: what is in the log stays there.
type Passwords interface {
	SetPassword(ctx context.Context, tenant, member, email, password string) error
	Disable(ctx context.Context, tenant, member string) error
	Enable(ctx context.Context, tenant, member string) error
}

// Reports answers from the reporting store. WaitFor waits until it shows a
// commit position, or the context ends.
type Reports interface {
	WaitFor(ctx context.Context, commit uint64) error
	PipelineReport(ctx context.Context, tenant, pipelineID string, from, to time.Time) (reporting.PipelineReport, error)

	PipelineByStage(ctx context.Context, tenant string, q reporting.Question, on time.Time) (reporting.PipelineByStage, error)
	Funnel(ctx context.Context, tenant string, q reporting.Question, pipelineID string) (reporting.Funnel, error)
	WinRates(ctx context.Context, tenant string, q reporting.Question, by reporting.By, every reporting.Every) (reporting.WinRates, error)
	Forecast(ctx context.Context, tenant string, q reporting.Question, every reporting.Every, backtest int) (reporting.Forecast, error)
	Activity(ctx context.Context, tenant string, q reporting.Question) (reporting.Leaderboard, error)
	Weekly(ctx context.Context, tenant string, q reporting.Question) (reporting.Weekly, error)
	Cohorts(ctx context.Context, tenant string, q reporting.Question, months int) (reporting.Cohorts, error)
	Quotas(ctx context.Context, tenant string, q reporting.Question) (reporting.Quotas, error)
	Movement(ctx context.Context, tenant string, q reporting.Question, most int) (reporting.Movement, error)
}

// Deps is what the API stands on. All but Observe must be given.
type Deps struct {
	Commands  Dispatcher
	Past      Past
	Erasure   Eraser
	Reads     *readmodels.Store
	Reports   Reports
	Passwords Passwords
	APIKeys   APIKeys
	Log       *slog.Logger

	Projections Projections
	// Operator is the tenant whose admins may order about what is all tenants'.
	Operator string

	// Introspection lets signed-in members read the schema.
	Introspection bool
	// Allowed, if given, are the only operations that are answered, by their
	// SHA-256 (ReadAllowed).
	Allowed map[string]string
	// Observe, if given, is told how every operation ended. Kind is query or
	// mutation, field its first field (a name of the schema, so there are
	// few), code empty for success.
	Observe func(kind, field, code string, took time.Duration)
}
