// Package daybook_test keeps the map of the house: which room may use which.
// A rule that is written down and not checked decays.
package daybook_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/daybook-crm/daybook"

// room is a package, or with "/..." a package and all below it, and what of
// ours it may import. The flow of data is a circle, the imports are not: each
// package points at what it uses, never at who uses it.
type room struct {
	at  string
	may []string
}

// leaves are imported by everybody and import nothing of ours.
var leaves = []string{"internal/coalesce", "internal/fault", "internal/identity", "internal/lifecycle", "internal/observe", "internal/shelf"}

// rooms is the import table. The first row that fits a package is its own, and
// a package without a row fails the test: it has no place yet.
var rooms = []room{
	// Who acts, error codes, batching, logs and metrics, start and stop.
	{"internal/coalesce", nil},
	{"internal/shelf", nil},
	{"internal/fault", nil},
	{"internal/identity", nil},
	{"internal/lifecycle", nil},
	{"internal/observe", nil},

	// Pure. Two leaves are its words too: one error type, one type of role.
	{"domain/...", []string{"domain/...", "internal/fault", "internal/identity"}},

	// The log knows names and bytes. The codec is told of event types, it does
	// not ask for them; so neither rules nor commands are known here.
	{"eventstore/...", append([]string{"eventstore/..."}, leaves...)},

	// Decides on the log alone: a rule that read a view would decide on what
	// was true a moment ago.
	{"commands", append([]string{"domain/...", "eventstore/..."}, leaves...)},

	// Rows, and how they are written and read. Each can be deleted and made
	// anew, so none knows the other, or where its rows come from.
	{"readmodels/...", append([]string{"readmodels/..."}, leaves...)},
	{"reporting/...", append([]string{"reporting/..."}, leaves...)},
	{"edge/...", append([]string{"edge/..."}, leaves...)},

	// From events to rows. It decides nothing, so it gives no commands.
	{"projections/...", append([]string{"projections/...", "domain/...", "eventstore/...", "readmodels", "reporting", "edge"}, leaves...)},

	// Act on the world, and say by a command what came of it.
	{"workers/...", append([]string{"workers/...", "domain/...", "eventstore/...", "commands"}, leaves...)},

	// The vault. The keyring satisfies the codec's Sealer, the claims satisfy
	// those of commands; erasing and exporting a person reaches everywhere.
	{"privacy/keyring", append([]string{"eventstore/codec"}, leaves...)},
	{"privacy/claims", append([]string{"commands", "privacy/keyring"}, leaves...)},
	{"privacy/...", append([]string{"privacy/...", "domain/...", "eventstore/...", "commands", "readmodels", "reporting", "edge"}, leaves...)},

	// Two more who give commands, as any client would.
	{"importer/...", append([]string{"importer/...", "domain/...", "commands"}, leaves...)},
	{"demo/...", append([]string{"demo/...", "domain/...", "commands"}, leaves...)},

	// The API gives commands and reads views; the log is not its business.
	{"internal/auth", leaves},
	{"graphql/...", append([]string{"graphql/...", "commands", "readmodels", "reporting", "privacy", "domain/...", "internal/auth"}, leaves...)},
	{"internal/server/...", append([]string{"internal/server/...", "graphql/...", "internal/auth", "edge"}, leaves...)},

	// What we embed knows nothing of a CRM: each could be a project of its own.
	{"engines/...", append([]string{"engines/..."}, leaves...)},

	// The one place that knows every room.
	{"cmd/daybook", []string{"..."}},
	{"web", nil}, // the built web app, embedded

	// Look at the house from outside.
	{"internal/eventsdoc", []string{"domain/..."}},
	{"e2e/...", []string{"..."}},
	{"bench/...", []string{"..."}},
}

// A test room is a package for tests, named so: enginetest, domaintest. It may
// start engines, and only tests and other test rooms import it.
func testRoom(pkg string) bool {
	name := path.Base(pkg)
	return strings.HasSuffix(name, "test") || name == "e2e" || strings.HasPrefix(pkg, "bench")
}

// Engines are behind their official clients, for everybody but these.
var engineStarters = []string{"cmd/daybook", "engines/...", "e2e/...", "bench/..."}

// road is a module, or a part of the standard library, that few may import.
type road struct {
	to    string
	users []string
}

// roads are the ways to what is outside. One engine, one road: who wants its
// data goes through the room that has it.
var roads = []road{
	{"github.com/EventStore/EventStore-Client-Go/v4/esdb", []string{"eventstore/esdb"}},
	{"github.com/EventStore/EventStore-Client-Go/v4/protos", []string{"engines/esdb/..."}},
	{"github.com/ClickHouse/clickhouse-go", []string{"reporting/..."}},
	{"github.com/jackc/pgx", []string{"readmodels/...", "privacy/...", "internal/auth", "engines/postgres", "projections", "cmd/daybook"}},
	{"database/sql", []string{"readmodels/...", "privacy/...", "internal/auth", "reporting/...", "edge/...", "engines/..."}},
	{"modernc.org/sqlite", []string{"edge/..."}},
	{"github.com/redis", []string{"internal/auth", "workers/bus/..."}},
	{"github.com/twmb/franz-go", []string{"workers/bus/..."}},
	// Events as messages: made in one room, consumed in two.
	{"github.com/ThreeDotsLabs/watermill", []string{"eventstore/watermill", "projections", "workers/..."}},
	// What an engine is made of.
	{"github.com/cockroachdb/pebble", []string{"engines/esdb/..."}},
	{"github.com/ebitengine/purego", []string{"engines/clickhouse"}},
	// Ciphers and the command line, each in one place.
	{"github.com/tink-crypto", []string{"privacy/keyring"}},
	{"github.com/spf13", []string{"cmd/daybook"}},
	{"github.com/graph-gophers", []string{"graphql/..."}},
	{"github.com/coder/websocket", []string{"graphql/socket"}},
	// Tests only.
	{"testing", nil},
	{"github.com/stretchr/testify", nil},
	{"github.com/google/go-cmp", nil},
}

