package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/readmodels"
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
		Long: "Lists that are sorted by a custom field, or filtered by one value or a range of it, are counted. This shows\n" +
			"how often, how long they took, and the index that would serve them; and, where Postgres has pg_stat_statements,\n" +
			"the statements over tenants' tables that took the most time. With --make it makes the indexes that there are\n" +
			"not yet, while Daybook goes on. Daybook makes those of much-used fields by itself (--auto-index). An index that\n" +
			"was made comes back when the tables are built anew.",
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
			return makeIndexes(ctx, m.core.reads, cmd.OutOrStdout())
		}
		return adviseIndexes(ctx, m.core.reads, cmd.OutOrStdout())
	})
}

// makeIndexes makes all that would help, and prints a line for each.
func makeIndexes(ctx context.Context, reads *readmodels.Store, out io.Writer) error {
	made, err := reads.MakeFieldIndexes(ctx, readmodels.IndexRule{})
	for _, i := range made {
		fmt.Fprintf(out, "%s.%s %s (%s)\n", i.Tenant, i.Table, i.Field, i.Use)
	}
	fmt.Fprintf(out, "%d made\n", len(made))
	return err
}

// adviseIndexes prints what lists ask for, and what Postgres spends its time on.
func adviseIndexes(ctx context.Context, reads *readmodels.Store, out io.Writer) error {
	all, err := reads.FieldIndexes(ctx)
	if err != nil {
		return err
	}
	if err := printFields(out, all); err != nil {
		return err
	}
	fmt.Fprintln(out)
	statements, err := reads.Statements(ctx, shown)
	if errors.Is(err, readmodels.ErrNoStatements) {
		fmt.Fprintln(out, err)
		return nil
	}
	if err != nil {
		return err
	}
	return printStatements(out, statements)
}
