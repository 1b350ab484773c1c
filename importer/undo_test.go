package importer_test

import (
	"context"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
	"github.com/daybook-crm/daybook/internal/identity"
)

// touched gives the objects that a command changed, last first, in pages.
func touched(t *testing.T, bus *importertest.Bus, command uuid.UUID, size int) iter.Seq2[[]commands.Object, error] {
	t.Helper()
	var objects []commands.Object
	for d := range bus.Events(t) {
		of := commands.Object{Category: d.Stream.Category, ID: d.Stream.ID}
		if d.Meta.Root() == command.String() && !slices.Contains(objects, of) {
			objects = append(objects, of)
		}
	}
	slices.Reverse(objects)
	return func(yield func([]commands.Object, error) bool) {
		for page := range slices.Chunk(objects, size) {
			if !yield(page, nil) {
				return
			}
		}
	}
}

// TestAnImportIsUndone imports, undoes that, both killed half-way and taken up
// again, and finds nothing left; then it undoes the undo.
func TestAnImportIsUndone(t *testing.T) {
	bus, text := importertest.Chain(t), book(150)
	source := func() importer.Source { return sheet(t, text, bookMap, "No") }
	killed := func(do func(context.Context) error) {
		for range 3 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(20+rand.IntN(150))*time.Millisecond)
			if err := do(ctx); err != nil {
				require.Error(t, ctx.Err(), "%v", err)
			}
			cancel()
		}
	}
	killed(func(ctx context.Context) error {
		_, err := importer.Run(ctx, bus.Bus, importertest.Tenant, source(), importer.Options{Now: now})
		return err
	})
	result := run(t, bus, source(), importer.Options{})
	want := bus.Count(t)
	require.Equal(t, 150, want["contact.Created"])
	for d := range bus.Events(t) {
		require.Equal(t, result.Command.String(), d.Meta.Root(), "what was imported before it was killed is of the same command")
	}
	assert.Equal(t, result.Command, run(t, bus, source(), importer.Options{}).Command, "the same export is the same import")

	undo := func(ctx context.Context, command uuid.UUID) error {
		env := commands.NewEnvelope(identity.Actor{Tenant: importertest.Tenant, Name: "undo", Role: identity.System})
		env.CommandID = commands.Undoing(command)
		return bus.UndoPages(ctx, env, command, false, touched(t, bus, command, 100), func(u commands.Undone) {
			if ctx.Err() == nil {
				require.NoError(t, u.Err, "%v", u.Object)
			}
		})
	}
	killed(func(ctx context.Context) error { return undo(ctx, result.Command) })
	require.NoError(t, undo(t.Context(), result.Command))
	for _, of := range []string{"contact", "company", "deal", "pipeline"} {
		made := map[string]int{"contact": 150, "company": 50, "deal": 150, "pipeline": 1}[of]
		assert.Equal(t, made, bus.Count(t)[of+".Deleted"], of)
	}
	assert.Equal(t, want["member.Created"], bus.Count(t)["member.Created"])

	require.NoError(t, undo(t.Context(), commands.Undoing(result.Command)))
	assert.Equal(t, 150, bus.Count(t)["contact.Restored"])
	assert.Zero(t, run(t, bus, source(), importer.Options{}).Changes(), "all is there again")
}

func TestAChangedFileIsAnotherImport(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	first := run(t, bus, sheet(t, book(3), bookMap, "No"), importer.Options{})
	second := run(t, bus, sheet(t, book(4), bookMap, "No"), importer.Options{})
	mapped := run(t, bus, sheet(t, book(3), bookMap+",contact.jobTitle:=CTO", "No"), importer.Options{})
	without := run(t, bus, sheet(t, book(3), bookMap, "No"), importer.Options{NoCustomFields: true})
	ids := []uuid.UUID{first.Command, second.Command, mapped.Command, without.Command}
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	assert.Len(t, slices.Compact(ids), 4)
	assert.Equal(t, "daybook undo "+first.Command.String(), first.Undoing())
	dry := run(t, bus, sheet(t, book(5), bookMap, "No"), importer.Options{DryRun: true})
	assert.Empty(t, dry.Undoing())
}
