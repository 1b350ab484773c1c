package commands_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/claims"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

type bundle struct {
	bus    *commands.Bus
	log    *esdb.Log
	codec  *codec.Codec
	keys   *keyring.Keyring
	claims *claims.Claims
	actor  identity.Actor
}

func setup(t testing.TB) *bundle {
	t.Helper()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	master, _, err := keyring.OpenMaster(t.TempDir()+"/master.key", true)
	require.NoError(t, err)
	log, err := esdb.Open(enginetest.EventStoreURL(t))
	require.NoError(t, err)
	t.Cleanup(func() { _ = log.Close() })

	secrets := keyring.NewSecrets(pool, master)
	keys, claimed := keyring.New(pool, secrets), claims.New(pool, secrets)
	c := codec.New(keys)
	for _, e := range catalog.Events {
		c.Register(e.Version, e.Zero, catalog.Upcasters[e.Zero.EventType()])
	}
	return &bundle{
		bus: commands.New(log, c, claimed, slog.New(slog.DiscardHandler), commands.RetryOnConflict),
		log: log, codec: c, keys: keys, claims: claimed,
		actor: identity.Actor{Tenant: "acme", Name: "test", Role: identity.System},
	}
}

func (b *bundle) env() commands.Envelope { return commands.NewEnvelope(b.actor) }

func (b *bundle) create(ctx context.Context, env commands.Envelope, email string) (commands.Receipt, error) {
	id := identity.Derive(env.CommandID, "contact").String()
	return b.bus.Dispatch(ctx, env, contact.Create{
		ID: id, Fields: contact.Fields{LastName: new("Doe"), Email: new(email)}, At: env.Now,
	})
}

func TestCreateThenUpdateThenLoad(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "Jane@Example.com")
	require.NoError(t, err)
	require.True(t, made.Changed)

	env := b.env()
	update := contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CTO")}, At: env.Now}
	updated, err := b.bus.Dispatch(t.Context(), env, update)
	require.NoError(t, err)
	require.True(t, updated.Position.After(made.Position))

	again, err := b.bus.Dispatch(t.Context(), b.env(), update)
	require.NoError(t, err)
	require.False(t, again.Changed)

	c, err := b.bus.Contacts.Load(t.Context(), "acme", made.Stream.ID)
	require.NoError(t, err)
	require.Equal(t, "Jane@Example.com", c.Email)
	require.Equal(t, "CTO", c.JobTitle)
	require.Equal(t, updated.State, c)
}

func TestSameCommandTwiceIsOneAppend(t *testing.T) {
	t.Parallel()
	b := setup(t)
	env := b.env()
	first, err := b.create(t.Context(), env, "jane@example.com")
	require.NoError(t, err)
	second, err := b.create(t.Context(), env, "jane@example.com")
	require.NoError(t, err)
	require.Equal(t, first.Position, second.Position)
	require.Len(t, b.events(t, first.Stream), 1)

	// Even when the address has gone to somebody else in the meantime.
	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: first.Stream.ID, Fields: contact.Fields{Email: new("other@example.com")}})
	require.NoError(t, err)
	_, err = b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	third, err := b.create(t.Context(), env, "jane@example.com")
	require.NoError(t, err)
	require.Equal(t, first.Position, third.Position)
}

func TestOneOfManyConcurrentCreatesGetsTheAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var made, refused atomic.Int64
	var winner atomic.Value
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			email := "Same@Example.com"
			if i%2 == 0 {
				email = strings.ToUpper(email)
			}
			receipt, err := b.create(context.Background(), b.env(), email)
			switch fault.CodeOf(err) {
			case "":
				made.Add(1)
				winner.Store(receipt.Stream.ID)
			case fault.DuplicateEmail:
				refused.Add(1)
			default:
				t.Errorf("create: %v", err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, made.Load())
	require.EqualValues(t, 63, refused.Load())

	_, err := b.bus.Dispatch(t.Context(), b.env(), contact.Delete{ID: winner.Load().(string)})
	require.NoError(t, err)
	next, err := b.create(t.Context(), b.env(), "same@example.com")
	require.NoError(t, err, "a deleted contact's address is free again")
	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: next.Stream.ID, Fields: contact.Fields{Email: new("other@example.com")}})
	require.NoError(t, err)
	_, err = b.create(t.Context(), b.env(), "SAME@example.com")
	require.NoError(t, err, "so is one that its contact has no more")
}

// A process that dies between claiming an address and appending the contact
// leaves a claim behind, and no contact.
func TestAClaimWithoutAContactIsTakenOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	holding, err := b.claims.Claim(t.Context(), commands.Claim{
		Tenant: "acme", Kind: "contact.email", Value: "lost@example.com", Holder: identity.NewID().String(), Revision: -1,
	})
	require.NoError(t, err)
	require.True(t, holding.Leased)

	start := time.Now()
	_, err = b.create(t.Context(), b.env(), "lost@example.com")
	require.NoError(t, err)
	require.Less(t, time.Since(start), commands.Lease+2*time.Second)
}

