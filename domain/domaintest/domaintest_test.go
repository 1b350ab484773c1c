package domaintest_test

import (
	"errors"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/internal/fault"
)

// A counter that can be told to be wrong.
var counter = domain.Decider[int, string, int]{
	Decide: func(_ int, cmd string) ([]int, error) {
		switch cmd {
		case "add":
			return []int{1}, nil
		case "refuse":
			return nil, fault.Field("amount", "must be positive")
		case "fail":
			return nil, errors.New("disk full")
		case "waver":
			return []int{rand.Int()}, nil
		default:
			return nil, nil
		}
	},
	Evolve: func(n, by int) int { return n + by },
}

// judge notes whether a test would have failed, and ends it where it would have.
type judge struct {
	testing.TB
	failed bool
}

func (*judge) Helper()                 {}
func (j *judge) Errorf(string, ...any) { j.failed = true }
func (j *judge) Fatalf(string, ...any) {
	j.failed = true
	runtime.Goexit()
}

// fails says whether a scenario fails.
func fails(scenario func(testing.TB)) bool {
	j := &judge{}
	var done sync.WaitGroup
	done.Go(func() { scenario(j) })
	done.Wait()
	return j.failed
}

func TestAScenarioFailsJustWhenItShould(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cmd   string
		then  func(domaintest.Outcome[int])
		fails bool
	}{
		"the event":                 {"add", func(o domaintest.Outcome[int]) { o.Then(1) }, false},
		"another event":             {"add", func(o domaintest.Outcome[int]) { o.Then(2) }, true},
		"one event more":            {"add", func(o domaintest.Outcome[int]) { o.Then(1, 1) }, true},
		"an event for a refusal":    {"refuse", func(o domaintest.Outcome[int]) { o.Then(1) }, true},
		"nothing":                   {"", func(o domaintest.Outcome[int]) { o.ThenNothing() }, false},
		"nothing for an event":      {"add", func(o domaintest.Outcome[int]) { o.ThenNothing() }, true},
		"nothing for a refusal":     {"refuse", func(o domaintest.Outcome[int]) { o.ThenNothing() }, true},
		"the refusal":               {"refuse", func(o domaintest.Outcome[int]) { o.ThenError(fault.Invalid, "amount") }, false},
		"another code":              {"refuse", func(o domaintest.Outcome[int]) { o.ThenError(fault.Conflict, "amount") }, true},
		"another field":             {"refuse", func(o domaintest.Outcome[int]) { o.ThenError(fault.Invalid, "sum") }, true},
		"no field":                  {"refuse", func(o domaintest.Outcome[int]) { o.ThenError(fault.Invalid) }, true},
		"a refusal for an event":    {"add", func(o domaintest.Outcome[int]) { o.ThenError(fault.Invalid) }, true},
		"a refusal for a failure":   {"fail", func(o domaintest.Outcome[int]) { o.ThenError(fault.Internal) }, true},
		"whatever is decided twice": {"waver", func(domaintest.Outcome[int]) {}, true},
	} {
		got := fails(func(t testing.TB) { c.then(domaintest.Given(t, counter, 1, 2).When(c.cmd)) })
		require.Equal(t, c.fails, got, name)
	}
}

func TestFilledSetsEveryField(t *testing.T) {
	t.Parallel()
	full := domaintest.Filled(contact.Created{}).(contact.Created)
	require.Equal(t, "id", full.ID)
	require.Equal(t, "email", *full.Email)
	require.Equal(t, "postalCode", full.Address.PostalCode)
	require.Equal(t, "system", full.Imported.System)
	require.Equal(t, domaintest.Noon, full.At)
	require.Equal(t, full, domaintest.Filled(contact.Created{}), "always the same")
}
