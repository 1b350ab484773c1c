package projections

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// CompareReporting compares a tenant's ClickHouse tables, row by row, with a
// fold of the whole log by the deciders. Nothing may be written meanwhile.
func CompareReporting(ctx context.Context, log eventstore.Reader, c *codec.Codec, store *reporting.Store, tenant string) ([]Difference, error) {
	book := newReportingLedger(tenant)
	if err := eachOfTenant(ctx, log, c, tenant, book.apply); err != nil {
		return nil, err
	}
	have, err := store.All(ctx, tenant)
	if err != nil {
		return nil, err
	}
	found := book.compareRows(have)
	days, err := book.compareDays(ctx, store)
	return append(found, days...), err
}

func (l *reportingLedger) compareRows(have reporting.Rows) (found []Difference) {
	compareAll(&found, "deals", rows(l.deals, l.deal), have.Deals, dealInUTC)
	compareAll(&found, "deal_history", l.history(), have.DealHistory, stateInUTC)
	compareAll(&found, "deal_stage_changes", l.changes(), have.StageChanges, asIs)
	compareAll(&found, "contacts", rows(l.contacts, l.contact), have.Contacts, asIs)
	compareAll(&found, "companies", rows(l.companies, l.company), have.Companies, asIs)
	compareAll(&found, "tasks", rows(l.tasks, l.task), have.Tasks, taskInUTC)
	compareAll(&found, "members", rows(l.members, l.member), have.Members, asIs)
	compareAll(&found, "teams", rows(l.teams, l.team), have.Teams, asIs)
	compareAll(&found, "quotas", rows(l.quotas, l.quota), have.Quotas, asIs)
	compareAll(&found, "settings", l.settings(), have.Settings, asIs)
	compareAll(&found, "pipelines", rows(l.pipelines, l.pipeline), have.Pipelines, asIs)
	compareAll(&found, "stages", l.stages, have.Stages, asIs)
	compareAll(&found, "stage_history", l.wereStages, have.StageHistory, asIs)
	compareAll(&found, "products", rows(l.products, l.product), have.Products, asIs)
	compareAll(&found, "custom_fields", l.customFields(), have.CustomFields, asIs)
	compareAll(&found, "rates", l.worth, have.Rates, asIs)
	compareAll(&found, "activities", maps.Clone(l.activities), have.Activities, asIs)
	compareAll(&found, "events", l.events, have.Events, asIs)
	return found
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

func stateInUTC(r reporting.DealState) reporting.DealState {
	r.ExpectedClose = inUTC(r.ExpectedClose)
	return r
}

func taskInUTC(r reporting.Task) reporting.Task {
	r.Due, r.CompletedAt = inUTC(r.Due), inUTC(r.CompletedAt)
	return r
}

func asIs[R any](r R) R { return r }
