package graphql

import (
	"log/slog"
	"testing"
)

func TestNew_ResolversFitTheSchema(t *testing.T) {
	if _, err := New(Deps{Log: slog.Default()}); err != nil {
		t.Fatal(err)
	}
}
