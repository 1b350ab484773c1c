package commands

import (
	"context"
	"time"
	_ "time/tzdata" // so that no zone is missing where the machine has none

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func bindTenant(s store) *Aggregate[tenant.Tenant, tenant.Command, tenant.Event] {
	return &Aggregate[tenant.Tenant, tenant.Command, tenant.Event]{
		store: s, category: tenant.Category, decider: tenant.Decider,
		complete: func(_ context.Context, _ Envelope, _ tenant.Tenant, cmd tenant.Command) (tenant.Command, error) {
			if update, ok := cmd.(tenant.Update); ok {
				return cmd, knownZone(update.Fields.TimeZone)
			}
			return cmd, nil
		},
	}
}

// knownZone refuses a time zone that is not in the database of time zones,
// which the domain does not have. What is no name of one is left to the decider.
func knownZone(name *string) error {
	if name == nil {
		return nil
	}
	if _, err := time.LoadLocation(*name); err != nil && value.CheckTimeZone(*name) == nil {
		return fault.Field("timeZone", "must be the name of a time zone, such as Europe/Berlin")
	}
	return nil
}

// tenant gives the settings of the tenant that a command is for. They are
// remembered for a while, as references are, and forgotten when they change
// here; another process sees the change a moment later.
func (c *checks) tenant(ctx context.Context) tenant.Tenant {
	id := c.env.Actor.Tenant
	if t, known := c.refs.tenants.Get(id); known {
		return t
	}
	t, err := c.refs.bus.Tenants.Load(ctx, id, id)
	if err != nil {
		c.err = err
		return t
	}
	c.refs.tenants.Add(id, t)
	return t
}

func (c *checks) list(ctx context.Context, name tenant.ListName) tenant.List {
	return c.tenant(ctx).List(name)
}

// listed refuses a word that is not in a closed list of the tenant's. The
// current one stays, whatever became of the list.
func (c *checks) listed(ctx context.Context, field string, name tenant.ListName, current string, word *string) {
	if c.err != nil || word == nil || *word == "" || *word == current {
		return
	}
	if !c.list(ctx, name).Takes(*word) {
		c.problems.Add(field, "is not in the list, and no other words are taken")
	}
}
