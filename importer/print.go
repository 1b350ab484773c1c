package importer

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/tabwriter"
	"time"
)

// lineNumber is what tells two reasons of one kind apart.
var lineNumber = regexp.MustCompile(`line \d+( of .+\.\w+)?`)

// general takes the line number out of a reason, so that rows rejected for
// the same kind of reason are counted together.
func general(reason string) string { return lineNumber.ReplaceAllString(reason, "another line") }

// Print writes the result as a table, with everything under it that a person
// should look at.
func (r Result) Print(w io.Writer) error {
	p := &printer{w: w}
	if r.DryRun {
		p.linef("Dry run: nothing was written. An import would do this:")
	}
	table := tabwriter.NewWriter(p, 0, 4, 3, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(table, "\tread\tcreated\tupdated\tunchanged\tskipped\trejected\t")
	for _, c := range r.Objects {
		_, _ = fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n",
			c.Object, c.Read, c.Created, c.Updated, c.Unchanged, c.Skipped, c.Rejected)
	}
	_ = table.Flush()
	p.remarks("Warnings", r.Warnings)
	p.remarks("Skipped", r.Skipped)
	p.remarks("Rejected", r.Refused)
	if len(r.Notes) > 0 {
		p.linef("\nNot imported:")
		for _, note := range r.Notes {
			p.linef("  %s", note)
		}
	}
	if r.Rejected != "" {
		p.linef("\nThe rejected rows, with line numbers and reasons, are in %s", r.Rejected)
	}
	p.linef("\n%d changes in %s", r.Changes(), r.Took.Round(10*time.Millisecond))
	if undoing := r.Undoing(); undoing != "" {
		p.linef("Undo with: %s", undoing)
	}
	return p.err
}

// printer remembers the first error, so that writing reads as writing.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) Write(text []byte) (int, error) {
	if p.err == nil {
		_, p.err = p.w.Write(text)
	}
	return len(text), nil
}

func (p *printer) linef(format string, args ...any) { _, _ = fmt.Fprintf(p, format+"\n", args...) }

func (p *printer) remarks(title string, list []Remark) {
	if len(list) == 0 {
		return
	}
	p.linef("\n%s:", title)
	for _, r := range list {
		p.linef("  %d %s: %s%s", r.Rows, r.Object, r.Text, r.where())
	}
}

// where names the first rows: " (Contact.csv: 12, 15, …)".
func (r Remark) where() string {
	if len(r.Places) == 0 {
		return ""
	}
	var b strings.Builder
	file := ""
	for _, at := range r.Places {
		switch {
		case file == "":
			_, _ = fmt.Fprintf(&b, " (%s: %d", at.File, at.Line)
		case at.File != file:
			_, _ = fmt.Fprintf(&b, "; %s: %d", at.File, at.Line)
		default:
			_, _ = fmt.Fprintf(&b, ", %d", at.Line)
		}
		file = at.File
	}
	if r.Rows > len(r.Places) {
		b.WriteString(", …")
	}
	return b.String() + ")"
}
