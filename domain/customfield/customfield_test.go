package customfield_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/internal/fault"
)

var (
	set     = customfield.ID("acme", customfield.Contact)
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func given(t *testing.T, past ...customfield.Event) domaintest.History[customfield.Set, customfield.Command, customfield.Event] {
	t.Helper()
	return domaintest.Given(t, customfield.Decider, past...)
}

func defined(d customfield.Definition) customfield.Event {
	return customfield.Defined{ID: set, Object: customfield.Contact, Definition: d, Moment: on(monday)}
}

func define(d customfield.Definition) customfield.Define {
	return customfield.Define{ID: set, Object: customfield.Contact, Field: d, At: monday}
}

func size() customfield.Event {
	return defined(customfield.Definition{Key: "size", Label: "Size", Type: customfield.Number})
}

func tier(archived ...string) customfield.Definition {
	d := customfield.Definition{Key: "tier", Label: "Tier", Type: customfield.Select}
	for _, key := range []string{"gold", "silver"} {
		d.Options = append(d.Options, customfield.Option{Key: key, Label: strings.ToUpper(key)})
	}
	for _, key := range archived {
		d.Options = append(d.Options, customfield.Option{Key: key, Label: strings.ToUpper(key), Archived: true})
	}
	return d
}

func TestDefine(t *testing.T) {
	t.Parallel()
	t.Run("makes keys of labels where none are given", func(t *testing.T) {
		t.Parallel()
		given(t).When(define(customfield.Definition{
			Label: " Größe & Maß 2", Type: customfield.MultiSelect, Default: []any{"very_large", "s"},
			Options: []customfield.Option{{Label: "S"}, {Label: "Very large!"}, {Label: "very-large"}, {Label: "大"}},
		})).Then(defined(customfield.Definition{
			Key: "gro_e_ma_2", Label: " Größe & Maß 2", Type: customfield.MultiSelect, Default: []any{"s", "very_large"},
			Options: []customfield.Option{{Key: "s", Label: "S"}, {Key: "very_large", Label: "Very large!"}, {Key: "very_large_2", Label: "very-large"}, {Key: "field", Label: "大"}},
		}))
	})
	t.Run("brings the default into normal form", func(t *testing.T) {
		t.Parallel()
		given(t).When(define(customfield.Definition{Key: "size", Label: "Size", Type: customfield.Number, Default: 3})).
			Then(defined(customfield.Definition{Key: "size", Label: "Size", Type: customfield.Number, Default: 3.0}))
	})
	t.Run("says everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t).When(define(customfield.Definition{Key: "Größe'); DROP", Label: "a\nb", Type: "JSON", Unique: true, Default: "x", Options: []customfield.Option{{Label: "A"}}})).
			ThenError(fault.Invalid, "key", "label", "type", "unique", "default", "options")
	})
	t.Run("refuses options that cannot be told apart", func(t *testing.T) {
		t.Parallel()
		given(t).When(define(customfield.Definition{Label: "Tier", Type: customfield.Select, Options: []customfield.Option{
			{Key: "gold", Label: "Gold"}, {Key: "gold", Label: "Silver"}, {Key: "other", Label: "gold "}, {Key: "No key", Label: ""},
		}})).ThenError(fault.Invalid, "options[1].key", "options[2].label", "options[3].key", "options[3].label")
	})
	t.Run("refuses a choice of nothing, and a default that is no choice", func(t *testing.T) {
		t.Parallel()
		given(t).When(define(customfield.Definition{Label: "Tier", Type: customfield.Select})).ThenError(fault.Invalid, "options")
		d := tier()
		d.Default = "bronze"
		given(t).When(define(d)).ThenError(fault.Invalid, "default")
	})
	t.Run("refuses an object without custom fields", func(t *testing.T) {
		t.Parallel()
		cmd := define(customfield.Definition{Label: "Size", Type: customfield.Number})
		cmd.Object = "PIPELINE"
		given(t).When(cmd).ThenError(fault.Invalid, "object")
	})
	t.Run("refuses a key that was ever given", func(t *testing.T) {
		t.Parallel()
		again := define(customfield.Definition{Label: "SIZE", Type: customfield.Text})
		given(t, size()).When(again).ThenError(fault.Conflict)
		given(t, size(), customfield.Archived{ID: set, Key: "size"}).When(again).ThenError(fault.Conflict)
	})
	t.Run("refuses the 301st field, until one is archived", func(t *testing.T) {
		t.Parallel()
		var past []customfield.Event
		for i := range customfield.MaxFields {
			past = append(past, defined(customfield.Definition{Key: "f" + strings.Repeat("x", i%50) + string(rune('a'+i/50)), Label: "F", Type: customfield.Text}))
		}
		one := customfield.Definition{Key: "one_more", Label: "One more", Type: customfield.Text}
		given(t, past...).When(define(one)).ThenError(fault.Conflict)
		past = append(past, customfield.Archived{ID: set, Key: "fa"})
		given(t, past...).When(define(one)).Then(defined(one))
		given(t, append(past, defined(one))...).When(customfield.Restore{ID: set, Key: "fa"}).ThenError(fault.Conflict)
	})
}

