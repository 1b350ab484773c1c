package codec_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// bundle is a codec of all events over a real keyring.
type bundle struct {
	codec  *codec.Codec
	keys   *keyring.Keyring
	pool   *pgxpool.Pool
	master tink.AEAD
}

func setup(t *testing.T) bundle {
	t.Helper()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	master, _, err := keyring.OpenMaster(t.TempDir()+"/master.key", true)
	require.NoError(t, err)
	keys := keyring.New(pool, keyring.NewSecrets(pool, master))
	return bundle{codec: withCatalog(codec.New(keys)), keys: keys, pool: pool, master: master}
}

func withCatalog(c *codec.Codec) *codec.Codec {
	for _, e := range catalog.Events {
		c.Register(e.Version, e.Zero, catalog.Upcasters[e.Zero.EventType()])
	}
	return c
}

// contactStream is the stream of a contact of its own.
func contactStream() eventstore.StreamID {
	return eventstore.StreamID{Tenant: "acme", Category: "contact", ID: identity.NewID().String()}
}

var meta = codec.Metadata{Actor: "system:test", CommandID: "0198", Correlation: "request", Causation: "0198"}

// recorded encodes an event and gives it as the log would.
func recorded(t *testing.T, c *codec.Codec, stream eventstore.StreamID, e codec.Event) eventstore.Recorded {
	t.Helper()
	p, err := c.Encode(t.Context(), stream, uuid.New(), e, meta)
	require.NoError(t, err)
	return eventstore.Recorded{
		ID: p.ID, Type: p.Type, Stream: stream, Revision: 3, Position: eventstore.Position{Commit: 7, Prepare: 7},
		Data: p.Data, Metadata: p.Metadata,
	}
}
