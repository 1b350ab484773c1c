package codec_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

// Many at once are read as one by one, the erased and the broken among them.
func TestManyAreReadAsOneByOne(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var all []eventstore.Recorded
	for range 20 {
		stream := contactStream()
		all = append(all, recorded(t, b.codec, stream, jane(stream.ID)), recorded(t, b.codec, stream, contact.Archived{ID: stream.ID}))
	}
	require.NoError(t, b.keys.Destroy(t.Context(), "acme", all[4].Stream.ID))
	all[8].Stream = all[0].Stream // a ciphertext that was moved
	all[10].Type = "contact.Cloned"

	cold := withCatalog(codec.New(b.fresh(t)))
	decoded, errs := cold.DecodeAll(t.Context(), all)
	for i, r := range all {
		want, err := b.codec.Decode(t.Context(), r)
		require.Equal(t, want, decoded[i])
		if err == nil {
			require.NoError(t, errs[i])
		} else {
			require.EqualError(t, errs[i], err.Error())
		}
	}
	require.True(t, decoded[4].Erased)
	require.Error(t, errs[8])
	require.ErrorIs(t, errs[10], codec.ErrUnknownType)
}

// fresh is a keyring that has no key at hand yet.
func (b bundle) fresh(t *testing.T) *keyring.Keyring {
	t.Helper()
	return keyring.New(b.pool, keyring.NewSecrets(b.pool, b.master))
}

func TestABlindCodecOpensNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stream := contactStream()
	r := recorded(t, b.codec, stream, jane(stream.ID))
	blind := withCatalog(codec.New(nil)).Blind() // without a key it could not
	d, err := blind.Decode(t.Context(), r)
	require.NoError(t, err)
	require.True(t, d.Erased)
	require.Equal(t, contact.Created{ID: stream.ID, Fields: contact.Fields{OwnerID: new("joe")}, Moment: domain.Moment{At: domaintest.Noon}}, d.Event)
	many, errs := blind.DecodeAll(t.Context(), []eventstore.Recorded{r})
	require.NoError(t, errs[0])
	require.Equal(t, d, many[0])
}
