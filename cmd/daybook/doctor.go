package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/projections"
)

func newDoctor() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Compare every row of every read side with a fold of the log",
		Long: "Folds the whole log with the rules of the domain, and compares every row of Postgres, of ClickHouse\n" +
			"and of each device's file with the outcome. Nothing may be written meanwhile. Ends with 1 when anything differs.",
		Args: cobra.NoArgs,
	}
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, _ []string) (err error) {
		m, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		if err := m.catchUp(ctx); err != nil {
			return err
		}
		return m.examine(ctx, cmd.OutOrStdout())
	})
}

// errDiffers is a read side that is not what the log says.
var errDiffers = errors.New("read sides differ from the log; delete the data folder of one that does, and it is built anew")

// examine compares each read side, and says so in a line for each.
func (m *Main) examine(ctx context.Context, out io.Writer) error {
	differs := false
	report := func(side string, found []projections.Difference, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", side, err)
		}
		differs = differs || len(found) > 0
		printFindings(out, side, found)
		return nil
	}
	found, err := projections.Compare(ctx, m.core.log, m.core.codec, m.core.reads)
	if err := report("postgres", found, err); err != nil {
		return err
	}
	tenants, err := m.core.reads.Tenants(ctx)
	if err != nil {
		return err
	}
	for _, t := range tenants {
		found, err := projections.CompareReporting(ctx, m.core.log, m.core.codec, m.core.reports, t.ID)
		if err := report("clickhouse "+t.ID, found, err); err != nil {
			return err
		}
	}
	files, err := deviceFiles(edgeFolder(m.Config))
	if err != nil {
		return err
	}
	for _, path := range files {
		found, err := projections.CompareEdge(ctx, m.core.log, m.core.codec, path)
		if err := report("device "+strings.TrimSuffix(filepath.Base(path), ".db"), found, err); err != nil {
			return err
		}
	}
	if differs {
		return errDiffers
	}
	return nil
}

// shown is how many differences of one side are printed.
const shown = 20

func printFindings(out io.Writer, side string, found []projections.Difference) {
	if len(found) == 0 {
		fmt.Fprintf(out, "%-48s as the log says\n", side)
		return
	}
	fmt.Fprintf(out, "%-48s %d differences\n", side, len(found))
	for _, d := range found[:min(shown, len(found))] {
		fmt.Fprintln(out, "  ", d)
	}
}

// deviceFiles gives the files of all devices.
func deviceFiles(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case filepath.Ext(path) == ".db" && filepath.Dir(path) != folder:
			files = append(files, path)
		}
		return nil
	})
	return files, err
}
