package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/identity"
)

func newUndo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "undo COMMAND_ID",
		Short: "Undo an import, or anything else that a command did",
		Long: "Undoes what a command did, however much that was: what it made is deleted, what it changed is as it was before.\n" +
			"The end of an import says its id, and so does the history of everything that it brought in. Objects whose same\n" +
			"fields were changed again since stay as they are, unless forced. One that was stopped goes on where it was when\n" +
			"it is run again. It is a command itself, and can be undone.",
		Args: cobra.ExactArgs(1),
	}
	force := cmd.Flags().Bool("force", false, "undo it also where the same fields were changed again since")
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) error {
		command, err := uuid.Parse(args[0])
		if err != nil {
			return fmt.Errorf("%q is not the id of a command", args[0])
		}
		return runUndo(ctx, cmd, c, command, *force)
	})
}

func runUndo(ctx context.Context, cmd *cobra.Command, c *Config, command uuid.UUID, force bool) (err error) {
	m, err := openTool(ctx, c, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	if err := m.catchUp(ctx); err != nil { // the views say which objects it changed
		return err
	}
	total, err := m.core.reads.CountTouched(ctx, c.Tenant, command.String())
	if err != nil {
		return err
	}
	done, bar := undoing{reasons: map[string]int{}}, newBar(m.Out, "undoing")
	env := commands.NewEnvelope(identity.Actor{Tenant: c.Tenant, Name: "undo", Role: identity.System})
	env.CommandID = commands.Undoing(command)
	var failed error
	err = m.core.bus.UndoPages(ctx, env, command, force, m.core.touched(ctx, c.Tenant, command), func(u commands.Undone) {
		done.count(u)
		bar.set(done.all(), total)
		failed = errors.Join(failed, m.core.admit(ctx, c.Tenant, u))
	})
	bar.finish()
	if err = errors.Join(err, failed, done.print(cmd.OutOrStdout(), env.CommandID)); err != nil {
		return err
	}
	return m.showCaughtUp(ctx)
}

// touched gives the objects that a command changed, page by page.
func (k *core) touched(ctx context.Context, tenant string, command uuid.UUID) iter.Seq2[[]commands.Object, error] {
	return func(yield func([]commands.Object, error) bool) {
		for page, err := range k.reads.EachTouched(ctx, tenant, command.String(), commands.MaxBulk) {
			objects := make([]commands.Object, len(page))
			for i, t := range page {
				objects[i] = commands.Object{Category: t.Object, ID: t.ID}
			}
			if !yield(objects, err) {
				return
			}
		}
	}
}

// admit lets a member whom an undo left active sign in, and no other.
func (k *core) admit(ctx context.Context, tenant string, u commands.Undone) error {
	m, ok := u.Receipt.State.(member.Member)
	switch {
	case !ok:
		return nil
	case m.Active:
		return k.accounts.Enable(ctx, tenant, m.ID)
	default:
		return k.accounts.Disable(ctx, tenant, m.ID)
	}
}

// undoing counts what became of the objects.
type undoing struct {
	now, before, refused int
	reasons              map[string]int
}

func (d *undoing) all() int { return d.now + d.before + d.refused }

func (d *undoing) count(u commands.Undone) {
	switch {
	case u.Err != nil:
		d.refused++
		d.reasons[u.Category+": "+u.Err.Error()]++
	case u.Again:
		d.before++
	default:
		d.now++
	}
}

// maxReasons is how many reasons are printed; the rest is counted.
const maxReasons = 10

func (d *undoing) print(out io.Writer, id uuid.UUID) error {
	if d.all() == 0 {
		return nil
	}
	_, err := fmt.Fprintf(out, "%d undone, %d had been before, %d refused\n", d.now, d.before, d.refused)
	reasons := slices.SortedFunc(maps.Keys(d.reasons), func(a, b string) int { return d.reasons[b] - d.reasons[a] })
	for _, reason := range reasons[:min(len(reasons), maxReasons)] {
		_, _ = fmt.Fprintf(out, "  %d × %s\n", d.reasons[reason], reason)
	}
	if more := len(reasons) - maxReasons; more > 0 {
		_, _ = fmt.Fprintf(out, "  and %d other reasons\n", more)
	}
	_, _ = fmt.Fprintf(out, "Undo this with: daybook undo %s\n", id)
	return err
}
