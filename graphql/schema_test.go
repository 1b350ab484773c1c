package graphql

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gql "github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write testdata/schema.golden anew, after a change to the schema that is meant")

const golden = "testdata/schema.golden"

func parsed(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := schemaText()
	require.NoError(t, err)
	schema, err := gql.ParseSchema(text, nil, gql.UseStringDescriptions())
	require.NoError(t, err)
	return schema.AST()
}

// The schema is a contract: clients break when a line of it goes or changes.
// New lines are fine, but are to be looked at as well: -update adds them.
func TestSchema_IsGolden(t *testing.T) {
	t.Parallel()
	lines := outlineOf(parsed(t))
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
	text, err := os.ReadFile(golden)
	require.NoError(t, err)
	want := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range want {
		if !slices.Contains(lines, line) {
			t.Errorf("breaks clients, gone or changed: %s", line)
		}
	}
	for _, line := range lines {
		if !slices.Contains(want, line) {
			t.Errorf("new, if that is meant run go test ./graphql -update: %s", line)
		}
	}
}

func TestSchema_IsDocumented(t *testing.T) {
	t.Parallel()
	visit(parsed(t), func(path, description string) {
		require.NotEmpty(t, strings.TrimSpace(description), "%s has no description", path)
	}, func(string) {})
}

// outlineOf gives one line for everything that a client can rely on.
func outlineOf(schema *ast.Schema) (lines []string) {
	visit(schema, func(string, string) {}, func(line string) { lines = append(lines, line) })
	slices.Sort(lines)
	return lines
}

// visit calls document with everything that is to be described, and line with
// everything that clients rely on.
func visit(schema *ast.Schema, document func(path, description string), line func(string)) {
	for name, kind := range schema.Types {
		if strings.HasPrefix(name, "__") || builtIn[name] {
			continue
		}
		if name != "Query" && name != "Mutation" || kind.Description() != "" {
			document(name, kind.Description())
		}
		line(fmt.Sprintf("%s %s", strings.ToLower(kind.Kind()), name))
		switch kind := kind.(type) {
		case *ast.ObjectTypeDefinition:
			for _, f := range kind.Fields {
				document(name+"."+f.Name, f.Desc)
				line(name + "." + f.Name + arguments(f) + ": " + f.Type.String())
			}
		case *ast.InputObject:
			for _, f := range kind.Values {
				document(name+"."+f.Name.Name, f.Desc)
				line(name + "." + argument(f))
			}
		case *ast.Union:
			for _, member := range kind.UnionMemberTypes {
				line(name + " | " + member.Name)
			}
		case *ast.EnumTypeDefinition:
			for _, v := range kind.EnumValuesDefinition {
				document(name+"."+v.EnumValue, v.Desc)
				line(name + "." + v.EnumValue)
			}
		}
	}
}

var builtIn = map[string]bool{"Int": true, "Float": true, "String": true, "Boolean": true, "ID": true}

func arguments(f *ast.FieldDefinition) string {
	if len(f.Arguments) == 0 {
		return ""
	}
	var each []string
	for _, a := range f.Arguments {
		each = append(each, argument(a))
	}
	return "(" + strings.Join(each, ", ") + ")"
}

func argument(a *ast.InputValueDefinition) string {
	text := a.Name.Name + ": " + a.Type.String()
	if a.Default != nil {
		text += " = " + a.Default.String()
	}
	return text
}
