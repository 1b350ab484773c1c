package readmodels

import (
	"strings"

	"github.com/jackc/pgx/v5"
)

// Duplicates are looked for among those who share a key: comparing each with
// each would take hours. A key begins with a letter that says what it is of:
//
//	e  e-mail address      p  phone number      d  domain
//	a  street and town     n  the words of the name, in the order of the alphabet
//	b  their beginnings    c  the letters of the longest word without its vowels
//
// The last two forgive typos; what shares only those has to have more in
// common to count.

// twinKeys write the keys of rows t of a table. When there are none yet, first
// and next read pages of what they are made of (settle_twins.go), and rest
// writes those of some rows.
type twinKeys struct{ object, mail, refresh, forget, first, next, rest string }

var (
	contactTwins = newTwins("e:", "t.email", eachText("emails", "address")+", "+eachText("phones", "number"), "contacts", "CONTACT", "t.first_name || ' ' || t.last_name", "NOT t.erased AND NOT t.archived AND t.merged_into IS NULL",
		"('e:' || lower(t.email), t.email <> ''), ('p:' || t.phone, t.phone <> '')",
		"SELECT 'e:' || lower(e #>> '{}'), true FROM jsonb_path_query(t.emails, '$[*].address') AS e",
		"SELECT 'p:' || (p #>> '{}'), true FROM jsonb_path_query(t.phones, '$[*].number') AS p")
	companyTwins = newTwins("d:", "t.domain", "'[]', '[]'", "companies", "COMPANY", "t.name", "NOT t.archived",
		"('d:' || lower(t.domain), t.domain <> ''), ('p:' || t.phone, t.phone <> '')")
)

// allTwins are those of all kinds.
var allTwins = []twinKeys{contactTwins, companyTwins}

// eachText are the texts of a list, in JSON.
func eachText(list, text string) string {
	return "jsonb_path_query_array(t." + list + ", '$[*]." + text + "')::text"
}

func newTwins(mail, ofMail, lists, table, object, name, where, keys string, more ...string) twinKeys {
	words := `string_to_table(translate(daybook.fold(` + name + `), '` + strings.ReplaceAll(nameSeparators, "'", "''") + `', '           '), ' ') AS w
		WHERE w <> '' AND w <> ALL('{` + strings.Join(legalForms, ",") + `}'::text[])`
	keys += `, (CASE WHEN t.street <> '' THEN 'a:' || daybook.fold(` + place + `) END, true),
		('n:' || name.words, true), ('b:' || name.beginnings, true), ('c:' || translate(name.longest, '` + vowels + `', ''), true)`
	// The words are taken apart once: to do so costs more than all else here.
	first := `SELECT v.key, v.has FROM (SELECT string_agg(w, ' ' ORDER BY w) AS words, string_agg(left(w, 3), ' ' ORDER BY w) AS beginnings,
			(array_agg(w ORDER BY length(w) DESC, w))[1] AS longest FROM ` + words + `) AS name
		CROSS JOIN LATERAL (VALUES ` + keys + `) AS v(key, has)`
	values := strings.Join(append([]string{first}, more...), " UNION ALL ")
	reading := func(from string) string {
		return `SELECT t.id, ` + name + `, CASE WHEN t.street <> '' THEN ` + place + ` ELSE '' END, ` + ofMail + `, t.phone, ` + lists +
			` FROM {schema}.` + table + ` t WHERE t.id ` + from + ` $1 AND ` + where + ` ORDER BY t.id LIMIT $2`
	}
	return twinKeys{
		object: object, mail: mail,
		first: reading(">="), next: reading(">"),
		rest: `INSERT INTO {schema}.twins SELECT '` + object + `', k.key, t.id FROM {schema}.` + table + ` t
			CROSS JOIN LATERAL (SELECT DISTINCT left(v.key, 300) FROM (` + values + `) AS v(key, has) WHERE v.has AND length(v.key) > 3) AS k(key) WHERE t.id = ANY($1) AND ` + where,
		forget: `DELETE FROM {schema}.twins WHERE id = ANY($1)`,
		refresh: `INSERT INTO {schema}.twins SELECT '` + object + `', left(k.key, 300), t.id FROM {schema}.` + table + ` t
			CROSS JOIN LATERAL (` + values + `) AS k(key, has) WHERE t.id = ANY($1) AND ` + where + ` AND k.has AND length(k.key) > 3 ON CONFLICT DO NOTHING`,
	}
}

// legalForms say nothing of whose name it is.
var legalForms = []string{"gmbh", "ag", "kg", "inc", "llc", "ltd", "co", "corp", "the", "and", "of", "sa", "bv", "plc"}

const (
	nameSeparators = `.,;:/()&'"-`
	vowels         = "aeiouyhw" // and what is as easily left out
	place          = "t.street || '/' || t.postal_code || t.city"
)

// queueKeys writes the keys of objects anew.
func queueKeys(b *pgx.Batch, in func(string) string, k twinKeys, ids []string) {
	if len(ids) == 0 {
		return
	}
	b.Queue(in(k.forget), uuids(ids))
	b.Queue(in(k.refresh), uuids(ids))
}
