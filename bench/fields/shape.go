package main

import "strings"

// shape is one way of keeping the fields. Every statement takes its arguments
// in the same order.
type shape struct {
	name   string
	tables string // what is made first
	load   string // rows from arrays: id, tier, region, score, budget, signup, active, partner, source, note, code
	index  string // what is made after loading
	page   string // of 20: region, tier, score above
	get    string // one object as JSON: id
	update string // id, score
}

// columns are the arrays that load takes, with the object's number first.
const columns = `unnest($1::bigint[], $2::text[], $3::text[], $4::float8[], $5::float8[], $6::date[], $7::boolean[], $8::text[], $9::text[], $10::text[], $11::text[])
	AS o (id, tier, region, score, budget, signup, active, partner, source, note, code)`

// jsonb is a column under one index for all fields, which is all that a field
// has before somebody asks by it.
var jsonb = shape{
	name:   "JSONB",
	tables: `CREATE TABLE in_jsonb (id bigint PRIMARY KEY, custom jsonb NOT NULL)`,
	load: `INSERT INTO in_jsonb SELECT id, jsonb_build_object('tier', tier, 'region', region, 'score', score, 'budget', budget,
		'signup', signup, 'active', active, 'partner', partner, 'source', source, 'note', note, 'code', code) FROM ` + columns,
	index: `CREATE INDEX ON in_jsonb USING gin (custom jsonb_path_ops)`,
	page: `SELECT id, custom FROM in_jsonb WHERE custom @> jsonb_build_object('region', $1::text, 'tier', $2::text)
		AND (custom->'score')::float8 > $3::float8 ORDER BY id LIMIT 20`,
	get:    `SELECT custom FROM in_jsonb WHERE id = $1`,
	update: `UPDATE in_jsonb SET custom = custom || jsonb_build_object('score', $2::float8) WHERE id = $1`,
}

// indexed is jsonb with an index for each field that is asked by, as Daybook
// makes them. What the list is sorted by is in them (here the id, there the
// time of creation), so that a page is read in its order.
var indexed = shape{
	name:   "JSONB, field indexes",
	tables: strings.ReplaceAll(jsonb.tables, "in_jsonb", "in_indexed"),
	load:   strings.ReplaceAll(jsonb.load, "in_jsonb", "in_indexed"),
	index: `CREATE INDEX ON in_indexed USING gin (custom jsonb_path_ops);
		CREATE INDEX ON in_indexed ((custom->>'region'), id); CREATE INDEX ON in_indexed ((custom->>'tier'), id);
		CREATE INDEX ON in_indexed (((custom->'score')::float8), id)`,
	page: `SELECT id, custom FROM in_indexed WHERE custom->>'region' = $1 AND custom->>'tier' = $2
		AND (custom->'score')::float8 > $3::float8 ORDER BY id LIMIT 20`,
	get:    strings.ReplaceAll(jsonb.get, "in_jsonb", "in_indexed"),
	update: strings.ReplaceAll(jsonb.update, "in_jsonb", "in_indexed"),
}

// eav keeps a row a value, as many CRMs do.
var eav = shape{
	name: "EAV",
	tables: `CREATE TABLE in_eav (id bigint PRIMARY KEY);
		CREATE TABLE eav_values (id bigint NOT NULL, field smallint NOT NULL, words text, number float8, PRIMARY KEY (id, field))`,
	load: `WITH o AS (SELECT id, tier, region, score, budget, signup, active, partner, source, note, code FROM ` + columns + `), objects AS (INSERT INTO in_eav SELECT id FROM o)
		INSERT INTO eav_values
		SELECT o.id, v.field, v.words, v.number FROM o, LATERAL (VALUES
			(1, tier, NULL), (2, region, NULL), (3, NULL, score), (4, NULL, budget), (5, signup::text, NULL),
			(6, active::text, NULL), (7, partner, NULL), (8, source, NULL), (9, note, NULL), (10, code, NULL)) AS v (field, words, number)`,
	index: `CREATE INDEX ON eav_values (field, words, id) WHERE words IS NOT NULL;
		CREATE INDEX ON eav_values (field, number, id) WHERE number IS NOT NULL`,
	page: `WITH found AS (
			SELECT r.id FROM eav_values r
			JOIN eav_values t ON t.id = r.id AND t.field = 1 AND t.words = $2
			JOIN eav_values s ON s.id = r.id AND s.field = 3 AND s.number > $3
			WHERE r.field = 2 AND r.words = $1 ORDER BY r.id LIMIT 20)
		SELECT v.id, jsonb_object_agg(v.field, coalesce(v.words, v.number::text)) FROM found JOIN eav_values v USING (id) GROUP BY v.id ORDER BY v.id`,
	get:    `SELECT jsonb_object_agg(field, coalesce(words, number::text)) FROM eav_values WHERE id = $1`,
	update: `UPDATE eav_values SET number = $2 WHERE id = $1 AND field = 3`,
}

// typed has a column a field: what a schema of one's own would be.
var typed = shape{
	name: "typed columns",
	tables: `CREATE TABLE in_columns (id bigint PRIMARY KEY, tier text, region text, score float8, budget float8, signup date,
		active boolean, partner text, source text, note text, code text)`,
	load:   `INSERT INTO in_columns SELECT id, tier, region, score, budget, signup, active, partner, source, note, code FROM ` + columns,
	index:  `CREATE INDEX ON in_columns (region); CREATE INDEX ON in_columns (tier); CREATE INDEX ON in_columns (score)`,
	page:   `SELECT id, to_jsonb(c) FROM in_columns c WHERE region = $1 AND tier = $2 AND score > $3 ORDER BY id LIMIT 20`,
	get:    `SELECT to_jsonb(c) FROM in_columns c WHERE id = $1`,
	update: `UPDATE in_columns SET score = $2 WHERE id = $1`,
}
