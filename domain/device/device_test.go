package device_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/internal/fault"
)

const phone = "01980000-0000-7000-8000-000000000007"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func registered() []device.Event {
	return []device.Event{device.Registered{ID: phone, MemberID: "joe", Name: "Joe's phone", Moment: domain.Moment{At: monday}}}
}

func revoked() []device.Event {
	return append(registered(), device.Revoked{ID: phone, Moment: domain.Moment{At: tuesday}})
}

func given(t *testing.T, past []device.Event) domaintest.History[device.Device, device.Command, device.Event] {
	t.Helper()
	return domaintest.Given(t, device.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	given(t, nil).When(device.Register{ID: phone, MemberID: "joe", Name: "Joe's phone", At: monday}).Then(registered()...)
	given(t, nil).When(device.Register{ID: phone, MemberID: "joe", Name: " "}).ThenError(fault.Invalid, "name")
	given(t, nil).When(device.Register{ID: phone, MemberID: "joe", Name: "a\nb"}).ThenError(fault.Invalid, "name")
	given(t, nil).When(device.Revoke{ID: phone}).ThenError(fault.NotFound)
}

func TestWhenRegistered(t *testing.T) {
	t.Parallel()
	given(t, registered()).When(device.Register{ID: phone, MemberID: "ann", Name: "Mine"}).ThenError(fault.Conflict)
	given(t, registered()).When(device.Revoke{ID: phone, At: tuesday}).Then(revoked()[1])
}

func TestWhenRevoked(t *testing.T) {
	t.Parallel()
	given(t, revoked()).When(device.Revoke{ID: phone}).ThenNothing()
	given(t, revoked()).When(device.Register{ID: phone, MemberID: "joe", Name: "Again"}).ThenError(fault.Conflict)
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) device.Command {
		if dice.IntN(2) == 0 {
			return device.Revoke{ID: phone, At: tuesday}
		}
		return device.Register{ID: phone, MemberID: "joe", Name: domaintest.One(dice, "", "Phone"), At: monday}
	}
	domaintest.Explore(t, device.Decider, command, func(t testing.TB, before, now device.Device) {
		if !before.RevokedAt.IsZero() && now != before {
			t.Fatalf("%+v was revoked and became %+v", before, now)
		}
	})
}
