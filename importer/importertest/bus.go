// Package importertest gives tests of what writes much (importer, demo) a bus
// to write to: Memory, which is quick, and Chain, the real one, with
// EventStoreDB's protocol and Postgres behind it. Tests alone may import it.
package importertest

import (
	"iter"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Tenant is the tenant that both buses have.
const Tenant = "tempera"

// Bus is a bus with what is under it, to look at.
type Bus struct {
	*commands.Bus
	log   commands.Log
	codec *codec.Codec
}

func newBus(tb testing.TB, log commands.Log, sealer codec.Sealer, claims commands.Claims) *Bus {
	tb.Helper()
	c := codec.New(sealer)
	for _, entry := range catalog.Events {
		c.Register(entry.Version, entry.Zero, catalog.Upcasters[entry.Zero.EventType()])
	}
	bus := commands.New(log, c, claims, slog.New(slog.DiscardHandler))
	env := commands.NewEnvelope(identity.Actor{Tenant: Tenant, Name: "test", Role: identity.System})
	_, err := bus.Dispatch(tb.Context(), env, tenant.Create{ID: Tenant, Name: "Tempera", Currency: "EUR", At: env.Now})
	require.NoError(tb, err)
	return &Bus{bus, log, c}
}

// written are the categories that importers write to.
var written = []string{"member", "company", "contact", "pipeline", "deal", "task"}

// Events gives what was written, in the order of the log.
func (b *Bus) Events(tb testing.TB) iter.Seq[codec.Decoded] {
	tb.Helper()
	return func(yield func(codec.Decoded) bool) {
		for recorded, err := range b.log.ReadAll(tb.Context(), eventstore.Start, written) {
			require.NoError(tb, err)
			decoded, err := b.codec.Decode(tb.Context(), recorded)
			require.NoError(tb, err)
			if !yield(decoded) {
				return
			}
		}
	}
}

// Count counts what was written by type of event.
func (b *Bus) Count(tb testing.TB) map[string]int {
	tb.Helper()
	count := map[string]int{}
	for recorded, err := range b.log.ReadAll(tb.Context(), eventstore.Start, written) {
		require.NoError(tb, err)
		count[recorded.Type]++
	}
	return count
}
