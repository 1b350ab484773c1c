package catalog_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/domaintest"
)

// Whatever has a method EventType in domain is an event, and must be readable.
func TestEveryEventIsInTheCatalog(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, e := range catalog.Events {
		require.False(t, listed[e.Zero.EventType()], "%s is listed twice", e.Zero.EventType())
		require.Equal(t, reflect.TypeOf(e.Zero).String(), e.Zero.EventType(), "a type's name is its name in the log")
		listed[e.Zero.EventType()] = true
	}
	files, err := filepath.Glob("../*/*.go")
	require.NoError(t, err)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		for _, d := range parsed.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "EventType" {
				continue
			}
			name := parsed.Name.Name + "." + method.Recv.List[0].Type.(*ast.Ident).Name
			require.True(t, listed[name], "%s is not in the catalog", name)
		}
	}
}

func TestEveryCategoryIsListed(t *testing.T) {
	t.Parallel()
	nouns := map[string]bool{}
	for _, e := range catalog.Events {
		noun, _, _ := strings.Cut(e.Zero.EventType(), ".")
		nouns[noun] = true
		require.Contains(t, catalog.Categories, noun)
	}
	require.Len(t, catalog.Categories, len(nouns))
}

// The codec seals whole fields of the event's JSON object; a tag deeper down
// would be overlooked.
func TestPersonalTagsStandWhereTheCodecLooks(t *testing.T) {
	t.Parallel()
	for _, e := range catalog.Events {
		full := domaintest.Filled(e.Zero)
		tags := personalTags(t, reflect.TypeOf(e.Zero), true)
		p, names := full.(domain.Personal)
		require.Equal(t, tags > 0, names, "%s has %d personal fields and must name a subject just if it has any", e.Zero.EventType(), tags)
		if names {
			require.NotEmpty(t, p.Subject())
		}
	}
}

func personalTags(t *testing.T, of reflect.Type, top bool) (tags int) {
	t.Helper()
	if of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || of.PkgPath() == "time" {
		return 0
	}
	for f := range of.Fields() {
		if f.Tag.Get("personal") == "true" {
			require.True(t, top && domaintest.JSONName(f) != "", "%s.%s is personal where nobody looks", of, f.Name)
			tags++
			continue
		}
		tags += personalTags(t, f.Type, top && f.Anonymous)
	}
	return tags
}
