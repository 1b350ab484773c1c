package readmodels

import "github.com/jackc/pgx/v5"

// findable says what the search over all objects shows and finds of a table:
// expressions over a row t, and which rows there are to be found. What is not
// among them is taken out: the deleted, the archived, and the erased, whose
// row has no name any more.
type findable struct {
	object, table          string
	title, subtitle, found string // found: everything else, parts joined by chr(1)
	where                  string
}

var (
	findContacts = newFindable(findable{
		object: "CONTACT", table: "contacts", title: "trim(t.first_name || ' ' || t.last_name)",
		subtitle: "CASE WHEN t.email <> '' THEN t.email ELSE t.job_title END",
		found: "t.last_name || ' ' || t.first_name || chr(1) || t.email || chr(1) || t.phone || chr(1) || " +
			eachOf("emails", "address") + " || chr(1) || " + eachOf("phones", "number"),
		where: "NOT t.erased AND NOT t.archived AND t.merged_into IS NULL",
	})
	findCompanies = newFindable(findable{
		object: "COMPANY", table: "companies", title: "t.name", subtitle: "t.domain",
		found: "t.domain || chr(1) || t.phone", where: "NOT t.archived",
	})
	findDeals = newFindable(findable{object: "DEAL", table: "deals", title: "t.title", subtitle: "t.status", found: "''", where: "NOT t.archived"})
	findTasks = newFindable(findable{object: "TASK", table: "tasks", title: "t.title", subtitle: "t.kind", found: "''", where: "t.title <> ''"})
	// A note is called as it begins, and found by all its words.
	findNotes = newFindable(findable{
		object: "NOTE", table: "notes", title: "trim(left(regexp_replace(ltrim(" + noteText + ", E' \\n\\r\\t#*>-'), '\\s+', ' ', 'g'), 100))",
		subtitle: "to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')", found: noteText, where: "t.body <> ''",
	})
	findProducts = newFindable(findable{
		object: "PRODUCT", table: "products", title: "t.name", subtitle: "t.sku", found: "t.sku", where: "NOT t.archived",
	})
)

// findableKinds are all that the search has.
var findableKinds = kindsOf(findables)

func kindsOf(all []findableStatements) (objects []string) {
	for _, f := range all {
		objects = append(objects, f.object)
	}
	return objects
}

// noteText is what a note says; of a mention it shows the name (domain/note).
const noteText = `regexp_replace(t.body, '@\[([^]]*)\]\(member:[0-9A-Fa-f-]*\)', '@\1', 'g')`

// eachOf joins a text of each element of a list.
func eachOf(list, text string) string {
	return "coalesce((SELECT string_agg(e #>> '{}', chr(1)) FROM jsonb_path_query(t." + list + ", '$[*]." + text + "') AS e), '')"
}

// findables are all that the search has.
var findables = []findableStatements{findContacts, findCompanies, findDeals, findTasks, findNotes, findProducts}

// findableStatements take objects' rows into the search, or out of it. While
// it is filled anew, first and next read pages of what its rows are made of
// (settle_search.go), and rest takes in rows that are not there.
type findableStatements struct{ object, put, remove, first, next, rest string }

// A row that would not change is not written: a deal that moves changes
// nothing that can be found. OFFSET 0 keeps Postgres from putting the
// expressions in wherever their columns are named, and so doing each several
// times over.
func newFindable(f findable) findableStatements {
	rows := "FROM {schema}." + f.table + " t WHERE t.id = ANY($1) AND " + f.where
	insert := func(rows string) string {
		return `INSERT INTO {schema}.search AS s
			SELECT id, '` + f.object + `', title, subtitle, daybook.fold(title),
				to_tsvector('simple', translate(parts, chr(1) || '@._-+/,:;()&''"', '                ')) || array_to_tsvector(ARRAY(
					SELECT '=' || left(part, 400) FROM unnest(string_to_array(parts, chr(1))) AS part WHERE part <> ''
					UNION SELECT '!' || '` + f.object + `'
					UNION SELECT '~' || reverse(translate(part, '+', '')) FROM unnest(string_to_array(parts, chr(1))) AS part WHERE part ~ '^[+][0-9]{5,30}$'))
			FROM (SELECT t.id, ` + f.title + ` AS title, ` + f.subtitle + ` AS subtitle, daybook.fold(` + f.title + ` || chr(1) || ` + f.found + `) AS parts ` + rows + ` OFFSET 0) AS said`
	}
	return findableStatements{
		object: f.object,
		put: insert(rows) + ` ON CONFLICT (id) DO UPDATE SET (title, subtitle, folded, words) = (excluded.title, excluded.subtitle, excluded.folded, excluded.words)
			WHERE (s.title, s.subtitle, s.words) <> (excluded.title, excluded.subtitle, excluded.words)`,
		rest:   insert(rows),
		first:  f.read(">="),
		next:   f.read(">"),
		remove: `DELETE FROM {schema}.search WHERE id = ANY($1) AND NOT EXISTS (SELECT ` + rows + ` AND t.id = search.id)`,
	}
}

// read reads what rows are made of, a page from an id on.
func (f findable) read(from string) string {
	return "SELECT id, title, subtitle, title || chr(1) || rest FROM (SELECT t.id, " + f.title + " AS title, " + f.subtitle + " AS subtitle, " + f.found +
		" AS rest FROM {schema}." + f.table + " t WHERE t.id " + from + " $1 AND " + f.where + " ORDER BY t.id LIMIT $2) AS said"
}

// queueFind takes objects into the search, or out of it.
func queueFind(b *pgx.Batch, in func(string) string, f findableStatements, ids []string) {
	if len(ids) == 0 {
		return
	}
	b.Queue(in(f.remove), uuids(ids))
	b.Queue(in(f.put), uuids(ids))
}

// queueForgotten takes out what is about people who were erased.
func queueForgotten(b *pgx.Batch, in func(string) string, erased []string) {
	if people := uuids(erased); len(people) > 0 {
		const forget = `DELETE FROM {schema}.search WHERE id IN (SELECT id FROM {schema}.tasks WHERE contact_id = ANY($1)
			UNION ALL SELECT id FROM {schema}.notes WHERE contact_id = ANY($1))`
		b.Queue(in(forget), people)
	}
}
