package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/reporting/analyst"
)

func newSQL() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sql [STATEMENT]",
		Short: "Ask the reporting tables in SQL, as analysts do",
		Long: "Asks ClickHouse's tables of one tenant, reading only. Without a statement it reads statements from standard\n" +
			"input, each up to a semicolon: by hand on a terminal, or from a file. SHOW TABLES lists the tables and\n" +
			"docs/reporting.md says what is in them. The same is open to programs at http://ADDR/clickhouse/, with an API key.",
		Example: "  daybook sql 'SELECT status, count() FROM deals FINAL GROUP BY status'\n" +
			"  daybook sql --format CSVWithNames < report.sql > report.csv",
		Args: cobra.MaximumNArgs(1),
	}
	format := cmd.Flags().String("format", "", "any of ClickHouse's formats; default PrettyCompact on a terminal, else TSVWithNames")
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, args []string) (err error) {
		m, err := openTool(ctx, c, io.Discard)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, m.Close()) }()
		gateway, err := m.openAnalysts(ctx)
		if err != nil {
			return err
		}
		usual := "TSVWithNames"
		if isTerminal(cmd.OutOrStdout()) {
			usual = "PrettyCompact"
		}
		shell := sqlShell{gateway, c.Tenant, cmp.Or(*format, usual), cmd.OutOrStdout()}
		if len(args) == 1 {
			return shell.run(ctx, args[0])
		}
		return shell.read(ctx, cmd.InOrStdin(), cmd.ErrOrStderr())
	})
}

// sqlShell asks for one tenant.
type sqlShell struct {
	gateway *analyst.Gateway
	tenant  string
	format  string
	out     io.Writer
}

// run prints the answer to a statement.
func (s sqlShell) run(ctx context.Context, statement string) error {
	answer, err := s.gateway.Run(ctx, analyst.Ask{
		Tenant: s.tenant, Statement: statement, Settings: url.Values{"default_format": {s.format}},
	})
	if err != nil {
		return err
	}
	defer answer.Close()
	if answer.Status != http.StatusOK {
		text, err := io.ReadAll(answer.Body)
		return errors.Join(errors.New(strings.TrimSpace(string(text))), err)
	}
	_, err = io.Copy(s.out, answer.Body)
	return err
}

// read runs statement after statement. By hand, one that fails is told and the
// next is waited for; from a file, it ends the run.
func (s sqlShell) read(ctx context.Context, in io.Reader, prompt io.Writer) error {
	byHand := false
	if file, ok := in.(*os.File); ok {
		byHand = isTerminal(file)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	var statement strings.Builder
	ask := func(text string) {
		if byHand {
			fmt.Fprint(prompt, text)
		}
	}
	for ask(s.tenant + "> "); lines.Scan(); ask(s.tenant + "> ") {
		statement.WriteString(lines.Text() + "\n")
		if !strings.HasSuffix(strings.TrimSpace(lines.Text()), ";") {
			continue
		}
		if err := s.run(ctx, statement.String()); err != nil {
			if !byHand || ctx.Err() != nil {
				return err
			}
			fmt.Fprintln(prompt, err)
		}
		statement.Reset()
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if strings.TrimSpace(statement.String()) == "" {
		return nil
	}
	return s.run(ctx, statement.String())
}
