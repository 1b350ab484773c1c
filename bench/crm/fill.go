package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/e2e"
)

// company is the CRM as it was filled so far.
type company struct {
	client                     *e2e.Client
	pipeline                   string
	stages                     []string
	contacts, companies, deals []string // ids
}

const (
	perCall = 500
	atOnce  = 4
)

// prepare defines what the objects refer to.
func (c *company) prepare(ctx context.Context) error {
	var made struct {
		CreatePipeline struct {
			Pipeline struct {
				ID     string
				Stages []struct{ ID string }
			}
		}
	}
	const doc = `mutation {
		tier: defineCustomField(input: {object: CONTACT, key: "tier", label: "Tier", type: SELECT,
			options: [{key: "gold", label: "Gold"}, {key: "silver", label: "Silver"}, {key: "bronze", label: "Bronze"}]}) { position }
		score: defineCustomField(input: {object: CONTACT, key: "score", label: "Score", type: NUMBER}) { position }
		createPipeline(input: {name: "Sales", stages: [{name: "New", probability: 10}, {name: "Offer", probability: 40}, {name: "Contract", probability: 80}]}) {
			pipeline { id stages { id } }
		}
	}`
	if err := c.client.Do(ctx, doc, nil, &made); err != nil {
		return err
	}
	c.pipeline = made.CreatePipeline.Pipeline.ID
	for _, s := range made.CreatePipeline.Pipeline.Stages {
		c.stages = append(c.stages, s.ID)
	}
	return nil
}

// grow makes objects until there are as many.
func (c *company) grow(ctx context.Context, contacts, companies, deals int) error {
	for _, step := range []struct {
		noun, list string
		ids        *[]string
		upTo       int
		item       func(n int) map[string]any
	}{
		{"Company", "companies", &c.companies, companies, c.company},
		{"Contact", "contacts", &c.contacts, contacts, c.contact},
		{"Deal", "deals", &c.deals, deals, c.deal},
	} {
		first := len(*step.ids)
		began := time.Now()
		made, err := c.bulk(ctx, step.noun, step.list, first, step.upTo, step.item)
		if err != nil {
			return fmt.Errorf("make %s: %w", step.list, err)
		}
		took := time.Since(began)
		*step.ids = append(*step.ids, made...)
		shown, err := c.shown(ctx, step.list, step.upTo)
		if err != nil {
			return err
		}
		fmt.Printf("| %s up to %d | %d | %.0f | %s |\n", step.list, step.upTo, len(made), float64(len(made))/took.Seconds(), shown.Round(time.Millisecond))
	}
	return nil
}

// bulk makes the objects from first up to a number, some calls at once, and
// gives their ids in order.
func (c *company) bulk(ctx context.Context, noun, list string, first, upTo int, item func(n int) map[string]any) ([]string, error) {
	ids := make([]string, upTo-first)
	var group sync.WaitGroup
	errs := make(chan error, atOnce)
	starts := make(chan int)
	for range atOnce {
		group.Go(func() {
			for start := range starts {
				if err := c.call(ctx, noun, list, ids[start-first:min(start+perCall, upTo)-first], start, item); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	go func() {
		defer close(starts)
		for start := first; start < upTo; start += perCall {
			select {
			case starts <- start:
			case <-ctx.Done():
				return
			}
		}
	}()
	group.Wait()
	select {
	case err := <-errs:
		return nil, err
	default:
		return ids, ctx.Err()
	}
}

// call makes as many objects as there is room for their ids.
func (c *company) call(ctx context.Context, noun, list string, ids []string, start int, item func(n int) map[string]any) error {
	plural := map[string]string{"contacts": "Contacts", "companies": "Companies", "deals": "Deals"}[list]
	object := map[string]string{"Contact": "contact", "Company": "company", "Deal": "deal"}[noun]
	doc := fmt.Sprintf(`mutation($input: Create%[1]sInput!) { made: create%[1]s(input: $input) { results { object: %[2]s { id } error { message } } } }`, plural, object)
	items := make([]map[string]any, len(ids))
	for i := range items {
		items[i] = item(start + i)
	}
	var out struct {
		Made struct {
			Results []struct {
				Object *struct{ ID string }
				Error  *struct{ Message string }
			}
		}
	}
	if err := c.client.Do(ctx, doc, inputOf(map[string]any{"items": items}), &out); err != nil {
		return err
	}
	for i, r := range out.Made.Results {
		if r.Object == nil {
			return fmt.Errorf("object %d: %s", start+i, r.Error.Message)
		}
		ids[i] = r.Object.ID
	}
	return nil
}

// shown waits until a list has that many.
func (c *company) shown(ctx context.Context, list string, count int) (time.Duration, error) {
	start := time.Now()
	for time.Since(start) < 5*time.Minute {
		var out struct{ List struct{ TotalCount int } }
		if err := c.client.Do(ctx, `{ list: `+list+`(first: 1) { totalCount } }`, nil, &out); err != nil {
			return 0, err
		}
		if out.List.TotalCount >= count {
			return time.Since(start), nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return 0, fmt.Errorf("the list of %s does not show %d after five minutes", list, count)
}
