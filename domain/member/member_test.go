package member_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

const joe = "01980000-0000-7000-8000-000000000006"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func active() []member.Event {
	return []member.Event{member.Created{ID: joe, Moment: on(monday), Fields: member.Fields{
		Name: new("Joe"), Email: new("Joe@Example.com"), Role: new(identity.Rep), Active: new(true),
	}}}
}

func inactive() []member.Event {
	return append(active(), member.Updated{ID: joe, Fields: member.Fields{Active: new(false)}, Moment: on(monday)})
}

func given(t *testing.T, past []member.Event) domaintest.History[member.Member, member.Command, member.Event] {
	t.Helper()
	return domaintest.Given(t, member.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create makes an active rep unless said otherwise", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(member.Create{ID: joe, At: monday, Fields: member.Fields{Name: new("Joe"), Email: new(" Joe@Example.com ")}}).
			Then(active()...)
	})
	t.Run("create keeps what is said", func(t *testing.T) {
		t.Parallel()
		said := member.Fields{Name: new("Joe"), Email: new("joe@example.com"), Role: new(identity.Admin), Active: new(false)}
		said2 := said
		said2.Active = nil // inactive is how nobody begins: it goes without saying
		given(t, nil).When(member.Create{ID: joe, At: monday, Fields: said}).
			Then(member.Created{ID: joe, Fields: said2, Moment: on(monday)})
	})
	t.Run("create wants a name and an address", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(member.Create{ID: joe}).ThenError(fault.Invalid, "name", "email")
	})
	t.Run("create refuses a role that nobody can have", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(member.Create{ID: joe, Fields: member.Fields{Name: new("Joe"), Email: new("joe@example.com"), Role: new(identity.System)}}).
			ThenError(fault.Invalid, "role")
	})
	t.Run("update finds nobody", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(member.Update{ID: joe}).ThenError(fault.NotFound)
	})
}

func TestWhenActive(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, active()).When(member.Create{ID: joe}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, active()).
			When(member.Update{ID: joe, At: tuesday, Fields: member.Fields{Name: new("Joe"), Role: new(identity.Viewer)}}).
			Then(member.Updated{ID: joe, Fields: member.Fields{Role: new(identity.Viewer)}, Moment: on(tuesday)})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, active()).When(member.Update{ID: joe, Fields: member.Fields{Active: new(true)}}).ThenNothing()
	})
	t.Run("update refuses to take name and address away", func(t *testing.T) {
		t.Parallel()
		given(t, active()).When(member.Update{ID: joe, Fields: member.Fields{Name: new(" "), Email: new("")}}).
			ThenError(fault.Invalid, "name", "email")
	})
	t.Run("who leaves becomes inactive", func(t *testing.T) {
		t.Parallel()
		given(t, active()).When(member.Update{ID: joe, At: monday, Fields: member.Fields{Active: new(false)}}).
			Then(inactive()[1])
	})
}

func TestWhenInactive(t *testing.T) {
	t.Parallel()
	given(t, inactive()).When(member.Update{ID: joe, Fields: member.Fields{Active: new(false)}}).ThenNothing()
	given(t, inactive()).When(member.Update{ID: joe, At: tuesday, Fields: member.Fields{Active: new(true)}}).
		Then(member.Updated{ID: joe, Fields: member.Fields{Active: new(true)}, Moment: on(tuesday)})
	require.Equal(t, "joe@example.com", member.Decider.Fold(member.Member{}, inactive()...).Unique(), "the address stays taken")
}

func TestSinceComparesNormalForms(t *testing.T) {
	t.Parallel()
	m := member.Decider.Fold(member.Member{}, active()...)
	require.Equal(t, member.Fields{}, member.Fields{Email: new(" Joe@Example.com ")}.Since(m))
}

func TestPlaceOfAMember(t *testing.T) {
	t.Parallel()
	set := func(zone, locale string) member.Command {
		return member.Update{ID: joe, At: tuesday, Fields: member.Fields{TimeZone: new(zone), Locale: new(locale)}}
	}
	then := func(zone, locale string) member.Event {
		return member.Updated{ID: joe, Moment: on(tuesday), Fields: member.Fields{TimeZone: new(zone), Locale: new(locale)}}
	}
	given(t, active()).When(set("Europe/Berlin", "de_at")).Then(then("Europe/Berlin", "de-AT"))
	given(t, active()).When(set("America/Argentina/Buenos_Aires", "ES")).Then(then("America/Argentina/Buenos_Aires", "es"))
	given(t, active()).When(set("UTC", "zh-hant-tw")).Then(then("UTC", "zh-Hant-TW"))
	given(t, active()).When(set("Etc/GMT+5", "en-GB")).Then(then("Etc/GMT+5", "en-GB"))
	given(t, active()).When(set("", "")).ThenNothing()
	placed := append(active(), then("Europe/Berlin", "de-AT"))
	given(t, placed).When(set("Europe/Berlin", "de-at")).ThenNothing()
	given(t, placed).When(set("", "")).Then(then("", ""))
	for _, zone := range []string{"Local", "EST", "europe/berlin", "../etc/passwd", "/etc/passwd", "Europe/../Berlin", "Europe/", " UTC", "+02:00", "A/" + strings.Repeat("B", 63)} {
		given(t, active()).When(set(zone, "")).ThenError(fault.Invalid, "timeZone")
	}
	for _, locale := range []string{"german", "de-XX-YY", "und", " ", "de\nAT", strings.Repeat("de-", 40)} {
		given(t, active()).When(set("", locale)).ThenError(fault.Invalid, "locale")
	}
}

// What was written down before members had a place is read as it was.
func TestEventsWithoutAPlaceStillRead(t *testing.T) {
	t.Parallel()
	var e member.Created
	require.NoError(t, json.Unmarshal([]byte(`{"id": "`+joe+`", "name": "Joe", "email": "joe@example.com", "role": "REP", "active": true, "at": "2026-03-02T09:00:00Z"}`), &e))
	m := member.Decider.Fold(member.Member{}, e)
	require.Equal(t, member.Member{ID: joe, Name: "Joe", Email: "joe@example.com", Role: identity.Rep, Active: true, CreatedAt: monday, UpdatedAt: monday}, m)
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) member.Command {
		fields := member.Fields{
			Name:   domaintest.Maybe(dice, "", "Joe", "Joseph"),
			Email:  domaintest.Maybe(dice, "", "joe@example.com", " JOE@example.com", "joe"),
			Role:   domaintest.Maybe(dice, identity.Admin, identity.Rep, identity.Viewer, identity.System),
			Active: domaintest.Maybe(dice, true, false),

			TimeZone: domaintest.Maybe(dice, "", "Europe/Berlin", "UTC", "Local"),
			Locale:   domaintest.Maybe(dice, "", "de-AT", "de_at", "german"),
		}
		if dice.IntN(3) == 0 {
			return member.Create{ID: joe, Fields: fields, At: monday}
		}
		return member.Update{ID: joe, Fields: fields, At: tuesday}
	}
	domaintest.Explore(t, member.Decider, command, func(t testing.TB, _, m member.Member) {
		if m.Exists() && (m.Name == "" || m.Email == "" || m.Role == "" || m.Role == identity.System) {
			t.Fatalf("%+v lacks a name, an address or a role of a member", m)
		}
	})
}
