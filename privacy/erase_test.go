package privacy_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/privacy"
)

// diary notes what is done, in order, and fails where it is told to.
type diary struct {
	done []string
	fail map[string]error
}

func (d *diary) note(what string) error {
	if err := d.fail[what]; err != nil {
		return err
	}
	d.done = append(d.done, what)
	return nil
}

func (d *diary) Destroy(_ context.Context, tenant, subject string) error {
	return d.note("destroy " + tenant + "/" + subject)
}

func (d *diary) Dispatch(_ context.Context, _ commands.Envelope, cmd domain.Command) (commands.Receipt, error) {
	return commands.Receipt{Revision: 7}, d.note(domain.CommandName(cmd) + " " + cmd.Target())
}

func TestEraseIsOrderedBeforeItIsCarriedOut(t *testing.T) {
	t.Parallel()
	d := &diary{}
	env := commands.NewEnvelope(identity.Actor{Tenant: "acme", Member: "joe", Role: identity.Admin})
	receipt, err := privacy.Eraser{Bus: d, Keys: d}.Erase(t.Context(), env, "jane", "asked to")
	require.NoError(t, err)
	require.EqualValues(t, 7, receipt.Revision)
	require.Equal(t, []string{"contact.Erase jane", "destroy acme/jane"}, d.done)
}

func TestWhatIsRefusedIsNotErased(t *testing.T) {
	t.Parallel()
	d := &diary{fail: map[string]error{"contact.Erase jane": fault.New(fault.NotFound, "There is no contact with this id.")}}
	_, err := privacy.Eraser{Bus: d, Keys: d}.Erase(t.Context(), commands.NewEnvelope(identity.Actor{Tenant: "acme"}), "jane", "asked to")
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	require.Empty(t, d.done)
}

func decoded(e codec.Event, at uint64) codec.Decoded {
	return codec.Decoded{
		Event: e, Position: eventstore.Position{Commit: at, Prepare: at},
		Stream: eventstore.StreamID{Tenant: "acme", Category: "contact", ID: "jane"},
	}
}

func TestTheShredderCarriesOutWhatWasOrdered(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	d := &diary{fail: map[string]error{}}
	shredder := privacy.Shredder{Pool: pool, Keys: d}
	at := func() eventstore.Position {
		p, err := privacy.Shredder{Pool: pool}.Checkpoint(t.Context())
		require.NoError(t, err)
		return p
	}
	require.Equal(t, eventstore.Start, at())

	harmless := []codec.Decoded{decoded(contact.Created{ID: "jane"}, 10), decoded(contact.Deleted{ID: "jane"}, 20)}
	require.NoError(t, shredder.Apply(t.Context(), harmless))
	require.Empty(t, d.done)

	order := decoded(contact.Erased{ID: "jane", Reason: "asked to"}, 30)
	d.fail["destroy acme/jane"] = errors.New("the database is away")
	require.Error(t, shredder.Apply(t.Context(), []codec.Decoded{order}))
	require.False(t, at().After(eventstore.Position{Commit: 29, Prepare: 29}), "what failed is tried again")

	clear(d.fail)
	require.NoError(t, shredder.Apply(t.Context(), append(slices.Clone(harmless), order)))
	require.NoError(t, shredder.Apply(t.Context(), []codec.Decoded{order}), "twice is once")
	require.Equal(t, []string{"destroy acme/jane", "destroy acme/jane"}, d.done)
	require.Equal(t, order.Position, at())
}

// crowd is a bus on which jane has taken in john, and john ann.
type crowd struct{ diary }

func (c *crowd) Dispatch(_ context.Context, _ commands.Envelope, cmd domain.Command) (commands.Receipt, error) {
	order := cmd.(contact.Erase)
	into := map[string]string{"jane": "john", "john": "ann"}
	state := contact.Contact{ID: order.ID, Erased: true}
	if loser := into[order.ID]; loser != "" {
		state.Merges = []contact.Merging{{LoserIDs: []string{loser}}}
	}
	return commands.Receipt{State: state}, c.note("erase " + order.ID + " with " + order.With)
}

func TestWhoWasMergedIsErasedToo(t *testing.T) {
	t.Parallel()
	c := &crowd{}
	env := commands.NewEnvelope(identity.Actor{Tenant: "acme", Member: "joe", Role: identity.Admin})
	_, err := privacy.Eraser{Bus: c, Keys: c}.Erase(t.Context(), env, "jane", "asked to")
	require.NoError(t, err)
	require.Equal(t, []string{
		"erase jane with ", "destroy acme/jane", "erase john with jane", "destroy acme/john", "erase ann with john", "destroy acme/ann",
	}, c.done)
}

// The process died after the order to erase jane was recorded.
func TestTheShredderErasesWhoWasMerged(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	c := &crowd{}
	shredder := privacy.Shredder{Pool: pool, Keys: c, Bus: c}
	order := decoded(contact.Erased{ID: "jane", Reason: "asked to", LoserIDs: []string{"john"}}, 30)
	require.NoError(t, shredder.Apply(t.Context(), []codec.Decoded{order}))
	require.Equal(t, []string{"destroy acme/jane", "erase john with jane", "destroy acme/john", "erase ann with john", "destroy acme/ann"}, c.done)
}
