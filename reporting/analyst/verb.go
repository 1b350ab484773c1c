package analyst

import (
	"slices"
	"strings"
)

// verbs are what a statement may begin with: that which only reads.
var verbs = []string{"SELECT", "WITH", "(", "EXPLAIN", "DESCRIBE", "DESC", "EXISTS", "SHOW"}

// shows are what may be shown; processes, users and grants are others' affairs.
var shows = []string{"TABLES", "FULL", "COLUMNS", "FIELDS", "CREATE", "INDEX", "INDEXES", "DATABASES", "FUNCTIONS"}

func (g *gate) checkVerb(tokens []token) error {
	if len(tokens) == 0 {
		return syntax("Empty query.")
	}
	isOne := func(t token, of []string) bool { return slices.ContainsFunc(of, t.is) }
	if !isOne(tokens[0], verbs) {
		return readonly("Only reading is possible here: a statement begins with one of %s.", strings.Join(verbs, ", "))
	}
	if next := after(tokens, 0); tokens[0].is("SHOW") && (next < 0 || !isOne(tokens[next], shows)) {
		return denied("Of SHOW there are only %s.", strings.Join(shows, ", "))
	}
	return nil
}

// showsDatabases: there is one, and the names of the others are not for the asker.
func showsDatabases(tokens []token) bool {
	next := after(tokens, 0)
	return tokens[0].is("SHOW") && next > 0 && tokens[next].is("DATABASES")
}

// openTableFunctions make rows out of their arguments and reach nothing.
var openTableFunctions = []string{"numbers", "numbers_mt", "zeros", "zeros_mt", "generate_series", "generateseries", "values", "null", "view", "format", "generaterandom"}

// namingFunctions take the name of a table, a dictionary or a file as a value,
// or tell of the machine.
var namingFunctions = []string{"joinget", "dict", "hascolumnintable", "file", "catboost", "getmacro", "getserver", "hostname", "fqdn", "tcpport", "executable", "remote", "cluster", "serveruuid", "showcertificate"}

// checkFunction refuses what would reach beyond the tables named in the text.
func (g *gate) checkFunction(t token) error {
	name := strings.ToLower(t.name)
	if slices.Contains(openTableFunctions, name) {
		return nil
	}
	if g.tableFunctions[name] || slices.ContainsFunc(namingFunctions, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
		return denied("The function %s is not for analysts: it can reach beyond your tables.", t.name)
	}
	return nil
}