func TestChange(t *testing.T) {
	t.Parallel()
	t.Run("finds no unknown field", func(t *testing.T) {
		t.Parallel()
		for _, cmd := range []customfield.Command{
			customfield.Change{ID: set, Key: "x"}, customfield.Archive{ID: set, Key: "x"}, customfield.Restore{ID: set, Key: "x"},
		} {
			given(t, size()).When(cmd).ThenError(fault.NotFound)
		}
	})
	t.Run("says only what changed", func(t *testing.T) {
		t.Parallel()
		given(t, size()).
			When(customfield.Change{ID: set, Key: "size", Label: new("Shoe size"), Required: new(false), Default: &customfield.Default{Value: int32(42)}, Position: new(9), At: tuesday}).
			Then(customfield.Changed{ID: set, Key: "size", Label: new("Shoe size"), Default: &customfield.Default{Value: 42.0}, Moment: on(tuesday)})
		given(t, size()).When(customfield.Change{ID: set, Key: "size", Label: new("Size"), Default: &customfield.Default{}, Options: &[]customfield.Option{}}).ThenNothing()
	})
	t.Run("clears a default", func(t *testing.T) {
		t.Parallel()
		given(t, defined(customfield.Definition{Key: "vip", Label: "VIP", Type: customfield.Boolean, Default: false})).
			When(customfield.Change{ID: set, Key: "vip", Default: &customfield.Default{}, At: tuesday}).
			Then(customfield.Changed{ID: set, Key: "vip", Default: &customfield.Default{}, Moment: on(tuesday)})
	})
	t.Run("moves a field among the others", func(t *testing.T) {
		t.Parallel()
		past := []customfield.Event{size(), defined(tier()), defined(customfield.Definition{Key: "vip", Label: "VIP", Type: customfield.Boolean})}
		given(t, past...).When(customfield.Change{ID: set, Key: "vip", Position: new(-3), At: tuesday}).
			Then(customfield.Changed{ID: set, Key: "vip", Position: new(0), Moment: on(tuesday)})
		s := customfield.Decider.Fold(customfield.Set{}, append(past, customfield.Changed{ID: set, Key: "vip", Position: new(0)})...)
		require.Equal(t, []string{"vip", "size", "tier"}, []string{s.Fields[0].Key, s.Fields[1].Key, s.Fields[2].Key})
	})
	t.Run("renames, orders, adds and archives options, whose keys stay", func(t *testing.T) {
		t.Parallel()
		options := []customfield.Option{{Label: "Platinum"}, {Key: "gold", Label: "Golden"}}
		want := []customfield.Option{{Key: "platinum", Label: "Platinum"}, {Key: "gold", Label: "Golden"}, {Key: "silver", Label: "SILVER", Archived: true}}
		given(t, defined(tier())).When(customfield.Change{ID: set, Key: "tier", Options: &options, At: tuesday}).
			Then(customfield.Changed{ID: set, Key: "tier", Options: &want, Moment: on(tuesday)})
	})
	t.Run("an option without a key is the one with that label, an archived one too", func(t *testing.T) {
		t.Parallel()
		options := []customfield.Option{{Label: "bronze"}, {Label: "gold"}, {Label: "silver"}}
		want := []customfield.Option{{Key: "bronze", Label: "bronze"}, {Key: "gold", Label: "gold"}, {Key: "silver", Label: "silver"}}
		given(t, defined(tier("bronze"))).When(customfield.Change{ID: set, Key: "tier", Options: &options, At: tuesday}).
			Then(customfield.Changed{ID: set, Key: "tier", Options: &want, Moment: on(tuesday)})
	})
	t.Run("refuses to archive the option that is the default, and the last one", func(t *testing.T) {
		t.Parallel()
		d := tier()
		d.Default = "gold"
		given(t, defined(d)).When(customfield.Change{ID: set, Key: "tier", Options: &[]customfield.Option{{Key: "silver", Label: "S"}}}).ThenError(fault.Invalid, "default")
		given(t, defined(tier())).When(customfield.Change{ID: set, Key: "tier", Options: &[]customfield.Option{}}).ThenError(fault.Invalid, "options")
	})
	t.Run("refuses a label of nothing", func(t *testing.T) {
		t.Parallel()
		given(t, size()).When(customfield.Change{ID: set, Key: "size", Label: new(" ")}).ThenError(fault.Invalid, "label")
	})
}

