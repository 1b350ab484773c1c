package projections

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// CompareReporting compares a tenant's ClickHouse tables, row by row, with a
// fold of the whole log by the deciders. Nothing may be written meanwhile.
func CompareReporting(ctx context.Context, log eventstore.Reader, c *codec.Codec, store *reporting.Store, tenant string) ([]Difference, error) {
	book := &reportingLedger{ledger: newLedger(), versions: map[eventstore.StreamID]uint64{}, changes: map[string]reporting.StageChange{}, tenant: tenant}
	if err := eachOfTenant(ctx, log, c, tenant, book.apply); err != nil {
		return nil, err
	}
	have, err := store.All(ctx, tenant)
	if err != nil {
		return nil, err
	}
	var found []Difference
	compareAll(&found, "deals", rows(book.deals, book.deal), have.Deals, dealInUTC)
	compareAll(&found, "contacts", rows(book.contacts, book.contact), have.Contacts, asIs)
	compareAll(&found, "companies", rows(book.companies, book.company), have.Companies, asIs)
	compareAll(&found, "tasks", rows(book.tasks, book.task), have.Tasks, taskInUTC)
	compareAll(&found, "members", rows(book.members, book.member), have.Members, asIs)
	compareAll(&found, "deal_stage_changes", book.changes, have.StageChanges, asIs)
	return found, nil
}

// eachOfTenant gives the events of one tenant, and opens no others.
func eachOfTenant(ctx context.Context, log eventstore.Reader, c *codec.Codec, tenant string, apply func(codec.Decoded)) error {
	for r, err := range log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return fmt.Errorf("read the log: %w", err)
		}
		if r.Stream.Tenant != tenant {
			continue
		}
		d, err := c.Decode(ctx, r)
		if err != nil {
			return err
		}
		apply(d)
	}
	return nil
}

// compareAll compares a table that was read whole.
func compareAll[R any](found *[]Difference, table string, want, have map[string]R, normal func(R) R) {
	c := comparison[R]{table, want, found}
	defer c.done()
	for id, r := range have {
		c.have(id, normal(r))
	}
}

// The client gives optional times in the server's zone.
func inUTC(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	return new(t.UTC())
}

func dealInUTC(r reporting.Deal) reporting.Deal {
	r.ExpectedClose, r.ClosedAt = inUTC(r.ExpectedClose), inUTC(r.ClosedAt)
	return r
}

func taskInUTC(r reporting.Task) reporting.Task {
	r.Due, r.CompletedAt = inUTC(r.Due), inUTC(r.CompletedAt)
	return r
}

func asIs[R any](r R) R { return r }
