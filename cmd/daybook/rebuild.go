package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
)

// rebuilds are the read sides that can be built anew, by name.
var rebuilds = []struct {
	name  string
	build func(m *Main, ctx context.Context, tenant string, tell func(projections.Progress)) error
}{
	{"postgres", (*Main).rebuildPostgres},
	{"clickhouse", (*Main).rebuildClickHouse},
	{"edge", (*Main).rebuildEdge},
}

func newRebuild() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rebuild NAME",
		Short: "Build a read side anew from the log, beside the one that serves: postgres, clickhouse, edge, or all",
		Long: "Builds a read side anew from the log, beside the one that serves, and swaps the two when it has caught up.\n" +
			"Reads go on all the while, and so do writes. One that was stopped, or killed, goes on where it was when it is\n" +
			"run again. It works beside a Daybook that is running, but for the device files, which that one keeps for itself.",
		Example: "  daybook rebuild postgres\n  daybook rebuild postgres --tenant acme",
		Args:    cobra.ExactArgs(1),
	}
	configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) (err error) {
		var only string
		if cmd.Flags().Changed("tenant") { // else it is the one of the first start
			only = c.Tenant
		}
		names, err := rebuildNames(args[0], only)
		if err != nil {
			return err
		}
		m, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		return m.rebuild(ctx, names, only)
	})
	return cmd
}

// rebuildNames gives the read sides that are meant; of all, those that are
// kept for one tenant alone when one is named.
func rebuildNames(name, only string) (names []string, err error) {
	if only != "" && !tenant.ValidID(only) {
		return nil, fmt.Errorf("--tenant: %q is not the id of a tenant", only)
	}
	var known []string
	for _, r := range rebuilds {
		known = append(known, r.name)
		if name == r.name || name == "all" && (only == "" || r.name != "edge") {
			names = append(names, r.name)
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no read side %q: name one of %s, or all", name, strings.Join(known, ", "))
	}
	return names, nil
}

func (m *Main) rebuild(ctx context.Context, names []string, only string) error {
	if err := m.catchUp(ctx); err != nil {
		return err
	}
	for _, r := range rebuilds {
		for _, name := range names {
			if r.name != name {
				continue
			}
			show := newRebuildBar(m.Out, name)
			if err := r.build(m, ctx, only, show.tell); err != nil {
				return fmt.Errorf("rebuild %s: %w", name, err)
			}
			show.finish()
		}
	}
	return nil
}

func (m *Main) rebuildPostgres(ctx context.Context, only string, tell func(projections.Progress)) error {
	next, err := m.core.reads.OpenNext(ctx, only)
	if err != nil {
		return err
	}
	defer next.Close()
	r := projections.Rebuild{
		Aside: projections.NewAsidePostgres(m.core.reads, next, only), Log: m.core.log, Codec: m.core.codec,
		Parking: projections.PostgresParking{Store: m.core.reads}, Logger: m.Logger, Tell: tell,
	}
	return r.Run(ctx)
}

func (m *Main) rebuildClickHouse(ctx context.Context, only string, tell func(projections.Progress)) error {
	release, err := m.core.reads.Building(ctx, reporting.Projection)
	if err != nil {
		return err
	}
	defer release()
	next, err := m.core.reports.OpenNext(ctx, only)
	if err != nil {
		return err
	}
	r := projections.Rebuild{
		Aside: projections.NewAsideReporting(next, only), Log: m.core.log, Codec: m.core.codec.Blind(),
		Parking: projections.PostgresParking{Store: m.core.reads}, Logger: m.Logger, Tell: tell, Batch: projections.ReportingFill,
	}
	return r.Run(ctx)
}

var (
	errFilesElsewhere = errors.New("the device files are kept by the Daybook that is running: stop it first, or let its devices catch up by themselves")
	errFilesTogether  = errors.New("the device files of all tenants are built together: leave --tenant out")
)

// rebuildEdge builds every device's file beside the one there is.
func (m *Main) rebuildEdge(ctx context.Context, only string, tell func(projections.Progress)) error {
	switch {
	case only != "":
		return errFilesTogether
	case m.joined:
		return errFilesElsewhere
	}
	for _, r := range m.runners {
		if files, ok := projections.EdgeOf(r.Sink); ok {
			return files.Rebuild(ctx, tell)
		}
	}
	return errFilesElsewhere
}
