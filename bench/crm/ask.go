package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/bench/load"
)

// question is a document with variables for its n-th asking.
type question struct {
	name, document string
	variables      func(c *company, n int) map[string]any
}

const row = `edges { node { id firstName lastName email lifecycleStage } } pageInfo { endCursor }`

var (
	byID = question{"get by id", `query($id: ID!) { contact(id: $id) { id firstName lastName email phone jobTitle createdAt } }`, anyContact}
	page = question{
		"list of 20, filter and sort",
		`query($stage: String) { contacts(first: 20, filter: {lifecycleStage: $stage}, sort: {field: NAME, direction: ASC}) { ` + row + ` } }`,
		func(_ *company, n int) map[string]any { return map[string]any{"stage": lifecycles[n%len(lifecycles)]} },
	}
)

// questions are those whose latencies are told.
var questions = []question{
	byID,
	{"list of 50", `{ contacts(first: 50) { ` + row + ` } }`, nothing},
	{"filter by two fields and one custom field",
		`query($stage: String, $status: String, $tier: CustomValue) { contacts(first: 50, filter: {lifecycleStage: $stage, leadStatus: $status,
			custom: [{field: "tier", eq: $tier}]}) { ` + row + ` } }`,
		func(_ *company, n int) map[string]any {
			return map[string]any{"stage": lifecycles[n%4], "status": statuses[n/4%4], "tier": tiers[n%3]}
		}},
	{"sort by name", `{ contacts(first: 50, sort: {field: NAME, direction: ASC}) { ` + row + ` } }`, nothing},
	{"sort by a custom field", `{ contacts(first: 50, sort: {customField: "score", direction: DESC}) { ` + row + ` } }`, nothing},
	{"list, search", `query($text: String) { contacts(first: 20, search: $text) { ` + row + ` } }`, words},
	{"search over all objects", `query($text: String!) { search(query: $text, first: 20) { edges { node { id title } } } }`, words},
	{"50 deals with company, contacts, owner, tasks",
		`{ deals(first: 50) { edges { node { id title value { amount currency } company { name } contacts { firstName lastName } owner { name } tasks { title } } } } }`, nothing},
	{"totalCount", `{ contacts(first: 1) { totalCount } }`, nothing},
	{"totalCount, filtered", `query($stage: String) { contacts(first: 1, filter: {lifecycleStage: $stage}) { totalCount } }`, page.variables},
}

// inputOf gives the variables of a mutation.
func inputOf(fields map[string]any) map[string]any { return map[string]any{"input": fields} }

func nothing(*company, int) map[string]any { return nil }

func anyContact(c *company, n int) map[string]any {
	return map[string]any{"id": c.contacts[n*7919%len(c.contacts)]}
}

// words searches as people do: a beginning, a whole name, a typing error.
func words(_ *company, n int) map[string]any {
	d := dice(n)
	first, last := pick(d, firstNames), lastName(d)
	text := []string{last[:5], first + " " + last, last[:2] + last[3:]}[n%3]
	return map[string]any{"text": text}
}

func (c *company) ask(q question) func(context.Context, int, int) error {
	return func(ctx context.Context, _, n int) error { return c.client.Do(ctx, q.document, q.variables(c, n), nil) }
}

// latencies asks every question with a few clients at once.
func (c *company) latencies(ctx context.Context, s settings) error {
	const few = 4
	fmt.Printf("\n%d clients, %d contacts, %d companies, %d deals:\n\n%s\n", few, len(c.contacts), len(c.companies), len(c.deals), load.Header)
	for _, q := range questions {
		r := load.Run(ctx, q.name, few, s.during/2, c.ask(q))
		fmt.Println(r.Row())
		if r.FirstErr != nil {
			return fmt.Errorf("%s: %w", q.name, r.FirstErr)
		}
	}
	return nil
}

// rates asks with many clients at once, and lets them write.
func (c *company) rates(ctx context.Context, s settings) (string, error) {
	var table strings.Builder
	var errs []error
	for _, run := range []struct {
		name string
		call func(context.Context, int, int) error
	}{
		{"createContact", c.create("single")},
		{byID.name, c.ask(byID)},
		{page.name, c.ask(page)},
		{"mixed, 80 % reads and 20 % writes", c.mixed()},
	} {
		r := load.Run(ctx, run.name, s.clients, s.during, run.call)
		fmt.Fprintln(&table, r.Row())
		errs = append(errs, r.FirstErr)
	}
	shown, err := c.untilShown(ctx)
	fmt.Fprintf(&table, "\nFrom the answer to createContact until a query shows the contact, one at a time: %s.\n", shown)
	return table.String(), errors.Join(append(errs, err)...)
}

const createOne = `mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } position } }`

func (c *company) create(prefix string) func(context.Context, int, int) error {
	return func(ctx context.Context, _, n int) error {
		fields := c.contact(n)
		fields["email"] = fmt.Sprintf("%s%d@example.com", prefix, n)
		return c.client.Do(ctx, createOne, inputOf(fields), nil)
	}
}

const updateOne = `mutation($input: UpdateContactInput!) { updateContact(input: $input) { contact { id } } }`

// mixed is reads by id and of lists in turn, and each fifth call a change.
func (c *company) mixed() func(context.Context, int, int) error {
	get, list := c.ask(byID), c.ask(page)
	return func(ctx context.Context, client, n int) error {
		switch n % 5 {
		case 0:
			id := c.contacts[n*7919%len(c.contacts)]
			return c.client.Do(ctx, updateOne, inputOf(map[string]any{"id": id, "jobTitle": fmt.Sprint("Buyer ", n)}), nil)
		case 1:
			return list(ctx, client, n)
		default:
			return get(ctx, client, n)
		}
	}
}

// untilShown measures from the answer of a create until a read that does not
// wait shows it: the median of some.
func (c *company) untilShown(ctx context.Context) (time.Duration, error) {
	var took []time.Duration
	for n := range 101 {
		var made struct {
			CreateContact struct{ Contact struct{ ID string } }
		}
		fields := c.contact(n)
		fields["email"] = fmt.Sprintf("shown%d@example.com", n)
		if err := c.client.Do(ctx, createOne, inputOf(fields), &made); err != nil {
			return 0, err
		}
		t, err := c.seen(ctx, made.CreateContact.Contact.ID)
		if err != nil {
			return 0, err
		}
		took = append(took, t)
	}
	slices.Sort(took)
	return took[len(took)/2].Round(10 * time.Microsecond), nil
}

// seen asks for a contact until it is there.
func (c *company) seen(ctx context.Context, id string) (time.Duration, error) {
	answered := time.Now()
	for time.Since(answered) < 10*time.Second {
		var out struct{ Contact *struct{ ID string } }
		if err := c.client.Do(ctx, `query($id: ID!) { contact(id: $id) { id } }`, map[string]any{"id": id}, &out); err != nil {
			return 0, err
		}
		if out.Contact != nil {
			return time.Since(answered), nil
		}
	}
	return 0, fmt.Errorf("contact %s is not shown after ten seconds", id)
}
