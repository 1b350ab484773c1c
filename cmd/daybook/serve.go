package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func newServe() *cobra.Command {
	var demo, readOnly bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run Daybook: the API, the web app, the projectors, and the engines that are embedded",
		Args:  cobra.NoArgs,
	}
	configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, _ []string) error {
		c.ReadOnly = readOnly
		c.Demo, c.FirstPipeline = demo, !demo // the demo company brings its own
		m := &Main{Config: c, Logger: newLogger(c.LogLevel), Out: cmd.ErrOrStderr()}
		if err := m.Run(ctx); err != nil {
			return errors.Join(err, m.Close())
		}
		if m.server != nil {
			fmt.Fprintln(cmd.OutOrStdout(), "ready http://"+m.server.Addr())
		} else {
			fmt.Fprintln(cmd.OutOrStdout(), "ready")
		}
		var failed error
		select {
		case <-ctx.Done():
		case failed = <-m.Failed():
		}
		return errors.Join(failed, m.Close())
	})
	cmd.Flags().BoolVar(&demo, "demo", false, "on a first start, fill in a demo company with eighteen months of history")
	cmd.Flags().BoolVar(&readOnly, "read-only", false, "show a folder that `daybook replay` has made")
	cmd.MarkFlagsMutuallyExclusive("demo", "read-only")
	return cmd
}

// tellFirstStart says, once, what nobody can look up later.
func (m *Main) tellFirstStart(made *first) {
	if m.core.newMaster != "" {
		fmt.Fprintf(m.Out, "\nA master key was made: %s\nKeep a copy of it elsewhere. Without it nobody's data can be read, with it everybody's can.\n", m.core.newMaster)
	}
	if made == nil {
		return
	}
	fmt.Fprintf(m.Out, "\nSign in as %s", made.email)
	if made.made {
		fmt.Fprintf(m.Out, " with the password %s", made.password)
	}
	fmt.Fprintln(m.Out)
}
