package commands_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/privacy"
)

// person makes a contact with addresses and gives its id.
func (b *bundle) person(t *testing.T, addresses ...string) string {
	t.Helper()
	id := identity.NewID().String()
	require.NoError(t, b.try(contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), Emails: list(addresses...)}}))
	return id
}

func list(addresses ...string) *[]contact.EmailAddress {
	emails := []contact.EmailAddress{}
	for _, a := range addresses {
		emails = append(emails, contact.EmailAddress{Address: a})
	}
	return &emails
}

func (b *bundle) try(cmd domain.Command) error {
	_, err := b.bus.Dispatch(context.Background(), b.env(), cmd)
	return err
}

func (b *bundle) contact(t *testing.T, id string) contact.Contact {
	t.Helper()
	c, err := b.bus.Contacts.Load(t.Context(), "acme", id)
	require.NoError(t, err)
	return c
}

func TestMergeTakesTheLosersAddresses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "jane@example.com"), b.person(t, "j@example.com", "doe@example.com")
	env := b.env()
	env.Actor = identity.Actor{Tenant: "acme", Member: identity.NewID().String(), Role: identity.Rep}
	began := time.Now()
	receipt, err := b.bus.Dispatch(t.Context(), env, contact.Merge{ID: jane, LoserIDs: []string{john}, At: env.Now})
	require.NoError(t, err)
	require.Less(t, time.Since(began), commands.Lease, "no lease is waited for")

	require.Equal(t, []string{"jane@example.com", "j@example.com", "doe@example.com"}, b.contact(t, jane).Unique())
	require.Equal(t, jane, b.contact(t, john).MergedInto)
	events := b.events(t, eventstore.StreamID{Tenant: "acme", Category: "contact", ID: john})
	require.Len(t, events, 2)
	require.Equal(t, events[1].Position, receipt.Position, "who waits for the position sees all of it")
	require.Contains(t, string(events[1].Metadata), env.Actor.Member, "who merged is who acted on the loser")

	for _, address := range []string{"jane@example.com", "J@example.com", "doe@example.com"} {
		_, err := b.create(t.Context(), b.env(), address)
		require.Equal(t, fault.DuplicateEmail, fault.CodeOf(err), address)
	}
	again, err := b.bus.Dispatch(t.Context(), env, contact.Merge{ID: jane, LoserIDs: []string{john}, At: env.Now})
	require.NoError(t, err)
	require.Equal(t, receipt.Position, again.Position)
	require.Len(t, b.events(t, receipt.Stream), 2, "the same command once more is the same merge")

	err = b.try(contact.Update{ID: john, Fields: contact.Fields{LastName: new("Roe")}})
	require.Equal(t, fault.Conflict, fault.CodeOf(err))
	require.ErrorContains(t, err, jane)
	require.NoError(t, b.try(contact.Update{ID: jane, Fields: contact.Fields{Emails: list("jane@example.com")}}))
	_, err = b.create(t.Context(), b.env(), "doe@example.com")
	require.NoError(t, err, "what the survivor gives up is free")
}

func TestUnmergeGivesTheAddressesBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "jane@example.com"), b.person(t, "j@example.com", "doe@example.com")
	before := b.contact(t, jane)
	merge := b.env()
	_, err := b.bus.Dispatch(t.Context(), merge, contact.Merge{ID: jane, LoserIDs: []string{john}, At: merge.Now})
	require.NoError(t, err)
	undo := contact.Unmerge{ID: jane, MergeID: merge.CommandID.String(), At: merge.Now}
	require.NoError(t, b.try(undo))

	after := b.contact(t, jane)
	require.Equal(t, before.Emails, after.Emails)
	require.Empty(t, after.LoserIDs())
	require.Empty(t, b.contact(t, john).MergedInto)
	for _, address := range []string{"jane@example.com", "j@example.com"} {
		_, err := b.create(t.Context(), b.env(), address)
		require.Equal(t, fault.DuplicateEmail, fault.CodeOf(err), address)
	}
	require.Equal(t, fault.NotFound, fault.CodeOf(b.try(undo)))
	require.NoError(t, b.try(contact.Merge{ID: john, LoserIDs: []string{jane}}), "the other way round")
}

