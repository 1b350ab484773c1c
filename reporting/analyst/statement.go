package analyst

import (
	"slices"
	"strings"
)

// maxStatement bounds the text of a statement, in bytes; ClickHouse's own
// max_query_size is the same.
const maxStatement = 256 << 10

// databasePrefix begins the name of every tenant's database.
const databasePrefix = "tenant_"

// reserved are the databases that are no tenant's.
var reserved = []string{"system", "information_schema", "daybook", "default", "_temporary_and_external_tables"}

// gate checks statements for one engine.
type gate struct {
	tableFunctions map[string]bool // of the engine, in lower case
}

// check says whether a statement may run for the owner of a database, and
// gives it as it is to run: without comments, and with the system's tables
// replaced by the part of them that is the database's.
func (g *gate) check(statement, database string) (string, error) {
	if len(statement) > maxStatement {
		return "", tooLong()
	}
	all, err := lex(statement)
	if err != nil {
		return "", err
	}
	tokens := trim(all)
	if err := g.checkVerb(tokens); err != nil {
		return "", err
	}
	if showsDatabases(tokens) {
		return "SELECT name FROM system.databases WHERE name = '" + database + "'", nil
	}
	var out strings.Builder
	for i := 0; i < len(tokens); i++ {
		raw, taken, err := g.pass(tokens, i, database)
		if err != nil {
			return "", err
		}
		out.WriteString(raw)
		i += taken - 1
	}
	return out.String(), nil
}

// trim drops what stands before and behind a statement, and one semicolon.
func trim(tokens []token) []token {
	first := slices.IndexFunc(tokens, func(t token) bool { return t.kind != spaces })
	if first < 0 {
		return nil
	}
	end, semicolon := len(tokens), false
	for end > first {
		t := tokens[end-1]
		if t.kind != spaces && (semicolon || !t.is(";")) {
			break
		}
		semicolon = semicolon || t.is(";")
		end--
	}
	return tokens[first:end]
}

// pass gives what is written for the token at i, and how many it stands for.
func (g *gate) pass(tokens []token, i int, database string) (raw string, taken int, err error) {
	t := tokens[i]
	switch {
	case t.is(";"):
		return "", 0, syntax("Send one statement at a time.")
	case t.kind != word:
		return t.raw, 1, nil
	case t.is("OUTFILE"):
		return "", 0, denied("INTO OUTFILE is for the client, not for the server.")
	case t.is("Identifier") && before(tokens, i).is(":"):
		return "", 0, denied("Parameters may be values, not names: write the name into the statement.")
	case otherTenant(t.name, database):
		return "", 0, denied("There is no database %q for you; yours is %s.", t.name, database)
	}
	behind := after(tokens, i)
	if behind < 0 {
		return t.raw, 1, nil
	}
	switch {
	case tokens[behind].is("("):
		return t.raw, 1, g.checkFunction(t)
	case tokens[behind].is(".") && !before(tokens, i).is(".") && slices.Contains(reserved, strings.ToLower(t.name)):
		return systemTable(tokens, i, behind, database)
	}
	return t.raw, 1, nil
}

func otherTenant(name, database string) bool {
	return len(name) >= len(databasePrefix) && strings.EqualFold(name[:len(databasePrefix)], databasePrefix) && name != database
}

// before gives the token before i that is not space; a space when there is none.
func before(tokens []token, i int) token {
	for i--; i >= 0; i-- {
		if tokens[i].kind != spaces {
			return tokens[i]
		}
	}
	return token{kind: spaces}
}

// after gives the index of the next token that is not space, or -1.
func after(tokens []token, i int) int {
	for i++; i < len(tokens); i++ {
		if tokens[i].kind != spaces {
			return i
		}
	}
	return -1
}
