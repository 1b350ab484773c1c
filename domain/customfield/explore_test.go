package customfield_test

import (
	"math/rand/v2"
	"testing"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/domaintest"
)

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, customfield.Decider, anyCommand, func(t testing.TB, before, s customfield.Set) {
		seen := map[string]bool{}
		for _, d := range s.Fields {
			if seen[d.Key] || !customfield.IsKey(d.Key) {
				t.Fatalf("the key %q is no key, or is given twice", d.Key)
			}
			seen[d.Key] = true
			if _, err := d.Read(nil, d.Default); err != nil {
				t.Fatalf("%+v does not accept its own default: %v", d, err)
			}
		}
		for _, was := range before.Fields {
			d, ok := s.Field(was.Key)
			if !ok || d.Type != was.Type || d.Unique != was.Unique || len(d.Options) < len(was.Options) {
				t.Fatalf("%+v became %+v", was, d)
			}
		}
	})
}

func anyCommand(dice *rand.Rand) customfield.Command {
	key := domaintest.One(dice, "size", "tier", "field", "x")
	switch dice.IntN(8) {
	case 0:
		return customfield.Archive{ID: set, Key: key, At: monday}
	case 1:
		return customfield.Restore{ID: set, Key: key, At: monday}
	case 2, 3, 4:
		return customfield.Define{ID: set, Object: domaintest.One(dice, customfield.Contact, "X"), At: monday, Field: customfield.Definition{
			Key: domaintest.One(dice, "", key, "Ä"), Label: domaintest.One(dice, "Size", "Tier", "大", ""), Type: domaintest.One(dice, customfield.Types...),
			Required: dice.IntN(2) == 0, Unique: dice.IntN(4) == 0, Default: anyDefault(dice), Options: anyOptions(dice),
		}}
	default:
		cmd := customfield.Change{
			ID: set, Key: key, Label: domaintest.Maybe(dice, "Size", "Größe", ""), Required: domaintest.Maybe(dice, true, false),
			Position: domaintest.Maybe(dice, 0, 1, 7, -1), At: tuesday,
		}
		if dice.IntN(2) == 0 {
			cmd.Default = &customfield.Default{Value: anyDefault(dice)}
		}
		if dice.IntN(2) == 0 {
			cmd.Options = new(anyOptions(dice))
		}
		return cmd
	}
}

func anyDefault(dice *rand.Rand) any {
	return domaintest.One[any](dice, nil, nil, nil, "", "a", 3, 2.5, true, "2026-01-01", []any{"b", "a"}, "https://x.example", "x@example.com",
		map[string]any{"amount": 5, "currency": "EUR"}, map[string]any{})
}

func anyOptions(dice *rand.Rand) (options []customfield.Option) {
	for range dice.IntN(4) {
		options = append(options, customfield.Option{Key: domaintest.One(dice, "", "", "a", "b", "!"), Label: domaintest.One(dice, "a", "B", "c", "大", "C", " ")})
	}
	return options
}
