package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/auth"
)

func newReplay() *cobra.Command {
	var until, into string
	cmd := &cobra.Command{
		Use:   "replay --until TIME|POSITION --into DIR",
		Short: "Build every read side as it was at a time, into a folder of its own, for an audit",
		Long: "Reads the log from its beginning up to a time or a position, and builds Postgres, ClickHouse and the devices'\n" +
			"files as of then into a fresh folder, beside the Daybook that goes on. Look at it with\n" +
			"`daybook serve --read-only --data DIR`: whoever can sign in today, and was a member then, can sign in there.\n" +
			"People who were erased since are erased there too. Broken off, it goes on when it is called again.\n\n" +
			"The folder holds personal data in the clear, and does not learn of later erasures: remove it after the audit.",
		Example: "  daybook replay --until 2026-03-31T23:59:59Z --into /tmp/quarter\n" +
			"  daybook replay --until 2026-03-31 --into /tmp/quarter     # to the end of the day, UTC\n" +
			"  daybook replay --until 48211 --into /tmp/before-import    # a position of the log",
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&until, "until", "", "up to when: RFC 3339, a day (to its end, UTC), or a position of the log")
	cmd.Flags().StringVar(&into, "into", "", "the folder that is made")
	_ = cmd.MarkFlagRequired("until") // the flag is there
	_ = cmd.MarkFlagRequired("into")
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, _ []string) (err error) {
		within, err := parseUntil(until)
		if err != nil {
			return err
		}
		m, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		return m.replay(ctx, until, within, into)
	})
}

// parseUntil gives whether an event still belongs to a replay.
func parseUntil(until string) (within func(eventstore.Recorded) bool, err error) {
	if at, err := time.Parse(time.RFC3339, until); err == nil {
		return func(e eventstore.Recorded) bool { return !e.Recorded.After(at) }, nil
	}
	if day, err := time.Parse(time.DateOnly, until); err == nil {
		return func(e eventstore.Recorded) bool { return e.Recorded.Before(day.AddDate(0, 0, 1)) }, nil
	}
	if end, err := eventstore.ParsePosition(until); err == nil {
		return func(e eventstore.Recorded) bool { return !e.Position.After(end) }, nil
	}
	return nil, fmt.Errorf("--until: %q is neither a time (2026-03-31T12:00:00Z), nor a day (2026-03-31), nor a position of the log", until)
}

// replay builds the read sides of the log's beginning in a folder.
func (m *Main) replay(ctx context.Context, until string, within func(eventstore.Recorded) bool, into string) (err error) {
	fmt.Fprintln(m.Out, "looking where the log was then")
	last, count, err := lastWithin(ctx, m.core.log, within)
	if err != nil {
		return err
	}
	if count == 0 {
		return fmt.Errorf("--until: nothing was recorded up to %s", until)
	}
	show := replayed{Until: until, Position: last.Position.String(), Recorded: last.Recorded}
	if err := prepareReplay(into, show); err != nil {
		return err
	}
	copied := *m.Config
	copied.Data, copied.EventStore, copied.Postgres, copied.ClickHouse, copied.ClickHouseCluster, copied.MasterKeyFile = into, "", embedded, embedded, "", ""
	copied.Roles = "projector"
	target := &Main{Config: &copied, Logger: m.Logger, Out: m.Out}
	defer func() { err = errors.Join(err, target.Close()) }()
	if err := target.buildFrom(ctx, m.core, last.Position, count); err != nil {
		return err
	}
	if err := auth.Copy(ctx, m.core.pool, target.core.pool); err != nil {
		return err
	}
	show.Done = true
	if err := show.save(into); err != nil {
		return err
	}
	fmt.Fprintf(m.Out, "%s shows %d events, up to position %s of %s\nlook at it with: daybook serve --read-only --data %s\n",
		into, count, show.Position, last.Recorded.Format(time.RFC3339), into)
	return nil
}

// lastWithin gives the last event of a replay, and how many there are.
func lastWithin(ctx context.Context, log eventstore.Log, within func(eventstore.Recorded) bool) (last eventstore.Recorded, count int, err error) {
	for event, err := range log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return last, count, err
		}
		if !within(event) {
			break
		}
		last, count = event, count+1
	}
	return last, count, nil
}

// buildFrom starts engines in the folder of m and has the projectors read
// another's log, up to its end.
func (m *Main) buildFrom(ctx context.Context, source *core, end eventstore.Position, count int) error {
	m.metrics = newRegistry()
	if err := m.startEngines(ctx); err != nil {
		return err
	}
	var err error
	if m.core, err = openReadSides(ctx, m.Config, m.at); err != nil {
		return err
	}
	m.running.push(func() error { m.core.close(); return nil })
	m.core.log, m.core.codec = eventstore.Past{Log: source.log, End: end}, source.codec
	if m.runners, err = m.core.startProjectors(ctx, m.Config, m.Logger, &m.running); err != nil {
		return err
	}
	return m.awaitReplay(ctx, end, count)
}

// awaitReplay waits until every read side is at the end. What could not be
// applied is told: an audit must know of it.
func (m *Main) awaitReplay(ctx context.Context, end eventstore.Position, count int) error {
	bar := newBar(m.Out, "replaying")
	defer bar.finish()
	err := awaitReached(ctx, m.runners, end, func(int) {
		applied := count
		for _, r := range m.runners {
			applied = min(applied, int(r.Status().Applied))
		}
		bar.set(applied, count)
	})
	if err != nil {
		return err
	}
	var parked []string
	for _, r := range m.runners {
		if s := r.Status(); s.Parked > 0 {
			parked = append(parked, fmt.Sprintf("%s: %d streams", s.Name, s.Parked))
		}
	}
	if len(parked) > 0 {
		fmt.Fprintln(m.Out, "warning: some streams could not be applied and are not shown ("+strings.Join(parked, ", ")+")")
	}
	return nil
}
