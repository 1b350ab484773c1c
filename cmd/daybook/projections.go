package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
)

func newProjections() *cobra.Command {
	list := atDesk(&cobra.Command{
		Use:   "projections",
		Short: "Show how far the read sides are behind the log, pause them, and apply what was parked",
		Long: "A projection makes the rows of a read side from the events of the log. This shows for each of them how far\n" +
			"it is, how many events and for how long it is behind, how many it applies a second, which streams wait because\n" +
			"an event of theirs could not be applied, and which processes share the work.",
		Args: cobra.NoArgs,
	}, func(ctx context.Context, d *desk, _ []string) error { return d.list(ctx) })
	pause := &cobra.Command{Use: "pause NAME", Short: "Let a projection rest, in all processes and over restarts", Args: cobra.ExactArgs(1)}
	why := pause.Flags().String("reason", "", "why; it is shown with the list")
	skip := &cobra.Command{
		Use: "skip NAME STREAM --reason TEXT", Short: "Give up the first parked event of a stream, and apply those behind it",
		Long: "The event stays in the log; what it says is in no row of this projection until that is built anew.\n" +
			"Who skipped it, when and why is kept.",
		Args: cobra.ExactArgs(2),
	}
	reason := skip.Flags().String("reason", "", "why (required)")
	list.AddCommand(
		atDesk(pause, func(ctx context.Context, d *desk, args []string) error { return d.pause(ctx, args[0], *why) }),
		atDesk(&cobra.Command{Use: "resume NAME", Short: "Let a paused projection go on", Args: cobra.ExactArgs(1)},
			func(ctx context.Context, d *desk, args []string) error { return d.resume(ctx, args[0]) }),
		atDesk(&cobra.Command{Use: "parked [NAME]", Short: "List the events that wait, and why", Args: cobra.MaximumNArgs(1)},
			func(ctx context.Context, d *desk, args []string) error { return d.parked(ctx, strings.Join(args, "")) }),
		atDesk(&cobra.Command{Use: "retry NAME STREAM", Short: "Apply the parked events of a stream, in order", Args: cobra.ExactArgs(2)},
			func(ctx context.Context, d *desk, args []string) error { return d.retry(ctx, args[0], args[1]) }),
		atDesk(skip, func(ctx context.Context, d *desk, args []string) error { return d.skip(ctx, args[0], args[1], *reason) }),
	)
	return list
}

// desk carries out the commands.
type desk struct {
	projections.Desk
	by  string
	out io.Writer
}

// atDesk makes a command run at the desk of the Daybook on the data folder,
// beside a server when one is running.
func atDesk(cmd *cobra.Command, run func(context.Context, *desk, []string) error) *cobra.Command {
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) (err error) {
		m, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		by := "operator"
		if u, err := user.Current(); err == nil {
			by = "operator:" + u.Username
		}
		return run(ctx, &desk{projections.Desk{Store: m.core.reads, Log: m.core.log}, by, cmd.OutOrStdout()}, args)
	})
}

func (d *desk) list(ctx context.Context) error {
	all, err := d.Projections(ctx)
	if err != nil {
		return err
	}
	var lines []string
	for _, p := range all {
		streams := 0
		for _, tenant := range p.Parked {
			streams += tenant.Streams
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%.0f/s\t%d\t%s",
			p.Name, p.State(), p.Position, eventsBehind(p), time.Duration(p.LagSeconds*float64(time.Second)).Round(time.Millisecond), p.Rate(), streams, holders(p)))
	}
	if err := table(d.out, "NAME\tSTATE\tPOSITION\tBEHIND\tFOR\tRATE\tPARKED\tHELD BY", lines); err != nil {
		return err
	}
	for _, p := range all {
		d.advise(p)
	}
	return nil
}

// advise says what to do about a projection that needs somebody.
func (d *desk) advise(p readmodels.ProjectionState) {
	for _, each := range p.Processes {
		if each.Alive && each.Failing != "" {
			fmt.Fprintf(d.out, "%s fails in %s and tries again: %s\n", p.Name, each.Process, each.Failing)
		}
	}
	if p.Paused {
		fmt.Fprintf(d.out, "%s was paused by %s at %s%s: `daybook projections resume %s` lets it go on\n",
			p.Name, p.PausedBy, p.PausedAt.Local().Format(time.DateTime), because(p.PausedFor), p.Name)
	}
	if p.State() == "STOPPED" {
		fmt.Fprintf(d.out, "%s has slices that no process holds: is a `daybook serve` with its role running? One that died is taken over within 15 s\n", p.Name)
	}
	if len(p.Parked) > 0 {
		fmt.Fprintf(d.out, "%s has parked streams: `daybook projections parked %s` says why\n", p.Name, p.Name)
	}
	if p.Skipped > 0 {
		fmt.Fprintf(d.out, "%s has skipped %d events; they are in no row until it is built anew\n", p.Name, p.Skipped)
	}
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return " (" + reason + ")"
}

