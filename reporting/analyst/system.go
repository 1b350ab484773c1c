package analyst

import (
	"maps"
	"slices"
	"strings"
)

// openSystem are the system's tables that are the same for everybody, and
// that tools ask to know the engine.
var openSystem = []string{
	"one", "numbers", "zeros", "functions", "settings", "build_options", "data_type_families", "formats", "time_zones", "table_engines",
	"table_functions", "keywords", "aggregate_function_combinators", "collations", "licenses",
}

// The columns that say to whose database a row belongs.
const (
	ofDatabase = "database"
	ofSchema   = "table_schema"
)

// scopedSystem are the tables that list everybody's objects, with the column
// that says whose; the asker gets the rows of his own database.
var scopedSystem = map[string]string{
	"system.databases": "name", "system.tables": ofDatabase, "system.columns": ofDatabase,
	"system.parts": ofDatabase, "system.data_skipping_indices": ofDatabase, "system.projections": ofDatabase,
	"information_schema.schemata": "schema_name", "information_schema.tables": ofSchema,
	"information_schema.columns": ofSchema, "information_schema.views": ofSchema,
	"information_schema.key_column_usage":        ofSchema,
	"information_schema.referential_constraints": "constraint_schema",
	"information_schema.statistics":              ofSchema,
}

// systemTable stands for "database . table", where the database is reserved.
func systemTable(tokens []token, i, dot int, database string) (raw string, taken int, err error) {
	name := after(tokens, dot)
	if name < 0 || tokens[name].kind != word {
		return "", 0, syntax("A name must follow the point.")
	}
	of, table := strings.ToLower(tokens[i].name), strings.ToLower(tokens[name].name)
	full, taken := of+"."+table, name-i+1
	switch column, scoped := scopedSystem[full]; {
	case scoped:
		//nolint:unqueryvet // whatever columns the engine's own table has
		return "(SELECT * FROM " + full + " WHERE " + column + " = '" + database + "')", taken, nil
	case of == "system" && slices.Contains(openSystem, table):
		return full, taken, nil
	}
	return "", 0, denied("There is no table %s for you. Of the system's there are %s, and system.%s.", full,
		strings.Join(slices.Sorted(maps.Keys(scopedSystem)), ", "), strings.Join(openSystem, ", system."))
}