// impure is what the domain never imports: clocks, dice and the world come in
// with the command. net/mail is a parser, and fine.
var impure = []string{
	"context", "crypto/rand", "database/sql", "io/fs", "io/ioutil", "log", "log/slog", "math/rand", "math/rand/v2",
	"net", "net/http", "net/netip", "net/rpc", "net/smtp", "os", "os/exec", "os/signal", "path/filepath", "plugin",
	"sync", "sync/atomic", "syscall", "unsafe",
}

// impureCalls are the same inside packages that are pure otherwise.
var impureCalls = map[string][]string{
	"time":                        {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Local"},
	module + "/internal/identity": {"NewID", "With", "From"},
}

// vague names say nothing of what is in a package.
var vague = []string{"util", "utils", "common", "helper", "helpers", "model", "models", "type", "types", "misc", "shared", "base", "lib"}

func fits(pattern, pkg string) bool {
	if pattern == "..." {
		return true
	}
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == below || strings.HasPrefix(pkg, below+"/")
	}
	return pattern == pkg
}

func fitsAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return fits(p, pkg) })
}

// under says whether an import path is a module's or lies in it.
func under(root, imported string) bool {
	return imported == root || strings.HasPrefix(imported, root+"/")
}

// file is a Go file of ours that is no test.
type file struct {
	path    string
	pkg     string // import path within the module
	imports []string
	parsed  *ast.File
}

// production parses every file that goes into a binary; and tells of each
// package whether it has a doc comment, in a test only if all of it is tests.
func production(t *testing.T) (files []file, documented map[string]bool) {
	t.Helper()
	documented = map[string]bool{}
	inTests := map[string]bool{}
	walk := func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(entry.Name(), ".") || slices.Contains([]string{"node_modules", "testdata", "tools", "data", "bin"}, entry.Name())) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		mode := parser.ImportsOnly | parser.ParseComments
		if strings.HasPrefix(filepath.ToSlash(name), "domain/") {
			mode = parser.ParseComments
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, mode)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(name))
		if strings.HasSuffix(name, "_test.go") {
			inTests[pkg] = inTests[pkg] || parsed.Doc != nil
			return nil
		}
		documented[pkg] = documented[pkg] || parsed.Doc != nil
		f := file{path: name, pkg: pkg, parsed: parsed}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
		return nil
	}
	require.NoError(t, filepath.WalkDir(".", walk))
	require.NotEmpty(t, files)
	for pkg, ok := range inTests {
		if _, mixed := documented[pkg]; !mixed {
			documented[pkg] = ok
		}
	}
	return files, documented
}

func TestImportsFollowTheTable(t *testing.T) {
	t.Parallel()
	files, _ := production(t)
	for _, f := range files {
		row := slices.IndexFunc(rooms, func(r room) bool { return fits(r.at, f.pkg) })
		if row < 0 {
			t.Errorf("%s: the package %s has no row in the import table", f.path, f.pkg)
			continue
		}
		for _, imported := range f.imports {
			ours, ok := strings.CutPrefix(imported, module+"/")
			switch {
			case !ok || testRoom(f.pkg):
			case testRoom(ours):
				t.Errorf("%s imports %s, which is for tests", f.path, ours)
			case under("cmd", ours):
				t.Errorf("%s imports %s, which is a program", f.path, ours)
			case under("engines", ours) && !fitsAny(engineStarters, f.pkg):
				t.Errorf("%s imports %s: an engine is reached through its official client", f.path, ours)
			case !fitsAny(rooms[row].may, ours):
				t.Errorf("%s imports %s, which %s may not", f.path, ours, rooms[row].at)
			}
		}
	}
}

func TestThereIsOneRoadToEachEngine(t *testing.T) {
	t.Parallel()
	files, _ := production(t)
	for _, f := range files {
		for _, imported := range f.imports {
			for _, r := range roads {
				if under(r.to, imported) && !testRoom(f.pkg) && !fitsAny(r.users, f.pkg) {
					t.Errorf("%s imports %s, which is for %v", f.path, imported, r.users)
				}
			}
		}
	}
}

func TestTheDomainIsPure(t *testing.T) {
	t.Parallel()
	files, _ := production(t)
	for _, f := range files {
		if !fits("domain/...", f.pkg) || testRoom(f.pkg) {
			continue
		}
		local := map[string][]string{} // a package's name in this file -> what must not be called of it
		for i, imported := range f.imports {
			if slices.Contains(impure, imported) {
				t.Errorf("%s imports %s", f.path, imported)
			}
			name := path.Base(imported)
			if f.parsed.Imports[i].Name != nil {
				name = f.parsed.Imports[i].Name.Name
			}
			local[name] = impureCalls[imported]
		}
		ast.Inspect(f.parsed, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if of, ok := s.X.(*ast.Ident); ok && slices.Contains(local[of.Name], s.Sel.Name) {
					t.Errorf("%s uses %s.%s", f.path, of.Name, s.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	t.Parallel()
	_, documented := production(t)
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("the package %s has no doc comment", pkg)
		}
	}
}

func TestNoPackageIsNamedAfterNothing(t *testing.T) {
	t.Parallel()
	files, _ := production(t)
	for _, f := range files {
		if slices.Contains(vague, path.Base(f.pkg)) || slices.Contains(vague, f.parsed.Name.Name) {
			t.Errorf("%s: name the idea instead", f.path)
		}
	}
}
