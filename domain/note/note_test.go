package note_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const (
	visit = "01980000-0000-7000-8000-000000000013"
	joe   = "01980000-0000-7000-8000-0000000000aa"
	ann   = "01980000-0000-7000-8000-0000000000ab"
)

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	links   = note.Links{ContactID: "jane", DealID: "big"}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func mentioning(id string) string { return "Ask @[Joe Doe](member:" + id + ") about **it**" }

func created() []note.Event {
	return []note.Event{note.Created{
		ID: visit, Fields: note.Fields{Body: new(mentioning(joe)), Mentions: &[]string{joe}}, Links: links, AuthorID: ann, Moment: on(monday),
	}}
}

func deleted() []note.Event { return append(created(), note.Deleted{ID: visit, Moment: on(monday)}) }

func given(t *testing.T, past []note.Event) domaintest.History[note.Note, note.Command, note.Event] {
	t.Helper()
	return domaintest.Given(t, note.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create finds whom the text mentions", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(note.Create{ID: visit, At: monday, Links: links, AuthorID: ann, Fields: note.Fields{
				Body: new(mentioning(joe)), Mentions: &[]string{ann}, Pinned: new(false),
			}}).
			Then(created()...)
	})
	t.Run("create wants a text", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(note.Create{ID: visit}).ThenError(fault.Invalid, "body")
		given(t, nil).When(note.Create{ID: visit, Fields: note.Fields{Body: new(" \n")}}).ThenError(fault.Invalid, "body")
	})
	t.Run("create refuses what is too much", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(note.Create{ID: visit, Fields: note.Fields{Body: new(strings.Repeat("x", value.MaxText+1))}}).ThenError(fault.Invalid, "body")
		var all strings.Builder
		for i := range 51 {
			all.WriteString(mentioning(fmt.Sprintf("01980000-0000-7000-8000-%012x", i)))
		}
		given(t, nil).When(note.Create{ID: visit, Fields: note.Fields{Body: new(all.String())}}).ThenError(fault.Invalid, "body")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(note.Update{ID: visit}).ThenError(fault.NotFound)
		given(t, nil).When(note.Delete{ID: visit}).ThenError(fault.NotFound)
		given(t, nil).When(note.Restore{ID: visit}).ThenError(fault.NotFound)
	})
}

func TestWhenWritten(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(note.Create{ID: visit, Fields: note.Fields{Body: new("x")}}).ThenError(fault.Conflict)
	})
	t.Run("update names the contact under whose key it is sealed", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(note.Update{ID: visit, At: tuesday, Fields: note.Fields{Body: new("x")}}).
			Then(note.Updated{ID: visit, ContactID: "jane", Fields: note.Fields{Body: new("x"), Mentions: &[]string{}}, Moment: on(tuesday)})
	})
	t.Run("pin", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(note.Update{ID: visit, At: tuesday, Fields: note.Fields{Pinned: new(true), Mentions: &[]string{ann}}}).
			Then(note.Updated{ID: visit, ContactID: "jane", Fields: note.Fields{Pinned: new(true)}, Moment: on(tuesday)})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(note.Update{ID: visit, Fields: note.Fields{Body: new(mentioning(joe)), Pinned: new(false)}}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(note.Update{ID: visit, Fields: note.Fields{Body: new("")}}).ThenError(fault.Invalid, "body")
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(note.Delete{ID: visit, At: tuesday}).Then(note.Deleted{ID: visit, Moment: on(tuesday)})
	})
	t.Run("restore has nothing to do", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(note.Restore{ID: visit}).ThenNothing()
	})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(note.Delete{ID: visit}).ThenNothing()
	given(t, deleted()).When(note.Update{ID: visit}).ThenError(fault.NotFound)
	given(t, deleted()).When(note.Create{ID: visit, Fields: note.Fields{Body: new("x")}}).ThenError(fault.Conflict)
	given(t, deleted()).When(note.Restore{ID: visit, At: tuesday}).Then(note.Restored{
		ID: visit, Fields: note.Fields{Body: new(mentioning(joe)), Mentions: &[]string{joe}}, Links: links, AuthorID: ann, CreatedAt: monday, Moment: on(tuesday),
	})
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	full := domaintest.Filled(note.Created{}).(note.Created)
	before := note.Decider.Fold(note.Note{}, full, note.Deleted{ID: full.ID})
	made, err := note.Decider.Decide(before, note.Restore{ID: full.ID, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, note.Decider.Fold(before, made...), note.Decider.Fold(note.Note{}, made...))
}

func TestSubjectIsTheContact(t *testing.T) {
	t.Parallel()
	require.Equal(t, "jane", note.Created{Links: links}.Subject())
	require.Equal(t, "jane", note.Updated{ContactID: "jane"}.Subject())
	require.Equal(t, "jane", note.Restored{Links: links}.Subject())
	require.Empty(t, note.Created{}.Subject(), "else it is the tenant's own")
}

func TestMentions(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		"": {}, "@Joe": {}, "@[Joe](member:none)": {}, "[Joe](member:" + joe + ")": {}, "@[Joe\n](member:" + joe + ")": {},
		mentioning(joe): {joe},
		mentioning(ann) + mentioning(joe) + mentioning(ann):    {joe, ann},
		"@[](member:" + strings.ToUpper(joe) + ")":             {joe},
		"@[Jo & Sons <x>, 李](member:" + joe + "), @[a]@[b](x)": {joe},
	} {
		require.Equal(t, want, note.Mentions(body), body)
	}
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) note.Command {
		fields := note.Fields{
			Body:     domaintest.Maybe(dice, "", "text", mentioning(joe), mentioning(ann)),
			Mentions: domaintest.Maybe(dice, []string{"nobody"}),
			Pinned:   domaintest.Maybe(dice, true, false),
		}
		switch dice.IntN(8) {
		case 0:
			return note.Delete{ID: visit, At: monday}
		case 1:
			return note.Restore{ID: visit, At: monday}
		case 2, 3:
			return note.Create{ID: visit, Fields: fields, Links: links, AuthorID: ann, At: monday}
		default:
			return note.Update{ID: visit, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, note.Decider, command, func(t testing.TB, before, now note.Note) {
		if now.ID != "" && now.Body == "" {
			t.Fatalf("%+v has no text", now)
		}
		if before.ID != "" && (before.Links != now.Links || before.AuthorID != now.AuthorID) {
			t.Fatalf("%+v has other links or another author than before", now)
		}
		if strings.Join(note.Mentions(now.Body), " ") != strings.Join(now.Mentions, " ") {
			t.Fatalf("%+v does not mention these", now)
		}
	})
}