func TestErasedContactIsUnreadable(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	for _, e := range b.events(t, made.Stream) {
		require.NotContains(t, string(e.Data)+string(e.Metadata), "Doe")
		require.NotContains(t, string(e.Data)+string(e.Metadata), "jane")
	}
	eraser := privacy.Eraser{Bus: b.bus, Keys: b.keys}
	_, err = eraser.Erase(t.Context(), b.env(), made.Stream.ID, "asked to")
	require.NoError(t, err)

	events := b.events(t, made.Stream)
	require.Len(t, events, 2)
	decoded, err := b.codec.Decode(t.Context(), events[0])
	require.NoError(t, err)
	require.True(t, decoded.Erased)
	require.Nil(t, decoded.Event.(contact.Created).LastName)

	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{LastName: new("Doe")}})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	_, err = b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err, "an erased contact's address is free again")
}

func TestImportTakesOverOnlyWhatChangedInTheFile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := identity.NewID().String()
	row := func(phone string) commands.Plan[contact.Contact, contact.Command] {
		return func(current, imported contact.Contact) []contact.Command {
			fields := contact.Fields{LastName: new("Doe"), Phone: new(phone)}
			if current.ID == "" {
				return []contact.Command{contact.Create{ID: id, Fields: fields}}
			}
			return []contact.Command{contact.Update{ID: id, Fields: fields.Since(imported)}}
		}
	}
	made, err := b.bus.Contacts.Import(t.Context(), b.env(), id, row("123"))
	require.NoError(t, err)
	require.True(t, made.Changed)

	edit := b.env()
	edit.Actor = identity.Actor{Tenant: "acme", Member: identity.NewID().String(), Role: identity.Rep}
	_, err = b.bus.Dispatch(t.Context(), edit, contact.Update{ID: id, Fields: contact.Fields{LastName: new("Roe")}})
	require.NoError(t, err)

	again, err := b.bus.Contacts.Import(t.Context(), b.env(), id, row("123"))
	require.NoError(t, err)
	require.False(t, again.Changed, "the same file again changes nothing, and takes no edit back")

	changed, err := b.bus.Contacts.Import(t.Context(), b.env(), id, row("456"))
	require.NoError(t, err)
	require.True(t, changed.Changed)
	state := changed.State.(contact.Contact)
	require.Equal(t, "456", state.Phone)
	require.Equal(t, "Roe", state.LastName)
}

func TestConcurrentUpdatesAllArrive(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "")
	require.NoError(t, err)
	var all sync.WaitGroup
	var applied atomic.Int64
	for i := range 8 {
		all.Go(func() {
			_, err := b.bus.Dispatch(context.Background(), b.env(), contact.Update{
				ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new(fmt.Sprint("title ", i))},
			})
			switch fault.CodeOf(err) {
			case "":
				applied.Add(1)
			case fault.Conflict:
			default:
				t.Errorf("update: %v", err)
			}
		})
	}
	all.Wait()
	require.Len(t, b.events(t, made.Stream), 1+int(applied.Load()))
}

func (b *bundle) events(t *testing.T, stream eventstore.StreamID) []eventstore.Recorded {
	t.Helper()
	var events []eventstore.Recorded
	for e, err := range b.log.ReadStream(t.Context(), stream, 0) {
		require.NoError(t, err)
		events = append(events, e)
	}
	return events
}

func TestWhatRefersToSomebodyErasedIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	env := b.env()
	create := task.Create{ID: identity.NewID().String(), Links: task.Links{ContactID: made.Stream.ID}, Fields: task.Fields{Title: new("Call Jane")}, At: env.Now}
	_, err = b.bus.Dispatch(t.Context(), env, create)
	require.NoError(t, err)
	_, err = privacy.Eraser{Bus: b.bus, Keys: b.keys}.Erase(t.Context(), b.env(), made.Stream.ID, "asked to")
	require.NoError(t, err)

	_, err = b.bus.Dispatch(t.Context(), b.env(), task.Update{ID: create.ID, Fields: task.Fields{Title: new("Call her")}})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	create.ID = identity.NewID().String()
	_, err = b.bus.Dispatch(t.Context(), b.env(), create)
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}

func TestReferences(t *testing.T) {
	t.Parallel()
	b := setup(t)
	env := b.env()
	firm := identity.NewID().String()
	_, err := b.bus.Dispatch(t.Context(), env, company.Create{ID: firm, Fields: company.Fields{Name: new("Firm")}})
	require.NoError(t, err)
	id := identity.NewID().String()
	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), CompanyID: new(firm)}})
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Delete{ID: firm})
	require.NoError(t, err)

	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: id, Fields: contact.Fields{LastName: new("Roe"), CompanyID: new(firm)}})
	require.NoError(t, err, "what stays as it was is not looked up")

	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: id, Fields: contact.Fields{
		CompanyID: new("no uuid"), OwnerID: new(identity.NewID().String()),
	}})
	var refused *fault.Error
	require.ErrorAs(t, err, &refused)
	require.Equal(t, fault.Invalid, refused.Code)
	require.Len(t, refused.Fields, 2, "all of them are told at once")
}