func TestArchiveAndRestore(t *testing.T) {
	t.Parallel()
	archived := customfield.Archived{ID: set, Key: "size", Moment: on(tuesday)}
	given(t, size()).When(customfield.Archive{ID: set, Key: "size", At: tuesday}).Then(archived)
	given(t, size(), archived).When(customfield.Archive{ID: set, Key: "size"}).ThenNothing()
	given(t, size(), archived).When(customfield.Restore{ID: set, Key: "size", At: tuesday}).Then(customfield.Restored{ID: set, Key: "size", Moment: on(tuesday)})
	given(t, size()).When(customfield.Restore{ID: set, Key: "size"}).ThenNothing()
}

func TestTheIDIsOnePerTenantAndObject(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, tenant := range []string{"a", "b"} {
		for _, object := range customfield.Objects {
			seen[customfield.ID(tenant, object)] = true
		}
	}
	require.Len(t, seen, 2*len(customfield.Objects))
	require.Equal(t, set, customfield.ID("acme", customfield.Contact))
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"Deal - Label": "deal_label", "  2nd e-mail (work) ": "nd_e_mail_work", "Straße": "stra_e", "Élan": "elan", "": "field", "מספר": "field",
		strings.Repeat("ab ", 50): strings.Repeat("ab_", 21)[:62], "x' OR '1'='1": "x_or_1_1", "ﬁnal": "final",
	} {
		require.Equal(t, want, customfield.Slug(label), label)
		require.True(t, customfield.IsKey(customfield.Slug(label)), label)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	field := func(of customfield.Type) customfield.Definition {
		d := tier("bronze")
		d.Type = of
		return d
	}
	money := func(amount, currency any) map[string]any {
		return map[string]any{"amount": amount, "currency": currency}
	}
	const zoe = "01980000-0000-7000-8000-00000000000A"
	for _, c := range []struct {
		of       customfield.Type
		in, want any
	}{
		{customfield.Text, "👩‍👩‍👧‍👦 \u202Eשלום\n", "👩‍👩‍👧‍👦 \u202Eשלום\n"}, {customfield.Text, "", nil}, {customfield.Text, strings.Repeat("é", 10_000), strings.Repeat("é", 10_000)},
		{customfield.Number, -1.5, -1.5}, {customfield.Number, int32(7), 7.0}, {customfield.Number, 9007199254740991.0, 9007199254740991.0}, {customfield.Number, math.Copysign(0, -1), 0.0},
		{customfield.Money, money(1250.0, "EUR"), money(1250.0, "EUR")}, {customfield.Money, money(int32(5), "USD"), money(5.0, "USD")},
		{customfield.Date, "2028-02-29", "2028-02-29"}, {customfield.Boolean, false, false},
		{customfield.Select, "gold", "gold"}, {customfield.MultiSelect, []any{"silver", "gold", "silver"}, []any{"gold", "silver"}}, {customfield.MultiSelect, []any{}, nil},
		{customfield.URL, "https://exämple.com/a?b=c#d", "https://exämple.com/a?b=c#d"}, {customfield.Email, " a@example.com ", "a@example.com"}, {customfield.Email, " ", nil},
		{customfield.User, zoe, strings.ToLower(zoe)}, {customfield.Select, nil, nil},
	} {
		got, err := field(c.of).Read(nil, c.in)
		require.NoError(t, err, "%s %v", c.of, c.in)
		require.Equal(t, c.want, got, "%s %v", c.of, c.in)
		if n, ok := got.(float64); ok {
			require.False(t, math.Signbit(n) && n == 0)
		}
		again, err := field(c.of).Read(nil, got)
		require.NoError(t, err)
		require.Equal(t, got, again, "the normal form is its own")
	}
	for _, c := range []struct {
		of customfield.Type
		in any
	}{
		{customfield.Text, "a\x00b"}, {customfield.Text, "\xff"}, {customfield.Text, strings.Repeat("x", 10_001)}, {customfield.Text, 5.0}, {customfield.Text, map[string]any{"a": []any{}}}, {customfield.Text, true},
		{customfield.Number, "5"}, {customfield.Number, math.NaN()}, {customfield.Number, math.Inf(1)}, {customfield.Number, 9007199254740992.0}, {customfield.Number, []any{1.0}},
		{customfield.Money, 5.0}, {customfield.Money, money(1.5, "EUR")}, {customfield.Money, money(-1.0, "EUR")}, {customfield.Money, money(1.0, "euro")}, {customfield.Money, money(1e300, "EUR")},
		{customfield.Money, money("1", "EUR")}, {customfield.Money, map[string]any{"amount": 1.0}}, {customfield.Money, map[string]any{"amount": 1.0, "currency": "EUR", "x": 1.0}},
		{customfield.Date, "2026-02-30"}, {customfield.Date, "10000-01-01"}, {customfield.Date, "02/03/2026"}, {customfield.Boolean, "true"}, {customfield.Boolean, 1.0},
		{customfield.Select, "platinum"}, {customfield.Select, "bronze"}, {customfield.Select, []any{"gold"}}, {customfield.MultiSelect, "gold"}, {customfield.MultiSelect, []any{"gold", 1.0}}, {customfield.MultiSelect, []any{"x"}},
		{customfield.URL, "javascript:alert(1)"}, {customfield.URL, "example.com"}, {customfield.URL, "https://"}, {customfield.URL, "http://x\x00"}, {customfield.URL, "https://x/" + strings.Repeat("x", 2048)},
		{customfield.Email, "nobody"}, {customfield.User, "me"}, {customfield.User, 3.0},
	} {
		_, err := field(c.of).Read(nil, c.in)
		require.Error(t, err, "%s %v", c.of, c.in)
	}
	t.Run("an archived option stays where it is", func(t *testing.T) {
		t.Parallel()
		_, err := field(customfield.Select).Read("bronze", "bronze")
		require.NoError(t, err)
		got, err := field(customfield.MultiSelect).Read([]any{"bronze"}, []any{"gold", "bronze"})
		require.NoError(t, err)
		require.Equal(t, []any{"bronze", "gold"}, got)
	})
}

func TestUniqueForm(t *testing.T) {
	t.Parallel()
	d := customfield.Definition{Type: customfield.Text}
	require.Equal(t, d.UniqueForm("ABC-1 "), d.UniqueForm("abc-1"))
	require.NotEqual(t, d.UniqueForm(1.0), d.UniqueForm(1.5))
}
