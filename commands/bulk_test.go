package commands_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// creations are wishes to make contacts with these addresses.
func creations(emails ...string) []commands.Wish {
	wishes := make([]commands.Wish, len(emails))
	for i, email := range emails {
		wishes[i] = func(env *commands.Envelope) (domain.Command, error) {
			id := identity.Derive(env.CommandID, "contact").String()
			return contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), Email: &email}, At: env.Now}, nil
		}
	}
	return wishes
}

func TestRefusedPartsStopNoOther(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.create(t.Context(), b.env(), "taken@example.com")
	require.NoError(t, err)
	wishes := creations("a@example.com", "TAKEN@example.com", "no address", "d@example.com", "")
	wishes[4] = func(*commands.Envelope) (domain.Command, error) { return nil, fault.Field("id", "is no id") }

	env := b.env()
	first := commands.Bulk(t.Context(), env, b.bus.Dispatch, wishes)
	require.Equal(t, []fault.Code{"", fault.DuplicateEmail, fault.Invalid, "", fault.Invalid}, codes(first))

	again := commands.Bulk(t.Context(), env, b.bus.Dispatch, wishes)
	require.Equal(t, codes(first), codes(again))
	for _, i := range []int{0, 3} {
		require.Equal(t, first[i].Receipt, again[i].Receipt)
		require.Len(t, b.events(t, first[i].Receipt.Stream), 1)
	}
}

func codes(outcomes []commands.Outcome) (codes []fault.Code) {
	for _, o := range outcomes {
		codes = append(codes, fault.CodeOf(o.Err))
	}
	return codes
}

func TestPartsNameTheCommandThatTheyAreOf(t *testing.T) {
	t.Parallel()
	b := setup(t)
	env := b.env()
	env.Correlation = "request-1"
	outcome := commands.Bulk(t.Context(), env, b.bus.Dispatch, creations("a@example.com"))[0]
	require.NoError(t, outcome.Err)
	d, err := b.codec.Decode(t.Context(), b.events(t, outcome.Receipt.Stream)[0])
	require.NoError(t, err)
	require.Equal(t, env.CommandID.String(), d.Meta.Root())
	require.Equal(t, env.CommandID.String(), d.Meta.Causation)
	require.Equal(t, env.Part("item 0").CommandID.String(), d.Meta.CommandID)
	require.Equal(t, "request-1", d.Meta.Correlation)
	require.Equal(t, uuid.Version(7), uuid.MustParse(d.Stream.ID).Version(), "ids of one call sort by time")

	alone, err := b.create(t.Context(), env, "b@example.com")
	require.NoError(t, err)
	d, err = b.codec.Decode(t.Context(), b.events(t, alone.Stream)[0])
	require.NoError(t, err)
	require.Equal(t, []string{env.CommandID.String(), "", env.CommandID.String()}, []string{d.Meta.CommandID, d.Meta.RootID, d.Meta.Root()})
}

func TestPartsForTheSameAggregateKeepTheirOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "a@example.com")
	require.NoError(t, err)
	var wishes []commands.Wish
	for i := range 20 {
		wishes = append(wishes, func(*commands.Envelope) (domain.Command, error) {
			return contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new(fmt.Sprint(i))}}, nil
		})
	}
	for i, o := range commands.Bulk(t.Context(), b.env(), b.bus.Dispatch, wishes) {
		require.NoError(t, o.Err)
		require.Equal(t, fmt.Sprint(i), o.Receipt.State.(contact.Contact).JobTitle)
		require.Equal(t, uint64(i+1), o.Receipt.Revision)
	}
}

func TestPanicOfAPartFailsThatPartAlone(t *testing.T) {
	t.Parallel()
	dispatch := func(_ context.Context, env commands.Envelope, cmd domain.Command) (commands.Receipt, error) {
		if strings.HasSuffix(*cmd.(contact.Create).Fields.Email, "?") {
			panic("boom")
		}
		return commands.Receipt{}, nil
	}
	outcomes := commands.Bulk(t.Context(), commands.NewEnvelope(identity.Actor{}), dispatch, creations("a", "b?", "c"))
	require.Equal(t, []fault.Code{"", fault.Internal, ""}, codes(outcomes))
	require.ErrorContains(t, outcomes[1].Err, "boom")
}

func TestDeviceIsWrittenDownAndMustBeTheSenders(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ann := identity.NewID().String()
	id, at := identity.NewID().String(), time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	_, err := b.bus.Dispatch(t.Context(), b.env(), device.Register{ID: id, MemberID: ann, Name: "Tablet", At: at})
	require.NoError(t, err)

	env := commands.NewEnvelope(identity.Actor{Tenant: "acme", Member: ann, Role: identity.Rep})
	env.Device = commands.Device{ID: id, Time: at}
	made, err := b.create(t.Context(), env, "a@example.com")
	require.NoError(t, err)
	d, err := b.codec.Decode(t.Context(), b.events(t, made.Stream)[0])
	require.NoError(t, err)
	require.Equal(t, id, d.Meta.DeviceID)
	require.True(t, d.Meta.DeviceTime.Equal(at))

	for name, spoil := range map[string]func(*commands.Envelope){
		"of somebody else": func(e *commands.Envelope) { e.Actor.Member = identity.NewID().String() },
		"unknown":          func(e *commands.Envelope) { e.Device.ID = identity.NewID().String() },
		"no id":            func(e *commands.Envelope) { e.Device.ID = "x" },
	} {
		other := env
		other.CommandID = identity.NewID()
		spoil(&other)
		_, err = b.create(t.Context(), other, "b@example.com")
		require.Equal(t, fault.Forbidden, fault.CodeOf(err), name)
	}
}

func TestBulkEndsWithTheRequest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, o := range commands.Bulk(ctx, b.env(), b.bus.Dispatch, creations("a@example.com", "b@example.com")) {
		require.Error(t, o.Err)
	}
}

// BenchmarkBulk is a call that makes 1,000 contacts, each with an address to
// claim and a key of its own.
func BenchmarkBulk(b *testing.B) {
	bundle, n := setup(b), 0
	for b.Loop() {
		emails := make([]string, commands.MaxBulk)
		for i := range emails {
			emails[i] = fmt.Sprintf("a%d@example.com", n)
			n++
		}
		for _, o := range commands.Bulk(b.Context(), bundle.env(), bundle.bus.Dispatch, creations(emails...)) {
			require.NoError(b, o.Err)
		}
	}
}