func eventsBehind(p readmodels.ProjectionState) string {
	if p.LagExact {
		return fmt.Sprint(p.LagEvents)
	}
	return fmt.Sprintf("about %d", p.LagEvents)
}

// holders names the processes with how many slices each holds.
func holders(p readmodels.ProjectionState) string {
	var names []string
	for _, each := range p.Processes {
		if each.Alive && len(each.Held) > 0 {
			names = append(names, fmt.Sprintf("%s (%d of %d)", each.Process, len(each.Held), p.Slices))
		}
	}
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}

func (d *desk) pause(ctx context.Context, name, reason string) error {
	p, err := d.Pause(ctx, name, reason, d.by)
	if err != nil {
		return err
	}
	fmt.Fprintf(d.out, "%s rests at %s; `daybook projections resume %s` lets it go on\n", name, p.Position, name)
	return nil
}

func (d *desk) resume(ctx context.Context, name string) error {
	p, err := d.Resume(ctx, name)
	if err != nil {
		return err
	}
	fmt.Fprintf(d.out, "%s goes on from %s, %s events behind\n", name, p.Position, eventsBehind(p))
	return nil
}

func (d *desk) parked(ctx context.Context, name string) error {
	all, err := d.Store.ParkedEvents(ctx, name)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(d.out, "nothing is parked")
		return nil
	}
	var lines []string
	for _, p := range all {
		lines = append(lines, fmt.Sprintf("%s\t%s\t%d\t%s\t%s\t%s", p.Projection, p.Stream, p.Revision, p.Type, p.ParkedAt.Local().Format(time.DateTime), p.Cause))
	}
	if err := table(d.out, "PROJECTION\tSTREAM\tREVISION\tEVENT\tPARKED\tCAUSE", lines); err != nil {
		return err
	}
	fmt.Fprintf(d.out, "When the cause is mended: daybook projections retry %s %s\n", all[0].Projection, all[0].Stream)
	return nil
}

func (d *desk) retry(ctx context.Context, name, text string) error {
	stream, err := streamNamed(text)
	if err != nil {
		return err
	}
	answer, err := d.Retry(ctx, waiting(name, stream), d.by)
	return d.told(name, stream, answer, err)
}

func (d *desk) skip(ctx context.Context, name, text, reason string) error {
	stream, err := streamNamed(text)
	if err != nil {
		return err
	}
	skipped, answer, err := d.Skip(ctx, waiting(name, stream), reason, d.by)
	if err == nil {
		fmt.Fprintf(d.out, "skipped %s, revision %d of %s\n", skipped.Type, skipped.Revision, stream)
	}
	return d.told(name, stream, answer, err)
}

func streamNamed(text string) (eventstore.StreamID, error) {
	stream, err := eventstore.ParseStreamID(text)
	if err != nil {
		return stream, fault.Field("stream", "is not the name of a stream; `daybook projections parked` lists those that wait")
	}
	return stream, nil
}

func waiting(name string, s eventstore.StreamID) readmodels.ParkedStream {
	return readmodels.ParkedStream{Projection: name, Tenant: s.Tenant, Category: s.Category, ID: s.ID}
}

// told says what came of an order.
func (d *desk) told(name string, stream eventstore.StreamID, a readmodels.Answer, err error) error {
	switch {
	case err != nil:
		return err
	case !a.Done:
		return fmt.Errorf("no process has answered yet: `daybook projections` shows whether one runs %s; the order stands", name)
	case a.Failure != "":
		return fmt.Errorf("%d events were applied, and then one failed again: %s. Mend the cause and retry, or give that event up: "+
			"daybook projections skip %s %s --reason TEXT", a.Applied, a.Failure, name, stream)
	}
	fmt.Fprintf(d.out, "%d events of %s were applied; nothing of it is parked any more\n", a.Applied, stream)
	return nil
}
