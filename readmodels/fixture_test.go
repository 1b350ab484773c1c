package readmodels_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

const tenant = "acme"

// key makes the id of the n-th object of a kind.
func key(kind, n int) string { return fmt.Sprintf("0198%04x-0000-7000-8000-%012x", kind, n) }

// The kinds of ids.
const (
	people = iota + 1
	firms
	sales
	chores
	team
	pipes
)

func at(n int) time.Time { return time.Date(2026, 1, 1, 0, 0, n, 123456000, time.UTC) }

func version(n int) readmodels.Versioned {
	return readmodels.Versioned{Revision: 1, CreatedAt: at(n), UpdatedAt: at(1000 - n)}
}

func setup(t *testing.T) *readmodels.Store {
	t.Parallel()
	s := readmodelstest.Store(t)
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	return s
}

// save writes changes at a position.
func save(t *testing.T, s *readmodels.Store, commit uint64, c readmodels.Changes) {
	t.Helper()
	require.NoError(t, s.Write(t.Context(), readmodels.Projection, func(b *readmodels.Batch) error {
		b.Advance(readmodelstest.To(commit))
		return b.Save(tenant, c)
	}))
}

// names of contacts, the n-th made at second n.
var names = [][2]string{
	{"Ana", "García"}, {"José", "Müller"}, {"Søren", "Kierkegård"}, {"李", "小龙"}, {"Zoë", "Muller"},
	{"", "Schmidt"}, {"Ana", "Łukasz"}, {"Anna", "Schmidt"}, {"Иван", "Петров"}, {"O'Neil", "50%_off"},
}

// stock fills a store: the contacts above, and some of everything else.
func stock(t *testing.T) *readmodels.Store {
	s := setup(t)
	rows := readmodels.NewRows()
	for i, name := range names {
		c := &readmodels.Contact{
			ID: key(people, i), FirstName: name[0], LastName: name[1], Email: fmt.Sprintf("p%d@example.com", i),
			LifecycleStage: []string{"lead", "customer"}[i%2], LeadStatus: []string{"new", "open", "won"}[i%3],
			CompanyID: []string{key(firms, 0), key(firms, 1), ""}[i%3], OwnerID: []string{key(team, 0), ""}[i%2], Versioned: version(i),
		}
		rows.Contacts[c.ID] = c
	}
	for i, name := range []string{"Acme", "Äpfel AG", "Zeta", "beta"} {
		rows.Companies[key(firms, i)] = &readmodels.Company{
			ID: key(firms, i), Name: name, Domain: fmt.Sprintf("d%d.example", i), Industry: []string{"IT", "Food"}[i%2],
			OwnerID: key(team, i%2), Employees: i, Versioned: version(i),
		}
	}
	for i := range 6 {
		rows.Deals[key(sales, i)] = &readmodels.Deal{
			ID: key(sales, i), Title: fmt.Sprintf("Order %c", 'F'-i), Amount: int64(i*i-3*i) * 100, Currency: "EUR", PipelineID: key(pipes, i%2), StageID: key(pipes, 10+i%3),
			Status: []string{"OPEN", "WON", "LOST"}[i%3], CompanyID: key(firms, i%2), ContactIDs: []string{key(people, i), key(people, 0)}[:1+i%2],
			OwnerID: key(team, i%2), ExpectedClose: []string{"2026-05-01", "", "2026-04-01"}[i%3], StageSince: at(i), Versioned: version(i),
		}
	}
	for i := range 6 {
		task := &readmodels.Task{
			ID: key(chores, i), Title: fmt.Sprintf("Call %d", i), Description: "details", Kind: "CALL", Priority: "NORMAL", Due: []string{"2026-05-01", "", "2026-04-01"}[i%3],
			AssigneeID: key(team, i%2), ContactID: key(people, i%2), CompanyID: key(firms, i%2), DealID: key(sales, i%2), Versioned: version(i),
		}
		if i >= 4 {
			task.CompletedAt = at(i)
		}
		rows.Tasks[task.ID] = task
	}
	for i, name := range []string{"Olga", "ámi", "Zed"} {
		rows.Members[key(team, i)] = &readmodels.Member{ID: key(team, i), Name: name, Role: "REP", Active: true, Versioned: version(i)}
	}
	for i, name := range []string{"Sales", "Ärger", "other"} {
		rows.Pipelines[key(pipes, i)] = &readmodels.Pipeline{ID: key(pipes, i), Name: name, Stages: []readmodels.Stage{{ID: key(pipes, 10), Name: "New", Probability: 5}}, Versioned: version(i)}
	}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	return s
}

func ids[T any](items []T, id func(T) string) []string {
	var all []string
	for _, item := range items {
		all = append(all, id(item))
	}
	return all
}

// nth turns ids back into numbers.
func nth(t *testing.T, ids []string) []int {
	t.Helper()
	var all []int
	for _, id := range ids {
		var n int
		_, err := fmt.Sscanf(id[len(id)-12:], "%x", &n)
		require.NoError(t, err)
		all = append(all, n)
	}
	return all
}
