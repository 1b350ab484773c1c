package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/readmodels"
)

func newImport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Bring in what another CRM exported",
		Long: "Brings in members, companies, contacts, deals with their history, and tasks. The same import again changes\n" +
			"nothing; a changed file changes what changed in it, and takes back no edit made here. One that was stopped\n" +
			"goes on where it was when it is run again. Rows that cannot come in are written to a file, each with its reason.",
	}
	cmd.AddCommand(
		importFrom("salesforce DIR", "A folder of Salesforce's data export: Account.csv, Contact.csv, Opportunity.csv …", importer.Salesforce),
		importFrom("hubspot DIR", "A folder of HubSpot's exports, recognised by their columns", importer.HubSpot),
		importCSV(),
	)
	return cmd
}

// importFlags are what every import can be told.
type importFlags struct {
	dryRun   bool
	rejected string
	workers  int
	custom   bool
}

func (f *importFlags) declare(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "say what would be done, and do nothing")
	cmd.Flags().StringVar(&f.rejected, "rejected", "", "where to write the rows that could not come in; default import-TIME.rejected.csv")
	cmd.Flags().BoolVar(&f.custom, "custom-fields", true, "make custom fields of columns that Daybook has no place for")
	cmd.Flags().IntVar(&f.workers, "workers", 0, "how many rows are under way at a time; default 64")
}

func importFrom(use, short string, source func(string) importer.Source) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(1)}
	flags.declare(cmd)
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) error {
		return runImport(ctx, cmd, c, source(args[0]), flags)
	})
}

func importCSV() *cobra.Command {
	var flags importFlags
	var fields, key, name string
	cmd := &cobra.Command{
		Use:   "csv FILE --map FIELD=COLUMN,…",
		Short: "A table of contacts, companies or deals from anywhere",
		Example: "  daybook import csv people.csv --map 'contact.lastName=Surname,contact.email=E-mail,company.name=Firm'\n" +
			"  daybook import csv deals.csv --key Nr --map 'deal.title=Title,deal.value=Amount,deal.currency:=EUR'",
		Args: cobra.ExactArgs(1),
	}
	flags.declare(cmd)
	cmd.Flags().StringVar(&fields, "map", "", "which column each field is in; FIELD:=VALUE gives all rows one value")
	cmd.Flags().StringVar(&key, "key", "", "the column that tells rows apart; default: e-mail address or web domain")
	cmd.Flags().StringVar(&name, "source", "", "what to call the system that the file is from; default csv")
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) error {
		mapping, err := importer.ParseMapping(fields, key, name)
		if err != nil {
			return err
		}
		return runImport(ctx, cmd, c, importer.CSV(args[0], mapping), flags)
	})
}

func runImport(ctx context.Context, cmd *cobra.Command, c *Config, source importer.Source, flags importFlags) (err error) {
	m, err := openTool(ctx, c, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	if flags.rejected == "" {
		flags.rejected = time.Now().Format("import-20060102-150405.rejected.csv")
	}
	owners, err := m.core.owners(ctx, c.Tenant)
	if err != nil {
		return err
	}
	bar := newBar(m.Out, "importing")
	result, failed := importer.Run(ctx, m.core.bus, c.Tenant, source, importer.Options{
		DryRun: flags.dryRun, Workers: flags.workers, Rejected: flags.rejected, Owners: owners, NoCustomFields: !flags.custom,
		Progress: func(p importer.Progress) { bar.describe(string(p.Object)); bar.set(p.Done, p.Total) },
	})
	bar.finish()
	if len(result.Objects) > 0 || failed == nil {
		failed = errors.Join(failed, result.Print(cmd.OutOrStdout()))
	}
	if failed != nil {
		return failed
	}
	return m.showCaughtUp(ctx)
}

// showCaughtUp waits for the read sides, and says how long that took.
func (m *Main) showCaughtUp(ctx context.Context) error {
	began := time.Now()
	if err := m.catchUp(ctx); err != nil {
		return err
	}
	fmt.Fprintf(m.Out, "every read side has it, %s after the last row\n", time.Since(began).Round(time.Millisecond))
	return nil
}

// owners are the members who did not come in by an import: an owner in a file
// who has the address of one of them is that member.
func (k *core) owners(ctx context.Context, tenant string) (map[string]string, error) {
	owners := map[string]string{}
	for page := (readmodels.Page{First: readmodels.MaxPage}); ; {
		list, err := k.reads.Members(ctx, tenant, page)
		if err != nil {
			return nil, err
		}
		for _, row := range list.Items {
			m, err := k.bus.Members.Load(ctx, tenant, row.ID)
			if err != nil {
				return nil, err
			}
			if m.Imported == nil {
				owners[m.Email] = m.ID
			}
		}
		if !list.More {
			return owners, nil
		}
		page.After = list.Cursors[len(list.Cursors)-1]
	}
}
