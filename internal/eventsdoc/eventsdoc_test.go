package eventsdoc_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/domaintest"
)

var update = flag.Bool("update", false, "write docs/events.md anew")

const (
	root = "../.."
	page = root + "/docs/events.md"
)

const intro = `# Events

Everything that Daybook knows is one of these events. A fact that is not an event does not exist; every view is derived from them.

This page is made from the Go types by ` + "`go test ./internal/eventsdoc -update`" + `, and a test fails when it is not fresh.

- An event's type is its name in the log. It stands in the stream ` + "`<noun>-<tenant>_<id>`" + `, as JSON.
- A field with a question mark is left out when it was not said. A field without a type is text.
- Personal fields are never in the log in the clear: they are encrypted together, under the key of the person they are about.
  When that key is destroyed they read as left out, for ever.
- The version is that in which the event is written today. The JSON of every version that ever was is kept in
  ` + "`domain/<noun>/testdata/events`" + `, and older ones are read through upcasters.
- Metadata, the same for every event: ` + "`tenant`, `actor`, `commandId`, `$correlationId`, `$causationId`, `traceparent`, `version`, `deviceId`, `deviceTime`" + `.
`

func TestThePageIsFresh(t *testing.T) {
	t.Parallel()
	want := render(t)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(page), 0o755))
		require.NoError(t, os.WriteFile(page, []byte(want), 0o644))
	}
	got, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "docs/events.md is not fresh: go test ./internal/eventsdoc -update")
}

func render(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(intro)
	for _, noun := range catalog.Categories {
		says := comments(t, noun)
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", noun, says[""])
		b.WriteString("| event | version | what it says | fields | personal fields | sealed under the key of |\n|---|---|---|---|---|---|\n")
		for _, e := range catalog.Events {
			of, name, _ := strings.Cut(e.Zero.EventType(), ".")
			if of != noun {
				continue
			}
			open, personal := fields(reflect.TypeOf(e.Zero))
			fmt.Fprintf(&b, "| `%s` | %d | %s | %s | %s | %s |\n",
				e.Zero.EventType(), e.Version, says[name], quoted(open), quoted(personal), subject(e.Zero))
		}
	}
	return b.String()
}

// comments gives what the package and its types say of themselves, each in
// the first sentence of its comment; the package's is under "".
func comments(t *testing.T, noun string) map[string]string {
	t.Helper()
	files := token.NewFileSet()
	var parsed []*ast.File
	names, err := filepath.Glob(filepath.Join(root, "domain", noun, "*.go"))
	require.NoError(t, err)
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(files, name, nil, parser.ParseComments)
			require.NoError(t, err)
			parsed = append(parsed, f)
		}
	}
	pkg, err := doc.NewFromFiles(files, parsed, noun)
	require.NoError(t, err)
	says := map[string]string{"": capital(strings.TrimPrefix(pkg.Synopsis(pkg.Doc), "Package "))}
	for _, typ := range pkg.Types {
		text := strings.TrimPrefix(pkg.Synopsis(typ.Doc), typ.Name+" says ")
		says[typ.Name] = capital(strings.TrimSuffix(text, "."))
	}
	return says
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// fields describes the fields of an event's JSON object.
func fields(of reflect.Type) (open, personal []string) {
	for f := range of.Fields() {
		name := domaintest.JSONName(f)
		if f.Anonymous && name == "" {
			o, p := fields(f.Type)
			open, personal = append(open, o...), append(personal, p...)
			continue
		}
		if strings.Contains(f.Tag.Get("json"), ",omitempty") {
			name += "?"
		}
		if kind := kind(f.Type); kind != "" {
			name += " " + kind
		}
		if f.Tag.Get("personal") == "true" {
			personal = append(personal, name)
		} else {
			open = append(open, name)
		}
	}
	return open, personal
}

// kind says what a field holds; nothing, for text.
func kind(of reflect.Type) string {
	switch of.Kind() {
	case reflect.Pointer:
		return kind(of.Elem())
	case reflect.Slice:
		return strings.TrimSpace("list " + kind(of.Elem()))
	case reflect.Struct:
		if of == reflect.TypeFor[time.Time]() {
			return "time"
		}
		open, _ := fields(of)
		return "{" + strings.Join(open, ", ") + "}"
	case reflect.Int, reflect.Int64:
		return "number"
	case reflect.Bool:
		return "boolean"
	default:
		return ""
	}
}

func quoted(names []string) string {
	for i, name := range names {
		names[i] = "`" + name + "`"
	}
	return strings.Join(names, ", ")
}

// subject finds out whose key it is by asking the event: in a filled one every
// text is its own field's name.
func subject(zero domain.Event) string {
	p, ok := domaintest.Filled(zero).(domain.Personal)
	if !ok {
		return ""
	}
	text := "`" + p.Subject() + "`"
	open, _ := fields(reflect.TypeOf(zero))
	for _, name := range open {
		if name == p.Subject()+"?" {
			text += ", else of the tenant"
		}
	}
	return text
}
