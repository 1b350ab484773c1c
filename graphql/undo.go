package graphql

import (
	"context"
	"strconv"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

type undoInput struct {
	Command   ID
	Force     bool
	CommandID optText
}

// undoResult is what became of one object.
type undoResult struct {
	Object   string
	ID       ID
	Restored []string
	Error    *itemError
}

// maxTouched is how many events of a command are looked at: bulk commands
// have a bound, and each part makes a few events at most.
const maxTouched = 10 * commands.MaxBulk

// Undo undoes a command. Codes: NOT_FOUND, CONFLICT, UNAVAILABLE when the
// read side is so far behind that it may not know all that the command did.
func (r *resolver) Undo(ctx context.Context, args struct{ Input undoInput }) (*bulkPayload[undoResult], error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	command, err := target(args.Input.Command)
	if err != nil {
		return nil, err
	}
	objects, err := r.touchedBy(ctx, env.Actor.Tenant, command)
	if err != nil {
		return nil, err
	}
	undone, err := r.Past.Undo(ctx, env, uuid.MustParse(command), args.Input.Force, objects)
	if err != nil {
		return nil, err
	}
	if err := r.admitAll(ctx, env.Actor.Tenant, undone); err != nil {
		return nil, err
	}
	outcomes, results := make([]commands.Outcome, len(undone)), make([]undoResult, len(undone))
	for i, u := range undone {
		outcomes[i] = commands.Outcome{Receipt: u.Receipt, Err: u.Err}
		results[i] = undoResult{objectType(u.Category), ID(u.ID), append([]string{}, u.Restored...), r.itemError(ctx, u.Err)}
	}
	_, last := carriedOut(outcomes)
	return &bulkPayload[undoResult]{results, Position(last.Position.String())}, nil
}

// touchedBy gives the objects that a command has changed, from a read side
// that shows everything up to now.
func (r *resolver) touchedBy(ctx context.Context, tenant, command string) ([]commands.Object, error) {
	head, err := r.Past.Head(ctx)
	if err != nil {
		return nil, err
	}
	if !r.wait(ctx, head) {
		return nil, fault.New(fault.Unavailable, "The read side is behind the log just now. Try again in a moment.")
	}
	touched, more, err := r.Reads.Touched(ctx, tenant, command, maxTouched)
	if more {
		return nil, fault.New(fault.Conflict, "This command changed more than "+strconv.Itoa(maxTouched)+" things, which are too many for one call. Have `daybook undo "+command+"` do it.")
	}
	objects := make([]commands.Object, len(touched))
	for i, t := range touched {
		objects[i] = commands.Object{Category: t.Object, ID: t.ID}
	}
	return objects, err
}

type restoreValueInput struct {
	Object    optEnum
	ID        ID
	Field     text
	Revision  int32
	CommandID optText
}

// restoredPayload is an object as a restoration left it.
type restoredPayload struct {
	Contact  *contactNode
	Company  *companyNode
	Deal     *dealNode
	Task     *taskNode
	Position Position

	Note         *noteNode
	Product      *productNode
	Tag          *tagNode
	SavedView    *savedViewNode
	Pipeline     *pipelineNode
	Team         *teamNode
	Member       *memberNode
	CustomFields *[]*customFieldNode
}

// RestoreValue sets a field back. Codes: NOT_FOUND, VALIDATION_ERROR, and
// those of the object's own commands.
func (r *resolver) RestoreValue(ctx context.Context, args struct{ Input restoreValueInput }) (*restoredPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	if args.Input.Revision < 0 {
		return nil, fault.Field("revision", "must not be negative")
	}
	of := commands.Object{Category: categoryOf(args.Input.Object.Value), ID: id}
	if err := r.mayKnow(ctx, of); err != nil {
		return nil, err
	}
	receipt, err := r.Past.RestoreValue(ctx, env, commands.Restoration{
		Object: of, Field: string(args.Input.Field), Revision: uint64(args.Input.Revision),
	})
	if err == nil {
		err = r.admit(ctx, env.Actor.Tenant, receipt)
	}
	if err != nil {
		return nil, err
	}
	p := &restoredPayload{Position: Position(receipt.Position.String())}
	s, want := r.afterwards(env, receipt), selected(ctx)
	switch receipt.State.(type) {
	case contact.Contact:
		p.Contact, err = only(s.contacts(ctx, []readmodels.Contact{contactRow(receipt)}, want["contact"]))
	case company.Company:
		p.Company, err = only(s.companies(ctx, []readmodels.Company{companyRow(receipt)}, want["company"]))
	case deal.Deal:
		p.Deal, err = only(s.deals(ctx, []readmodels.Deal{dealRow(receipt)}, want["deal"]))
	case task.Task:
		p.Task, err = only(s.tasks(ctx, []readmodels.Task{taskRow(receipt)}, want["task"]))
	default:
		err = p.restoredSetting(ctx, s, receipt)
	}
	return p, err
}
