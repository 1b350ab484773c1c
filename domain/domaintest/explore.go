package domaintest

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Walks and steps of an exploration.
const (
	walks = 300
	steps = 40
)

// Explore gives an aggregate random commands and checks after each what holds
// for every decider:
//
//   - it never panics, and refuses with a code and a message;
//   - it leaves the state that it was given as it was;
//   - the same command once more gives no event: nothing has changed since;
//   - an event survives JSON, and its Fields hold only what really changed;
//   - what the aggregate promises of its state, and of how it goes on from the
//     one before (holds), is kept.
func Explore[S any, C domain.Command, E domain.Event](
	t *testing.T, d domain.Decider[S, C, E], command func(*rand.Rand) C, holds func(t testing.TB, before, after S),
) {
	t.Helper()
	for seed := range uint64(walks) {
		dice := rand.New(rand.NewPCG(seed, 1))
		state, past := d.Initial, []E(nil)
		for range steps {
			cmd := command(dice)
			events, err := d.Decide(state, cmd)
			checkRefusal(t, cmd, err)
			if folded := d.Fold(d.Initial, past...); !cmp.Equal(folded, state) {
				t.Fatalf("walk %d: deciding %T changed the state:\n%s", seed, cmd, cmp.Diff(folded, state))
			}
			before := state
			for _, e := range events {
				checkFields(t, state, e)
				checkJSON(t, e)
				state = d.Evolve(state, e)
			}
			past = append(past, events...)
			if more, _ := d.Decide(state, cmd); err == nil && len(more) > 0 {
				t.Fatalf("walk %d: %#v carried out twice gives %#v", seed, cmd, more)
			}
			holds(t, before, state)
		}
	}
}

// Maybe gives one of the values, or nil in every other case.
func Maybe[T any](dice *rand.Rand, values ...T) *T {
	if dice.IntN(2) == 0 {
		return nil
	}
	return new(One(dice, values...))
}

// One gives one of the values.
func One[T any](dice *rand.Rand, values ...T) T { return values[dice.IntN(len(values))] }

func checkRefusal(t testing.TB, cmd any, err error) {
	t.Helper()
	var refusal *fault.Error
	switch {
	case err == nil:
	case !errors.As(err, &refusal) || refusal.Message == "":
		t.Fatalf("%#v was refused without a code or a message: %v", cmd, err)
	case refusal.Code == fault.Invalid && len(refusal.Fields) == 0:
		t.Fatalf("%#v was refused as invalid, but not because of any field", cmd)
	}
}

// checkFields compares the event's Fields, if it has any, with the fields of
// the state that have the same names. A Restored holds all that the object
// was, for readers who dropped it, and an Unmerged all that the contact has,
// for those who cannot read what was before.
func checkFields(t testing.TB, state, event any) {
	t.Helper()
	fields := reflect.ValueOf(event).FieldByName("Fields")
	if !fields.IsValid() || slices.Contains([]string{"Restored", "Unmerged"}, reflect.TypeOf(event).Name()) {
		return
	}
	said := 0
	for f, v := range fields.Fields() {
		if v.IsNil() {
			continue
		}
		said++
		if before := reflect.ValueOf(state).FieldByName(f.Name).Interface(); cmp.Equal(before, v.Elem().Interface()) {
			t.Fatalf("%#v says %s, which is what it was before", event, f.Name)
		}
	}
	if reflect.TypeOf(event).Name() == "Updated" && said == 0 {
		t.Fatalf("%#v says nothing", event)
	}
}

func checkJSON(t testing.TB, event any) {
	t.Helper()
	text, err := json.Marshal(event)
	if err != nil {
		t.Fatalf("%#v: %v", event, err)
	}
	back := reflect.New(reflect.TypeOf(event))
	if err := json.Unmarshal(text, back.Interface()); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if diff := cmp.Diff(event, back.Elem().Interface()); diff != "" {
		t.Fatalf("JSON changes %#v:\n%s", event, diff)
	}
}
