package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/daybook-crm/daybook/readmodels"
)

// table prints lines whose cells are split by tabs in columns.
func table(out io.Writer, heading string, lines []string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, heading)
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	return w.Flush()
}

// printFields prints a line for each way in which lists use a custom field,
// and below them the statements of the indexes that there are not yet.
func printFields(out io.Writer, all []readmodels.FieldIndex) error {
	if len(all) == 0 {
		fmt.Fprintln(out, "no list was sorted by a custom field, or filtered by a value or a range of one")
		return nil
	}
	var lines, statements []string
	for _, i := range all {
		state := "would help"
		if i.Made {
			state = "made"
		} else {
			statements = append(statements, "  "+i.Statement+";")
		}
		lines = append(lines, fmt.Sprintf("%s\t%s.%s\t%s\t%d\t%s\t%s\t%s",
			i.Field, i.Tenant, i.Table, i.Use, i.Uses, short(i.Spent), short(i.Spent/time.Duration(max(i.Uses, 1))), state))
	}
	if err := table(out, "FIELD\tOBJECT\tUSED AS\tUSES\tTIME SPENT\tA LIST\tINDEX", lines); err != nil {
		return err
	}
	if len(statements) > 0 {
		fmt.Fprintf(out, "\nIndexes that would help; daybook index advise --make makes them:\n%s\n", strings.Join(statements, "\n"))
	}
	return nil
}

// printStatements prints a line for each statement, what took most first. Its
// text is cut where it gets long.
func printStatements(out io.Writer, all []readmodels.Statement) error {
	lines := make([]string, len(all))
	for i, s := range all {
		by := strings.Join(s.Asks, "; ")
		if len(s.Fields) > 0 {
			by += " (" + strings.Join(s.Fields, ", ") + ")"
		}
		lines[i] = fmt.Sprintf("%s\t%d\t%s\t%s.%s\t%s\t%s", short(s.Total), s.Calls, short(s.Mean), s.Tenant, s.Table, by, cut(s.Text))
	}
	return table(out, "TOTAL\tCALLS\tMEAN\tOBJECT\tCUSTOM FIELDS\tSTATEMENT", lines)
}

// short gives a duration in three digits or so.
func short(d time.Duration) string {
	switch {
	case d >= time.Minute:
		return d.Round(time.Second).String()
	case d >= time.Second:
		return d.Round(10 * time.Millisecond).String()
	default:
		return d.Round(10 * time.Microsecond).String()
	}
}

// textShown is how much of a statement is shown.
const textShown = 70

// cut gives the beginning of a statement, from its table on where it is a query.
func cut(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if from := strings.Index(text, ` FROM "tenant_`); from > 0 && strings.HasPrefix(text, "SELECT ") {
		text = "SELECT …" + text[from:]
	}
	if runes := []rune(text); len(runes) > textShown {
		return string(runes[:textShown]) + "…"
	}
	return text
}