// An address that was given to somebody else while the loser was part of the
// survivor stays with whom it was given to.
func TestASplitOffLeavesWhatIsTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "jane@example.com"), b.person(t, "j@example.com", "doe@example.com")
	merge := b.env()
	_, err := b.bus.Dispatch(t.Context(), merge, contact.Merge{ID: jane, LoserIDs: []string{john}, At: merge.Now})
	require.NoError(t, err)
	require.NoError(t, b.try(contact.Update{ID: jane, Fields: contact.Fields{Emails: list("jane@example.com", "doe@example.com")}}))
	_, err = b.create(t.Context(), b.env(), "j@example.com")
	require.NoError(t, err)

	undo := contact.Unmerge{ID: jane, MergeID: merge.CommandID.String(), At: merge.Now}
	require.Equal(t, fault.Conflict, fault.CodeOf(b.try(undo)))
	undo.Force = true
	require.NoError(t, b.try(undo))
	require.Equal(t, []string{"doe@example.com"}, b.contact(t, john).Unique())
}

// broken is a log that takes no more appends to one stream: to all the rest of
// the house it looks as if the process had died before it.
type broken struct {
	commands.Log
	at string
}

func (l broken) Append(ctx context.Context, stream eventstore.StreamID, expected eventstore.Expected, events ...eventstore.Proposed) (eventstore.Appended, error) {
	if stream.ID == l.at {
		return eventstore.Appended{}, errors.New("the process has died")
	}
	return l.Log.Append(ctx, stream, expected, events...)
}

func (b *bundle) dying(at string) *commands.Bus {
	return commands.New(broken{b.log, at}, b.codec, b.claims, slog.New(slog.DiscardHandler), commands.RetryOnConflict)
}

func TestAMergeThatWasInterruptedIsFinishedLater(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john, ann := b.person(t, "jane@example.com"), b.person(t, "j@example.com"), b.person(t, "ann@example.com")
	env := b.env()
	_, err := b.dying(john).Dispatch(t.Context(), env, contact.Merge{ID: jane, LoserIDs: []string{john, ann}, At: env.Now})
	require.NoError(t, err, "the merge stands")
	require.Empty(t, b.contact(t, john).MergedInto)
	_, err = b.create(t.Context(), b.env(), "j@example.com")
	require.Equal(t, fault.DuplicateEmail, fault.CodeOf(err), "the address is the survivor's")
	require.Equal(t, fault.Conflict, fault.CodeOf(b.try(contact.Merge{ID: b.person(t), LoserIDs: []string{john}})), "nobody else gets the loser")

	finish := func() {
		for _, e := range b.events(t, eventstore.StreamID{Tenant: "acme", Category: "contact", ID: jane}) {
			d, err := b.codec.Decode(t.Context(), e)
			require.NoError(t, err)
			require.NoError(t, b.bus.FollowMerge(t.Context(), d))
		}
	}
	finish()
	finish()
	require.Equal(t, jane, b.contact(t, john).MergedInto)
	require.Equal(t, jane, b.contact(t, ann).MergedInto)
	require.Len(t, b.events(t, eventstore.StreamID{Tenant: "acme", Category: "contact", ID: john}), 2)
}

// A process that dies between taking over an address and merging leaves it
// with the loser, whoever asks for it.
func TestAMergeThatNeverWasTakesNoAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "jane@example.com"), b.person(t, "j@example.com")
	_, err := b.dying(jane).Dispatch(t.Context(), b.env(), contact.Merge{ID: jane, LoserIDs: []string{john}})
	require.Error(t, err)
	for _, id := range []string{"", jane} {
		cmd := domain.Command(contact.Update{ID: id, Fields: contact.Fields{Email: new("j@example.com")}})
		if id == "" {
			cmd = contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{Email: new("j@example.com")}}
		}
		require.Equal(t, fault.DuplicateEmail, fault.CodeOf(b.try(cmd)))
	}
	require.NoError(t, b.try(contact.Update{ID: john, Fields: contact.Fields{JobTitle: new("CTO")}}))
	require.NoError(t, b.try(contact.Merge{ID: jane, LoserIDs: []string{john}}), "and can be merged after all")
	require.Len(t, b.contact(t, jane).Unique(), 2)
}

