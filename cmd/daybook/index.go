package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func newIndex() *cobra.Command {
	index := &cobra.Command{
		Use:   "index",
		Short: "Indexes on custom fields",
		Args:  cobra.NoArgs,
	}
	index.AddCommand(newIndexAdvise())
	return index
}

func newIndexAdvise() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "advise",
		Short: "Show which indexes would help lists that use custom fields, or make them",
		Long: "Lists that are sorted by a custom field, or filtered by a range of it, are counted. This shows the index\n" +
			"that would serve each; with --make it makes those that there are not yet, while Daybook goes on. An index\n" +
			"that was made comes back when the tables are built anew.",
		Args: cobra.NoArgs,
	}
	makeThem := cmd.Flags().Bool("make", false, "make the indexes")
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, _ []string) (err error) {
		m, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		if *makeThem {
			made, err := m.core.reads.MakeFieldIndexes(ctx)
			fmt.Fprintf(cmd.OutOrStdout(), "%d made\n", made)
			return err
		}
		return m.adviseIndexes(ctx, cmd.OutOrStdout())
	})
}

// adviseIndexes prints a line for each index, and the statement that makes it.
func (m *Main) adviseIndexes(ctx context.Context, out io.Writer) error {
	all, err := m.core.reads.FieldIndexes(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(out, "no list was sorted by a custom field, or filtered by a range of one")
	}
	for _, i := range all {
		state := "would help"
		if i.Made {
			state = "is there"
		}
		fmt.Fprintf(out, "%s.%s %s: %s, about %d uses\n  %s;\n", i.Tenant, i.Table, i.Field, state, i.Uses, i.Statement)
	}
	return nil
}
