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
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func (b *bundle) define(t testing.TB, object customfield.Object, d customfield.Definition) {
	t.Helper()
	b.do(t, customfield.Define{ID: customfield.ID("acme", object), Object: object, Field: d})
}

func (b *bundle) do(t testing.TB, cmd domain.Command) commands.Receipt {
	t.Helper()
	receipt, err := b.bus.Dispatch(t.Context(), b.env(), cmd)
	require.NoError(t, err)
	return receipt
}

// company makes a company with values; an error is a refusal.
func (b *bundle) withCustom(ctx context.Context, custom value.Custom) (string, error) {
	id := identity.NewID().String()
	_, err := b.bus.Dispatch(ctx, b.env(), company.Create{ID: id, Fields: company.Fields{Name: new("Acme"), Custom: &custom}})
	return id, err
}

func (b *bundle) custom(t testing.TB, id string) value.Custom {
	t.Helper()
	c, err := b.bus.Companies.Load(t.Context(), "acme", id)
	require.NoError(t, err)
	return c.Custom
}

// refused expects a refusal as invalid because of exactly these fields.
func refused(t *testing.T, err error, fields ...string) {
	t.Helper()
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	require.Equal(t, fault.Invalid, f.Code)
	require.Len(t, f.Fields, len(fields), "%v", f.Fields)
	for _, field := range fields {
		require.Contains(t, f.Fields, field)
	}
}

func TestCustomFieldsAreChecked(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.define(t, customfield.Company, customfield.Definition{Label: "Size", Type: customfield.Number})
	b.define(t, customfield.Company, customfield.Definition{Label: "Site", Type: customfield.URL})
	b.define(t, customfield.Company, customfield.Definition{Label: "Buddy", Type: customfield.User})
	b.define(t, customfield.Company, customfield.Definition{Label: "Tier", Type: customfield.Select, Options: []customfield.Option{{Label: "Gold"}, {Label: "Silver"}}})

	_, err := b.withCustom(t.Context(), value.Custom{
		"size": "big", "site": "ftp://x", "buddy": identity.NewID().String(), "tier": "bronze", "unknown": 1.0,
		"x'; DROP TABLE contacts; --": 1.0, strings.Repeat("x", 1<<20): 1.0,
	})
	refused(t, err, "customFields.size", "customFields.site", "customFields.buddy", "customFields.tier", "customFields.unknown", "customFields")
	_, err = b.create(t.Context(), b.env(), "")
	require.NoError(t, err, "another object type has other fields")

	id, err := b.withCustom(t.Context(), value.Custom{"size": int32(5), "tier": "gold", "site": ""})
	require.NoError(t, err)
	require.Equal(t, value.Custom{"size": 5.0, "tier": "gold"}, b.custom(t, id))

	update := func(custom value.Custom) error {
		_, err := b.bus.Dispatch(t.Context(), b.env(), company.Update{ID: id, Fields: company.Fields{Custom: &custom}})
		return err
	}
	require.NoError(t, update(value.Custom{"size": nil, "site": "https://acme.example"}))
	require.Equal(t, value.Custom{"site": "https://acme.example", "tier": "gold"}, b.custom(t, id))
	refused(t, update(value.Custom{"tier": 3.0}), "customFields.tier")

	t.Run("what was archived stays, and is not given anew", func(t *testing.T) {
		set := customfield.ID("acme", customfield.Company)
		b.do(t, customfield.Change{ID: set, Key: "tier", Options: &[]customfield.Option{{Key: "silver", Label: "Silver"}}})
		b.do(t, customfield.Archive{ID: set, Key: "site"})
		require.NoError(t, update(value.Custom{"tier": "gold", "site": "https://acme.example", "size": 1.0}), "a form sends back what it shows")
		refused(t, update(value.Custom{"site": "https://other.example"}), "customFields.site")
		require.NoError(t, update(value.Custom{"tier": "silver", "site": nil}))
		refused(t, update(value.Custom{"tier": "gold"}), "customFields.tier")
		require.Equal(t, value.Custom{"size": 1.0, "tier": "silver"}, b.custom(t, id))
	})
}

func TestRequiredAndDefaultCustomFields(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before, err := b.withCustom(t.Context(), nil)
	require.NoError(t, err)
	b.define(t, customfield.Company, customfield.Definition{Label: "Size", Type: customfield.Number, Required: true})
	b.define(t, customfield.Company, customfield.Definition{Label: "VIP", Type: customfield.Boolean, Default: false})

	_, err = b.withCustom(t.Context(), nil)
	refused(t, err, "customFields.size")
	_, err = b.withCustom(t.Context(), value.Custom{"size": nil, "vip": nil})
	refused(t, err, "customFields.size")
	id, err := b.withCustom(t.Context(), value.Custom{"size": 1.0})
	require.NoError(t, err)
	require.Equal(t, value.Custom{"size": 1.0, "vip": false}, b.custom(t, id))
	none, err := b.withCustom(t.Context(), value.Custom{"size": 1.0, "vip": nil})
	require.NoError(t, err)
	require.Equal(t, value.Custom{"size": 1.0}, b.custom(t, none), "null is no value, not the default")

	empty := company.Fields{Custom: &value.Custom{"size": nil}}
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Update{ID: id, Fields: empty})
	refused(t, err, "customFields.size")
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Update{ID: before, Fields: empty})
	require.NoError(t, err, "what was made before the field still has none")
}