func TestTwoContactsDoNotTakeEachOtherIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 5 {
		jane, john := b.person(t), b.person(t)
		var merged atomic.Int64
		var both sync.WaitGroup
		for _, pair := range [][2]string{{jane, john}, {john, jane}} {
			both.Go(func() {
				switch err := b.try(contact.Merge{ID: pair[0], LoserIDs: []string{pair[1]}}); fault.CodeOf(err) {
				case "":
					merged.Add(1)
				case fault.Conflict, fault.Invalid:
				default:
					t.Errorf("merge: %v", err)
				}
			})
		}
		both.Wait()
		require.EqualValues(t, 1, merged.Load())
	}
}

func TestMergesChain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ann, bob, eve := b.person(t, "ann@example.com"), b.person(t, "bob@example.com"), b.person(t, "eve@example.com")
	require.NoError(t, b.try(contact.Merge{ID: bob, LoserIDs: []string{ann}}))
	require.NoError(t, b.try(contact.Merge{ID: eve, LoserIDs: []string{bob}}))
	require.Len(t, b.contact(t, eve).Unique(), 3)
	require.Equal(t, fault.Invalid, fault.CodeOf(b.try(contact.Merge{ID: eve, LoserIDs: []string{ann}})))

	eraser := privacy.Eraser{Bus: b.bus, Keys: b.keys}
	_, err := eraser.Erase(t.Context(), b.env(), bob, "asked to")
	require.Equal(t, fault.Conflict, fault.CodeOf(err))
	_, err = eraser.Erase(t.Context(), b.env(), eve, "asked to")
	require.NoError(t, err)
	for _, id := range []string{ann, bob, eve} {
		require.True(t, b.contact(t, id).Erased)
		for _, e := range b.events(t, eventstore.StreamID{Tenant: "acme", Category: "contact", ID: id}) {
			d, err := b.codec.Decode(t.Context(), e)
			require.NoError(t, err)
			require.Equal(t, strings.Contains(string(e.Data), "$sealed"), d.Erased)
		}
	}
	for _, address := range []string{"ann@example.com", "bob@example.com", "eve@example.com"} {
		_, err := b.create(t.Context(), b.env(), address)
		require.NoError(t, err, "the addresses are free")
	}
}

// 64 want one address as one of several, in different cases.
func TestOneOfManyGetsAnAdditionalAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var made atomic.Int64
	var winner atomic.Value
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			id, address := identity.NewID().String(), "Same@Example.com"
			if i%2 == 0 {
				address = strings.ToUpper(address)
			}
			err := b.try(contact.Create{ID: id, Fields: contact.Fields{Emails: list(id+"@example.com", address)}})
			switch fault.CodeOf(err) {
			case "":
				made.Add(1)
				winner.Store(id)
			case fault.DuplicateEmail:
			default:
				t.Errorf("create: %v", err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, made.Load())
	require.NoError(t, b.try(contact.Update{ID: winner.Load().(string), Fields: contact.Fields{Emails: list("other@example.com")}}))
	second := b.person(t, "first@example.com", "same@example.com")
	require.NoError(t, b.try(contact.Delete{ID: second}))
	third := b.person(t, "SAME@example.com")
	require.Equal(t, fault.DuplicateEmail, fault.CodeOf(b.try(contact.Restore{ID: second})), "taken meanwhile")
	require.NoError(t, b.try(contact.Delete{ID: third}))
	require.NoError(t, b.try(contact.Restore{ID: second}))
	require.Equal(t, []string{"first@example.com", "same@example.com"}, b.contact(t, second).Unique())
}
