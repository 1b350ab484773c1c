package readmodels

import (
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// counts is a table of how many rows of another there are for each combination
// of some columns. What a batch is about to write is taken out before it is
// written and counted anew after, in the same transaction: so the numbers are
// those of the rows, whatever the writes do: the rows are locked, so that no
// other process changes them in between. Counters that follow the events
// would have to say again what each of them does.
type counts struct {
	table   string
	columns []string
	add     string // adds the rows of some ids, $2 times each, to the numbers of writer $3
	fill    string // counts all rows, when nothing is counted yet
}

// countsOf are the counts by the table that is counted.
var countsOf = map[string]counts{
	contacts.name:  newCounts("contact_counts", contacts.name, notMerged, "archived", "lifecycle_stage", "lead_status", "owner_id"),
	companies.name: newCounts("company_counts", companies.name, "true", "archived", "industry", "owner_id"),
	deals.name:     newCounts("deal_counts", deals.name, "true", "archived", "pipeline_id", "stage_id", "status", "owner_id"),
}

func newCounts(table, of, where string, columns ...string) counts {
	list := strings.Join(columns, ", ")
	return counts{
		table: table, columns: columns,
		fill: "INSERT INTO {schema}." + table + " (writer, " + list + ", objects) SELECT 0, " + list + ", count(*) FROM {schema}." + of + " WHERE " + where + " GROUP BY " + list,
		add: "INSERT INTO {schema}." + table + " AS c (writer, " + list + ", objects) SELECT $3::int, " + list + ", $2::bigint * count(*) FROM (SELECT " + list +
			" FROM {schema}." + of + " WHERE id = ANY($1) AND " + where + " FOR UPDATE) AS r GROUP BY " + list +
			" ON CONFLICT (writer, " + list + ") DO UPDATE SET objects = c.objects + excluded.objects",
	}
}

// answers says whether the counts know what a selection counts.
func (c counts) answers(q *selection) bool {
	return c.table != "" && len(q.words) == 0 && !slices.ContainsFunc(q.over, func(column string) bool { return !slices.Contains(c.columns, column) })
}

// countText counts what is selected of a table.
func countText(table string, q *selection) string {
	if c := countsOf[table]; c.answers(q) {
		known := q.clone()
		known.always = "" // as every row that is counted
		return "SELECT coalesce(sum(objects), 0)::bigint FROM {schema}." + c.table + known.where()
	}
	return "SELECT count(*) FROM {schema}." + table + q.where()
}

// The two halves of a batch for the counts.
const (
	takeOut = -1
	putBack = 1
)

// queueCounts counts the rows that differ in what is counted from what was
// loaded (derived.go).
func queueCounts(b *pgx.Batch, in func(string) string, c Changes, times int64, writer int) {
	rows, old := c.Rows, c.Before
	queueCount(b, in, countsOf[contacts.name], derive(rows.Contacts, old.Contacts, func(c *Contact) any {
		return []any{c.Archived, c.LifecycleStage, c.LeadStatus, c.OwnerID, c.MergedInto}
	}), times, writer)
	queueCount(b, in, countsOf[companies.name], derive(rows.Companies, old.Companies, func(c *Company) any {
		return []any{c.Archived, c.Industry, c.OwnerID}
	}), times, writer)
	queueCount(b, in, countsOf[deals.name], derive(rows.Deals, old.Deals, func(d *Deal) any {
		return []any{d.Archived, d.PipelineID, d.StageID, d.Status, d.OwnerID}
	}), times, writer)
}

func queueCount(b *pgx.Batch, in func(string) string, c counts, ids []string, times int64, writer int) {
	if len(ids) > 0 {
		b.Queue(in(c.add), uuids(ids), times, writer)
	}
}