func TestADefaultIsAMemberOfTheTeam(t *testing.T) {
	t.Parallel()
	b := setup(t)
	set := customfield.ID("acme", customfield.Deal)
	field := customfield.Definition{Label: "Buddy", Type: customfield.User, Default: identity.NewID().String()}
	_, err := b.bus.Dispatch(t.Context(), b.env(), customfield.Define{ID: set, Object: customfield.Deal, Field: field})
	refused(t, err, "default")
	field.Default = nil
	b.define(t, customfield.Deal, field)
	_, err = b.bus.Dispatch(t.Context(), b.env(), customfield.Change{ID: set, Key: "buddy", Default: &customfield.Default{Value: identity.NewID().String()}})
	refused(t, err, "default")
	_, err = b.bus.Dispatch(t.Context(), b.env(), customfield.Define{ID: set, Object: customfield.Task, Field: field})
	refused(t, err, "object")
}

// Of 16 who want a value at once one gets it, and it is free again afterwards.
func TestUniqueCustomFields(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.define(t, customfield.Company, customfield.Definition{Label: "Number", Type: customfield.Text, Unique: true})
	var all sync.WaitGroup
	var made atomic.Value
	var count atomic.Int64
	for i := range 16 {
		all.Go(func() {
			id, err := b.withCustom(context.Background(), value.Custom{"number": []string{"C-1", " c-1"}[i%2]})
			if err == nil {
				made.Store(id)
				count.Add(1)
			} else {
				refused(t, err, "customFields.number")
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, count.Load())
	holder := made.Load().(string)

	b.do(t, company.Update{ID: holder, Fields: company.Fields{Custom: &value.Custom{"number": "C-2"}}})
	second, err := b.withCustom(t.Context(), value.Custom{"number": "C-1"})
	require.NoError(t, err, "a value that was given up is free")
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Update{ID: second, Fields: company.Fields{Custom: &value.Custom{"number": "c-2"}}})
	refused(t, err, "customFields.number")
	b.do(t, company.Delete{ID: holder})
	b.do(t, company.Update{ID: second, Fields: company.Fields{Custom: &value.Custom{"number": "c-2"}}})
}

// The log holds keys: whatever a field or an option is called, what was
// recorded reads the same, byte for byte.
func TestRenamingTouchesNoEvent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.define(t, customfield.Company, customfield.Definition{Label: "Tier", Type: customfield.Select, Options: []customfield.Option{{Label: "Gold"}}})
	id, err := b.withCustom(t.Context(), value.Custom{"tier": "gold"})
	require.NoError(t, err)
	stream := eventstore.StreamID{Tenant: "acme", Category: company.Category, ID: id}
	raw := func() (text string) {
		for r, err := range b.log.ReadStream(t.Context(), stream, 0) {
			require.NoError(t, err)
			text += fmt.Sprintf("%d %s %s %s %s\n", r.Revision, r.ID, r.Type, r.Data, r.Metadata)
		}
		return text
	}
	before := raw()
	require.Contains(t, before, `"custom":{"tier":"gold"}`)
	b.do(t, customfield.Change{
		ID: customfield.ID("acme", customfield.Company), Key: "tier", Label: new("Rank"),
		Options: &[]customfield.Option{{Key: "gold", Label: "First"}, {Label: "Second"}},
	})
	require.Equal(t, before, raw())
	require.Equal(t, value.Custom{"tier": "gold"}, b.custom(t, id))
}

// Values on a contact are sealed with the rest of the person.
func TestCustomFieldsOfAPersonAreSealed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.define(t, customfield.Contact, customfield.Definition{Label: "Hobby", Type: customfield.Text})
	id := identity.NewID().String()
	made := b.do(t, contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), Custom: &value.Custom{"hobby": "falconry"}}})
	for r, err := range b.log.ReadStream(t.Context(), made.Stream, 0) {
		require.NoError(t, err)
		require.NotContains(t, string(r.Data), "falconry")
		require.NotContains(t, string(r.Data), "hobby")
	}
	c, err := b.bus.Contacts.Load(t.Context(), "acme", id)
	require.NoError(t, err)
	require.Equal(t, value.Custom{"hobby": "falconry"}, c.Custom)
}

// Another process learns of a new field when it is used, of a change a little later.
func TestDefinitionsOfAnotherProcess(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := *b
	other.bus = commands.New(b.log, b.codec, b.claims, slog.New(slog.DiscardHandler), commands.RetryOnConflict)
	_, err := other.withCustom(t.Context(), nil)
	require.NoError(t, err)
	b.define(t, customfield.Company, customfield.Definition{Label: "Size", Type: customfield.Number})
	require.Eventually(t, func() bool {
		_, err := other.withCustom(t.Context(), value.Custom{"size": 1.0})
		return err == nil
	}, 5*time.Second, 50*time.Millisecond)
}
