package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

// first is what the first start made.
type first struct {
	email    string
	password string
	made     bool // the password was made up, and is told once
}

// What an admin is called who was not named.
const (
	defaultEmail = "admin@daybook.example"
	demoPassword = "daybook-demo"
)

// firstStart makes the first tenant, its admin and a pipeline, unless there is
// a tenant already. A start that was killed half-way goes on where it was:
// every step looks first whether it was taken.
func (k *core) firstStart(ctx context.Context, c *Config) (*first, error) {
	adminID := identity.FromSource(c.Tenant, "daybook", "member", "admin").String()
	admin, err := k.bus.Members.Load(ctx, c.Tenant, adminID)
	if err != nil || admin.Exists() {
		return nil, err
	}
	if others, err := k.otherTenants(ctx, c); err != nil || others {
		return nil, err
	}
	f := c.firstAdmin()
	// The admin's event comes last: until it is there, all of this is done again.
	if err := k.accounts.SetPassword(ctx, c.Tenant, adminID, f.email, f.password); err != nil {
		return nil, err
	}
	if err := k.makeTenant(ctx, c.Tenant); err != nil {
		return nil, err
	}
	if c.FirstPipeline {
		if err := k.makePipeline(ctx, c.Tenant); err != nil {
			return nil, err
		}
	}
	env := k.system(c.Tenant, "setup")
	_, err = k.bus.Members.Import(ctx, env, adminID, func(current, _ member.Member) []member.Command {
		if current.Exists() {
			return nil
		}
		return []member.Command{member.Create{ID: adminID, At: env.Now, Fields: member.Fields{
			Name: new("Admin"), Email: new(f.email), Role: new(identity.Admin),
		}}}
	})
	return f, err
}

// otherTenants says whether this is not the first start but one that names no
// tenant, or another than the one that is there. If there is just one, and
// none was named, that one is meant.
func (k *core) otherTenants(ctx context.Context, c *Config) (bool, error) {
	tenants, err := k.reads.Tenants(ctx)
	if err != nil || len(tenants) == 0 || slices.ContainsFunc(tenants, func(t readmodels.Tenant) bool { return t.ID == c.Tenant }) {
		return false, err
	}
	if c.named("tenant") || len(tenants) > 1 {
		ids := make([]string, len(tenants))
		for i, t := range tenants {
			ids[i] = t.ID
		}
		return true, fmt.Errorf("--tenant: there is no tenant %q here, but %s", c.Tenant, strings.Join(ids, ", "))
	}
	c.Tenant = tenants[0].ID
	return true, nil
}

// firstAdmin says who the first admin is, making up what was not configured.
func (c *Config) firstAdmin() *first {
	f := &first{email: c.AdminEmail, password: c.AdminPassword}
	if f.email == "" {
		f.email = defaultEmail
	}
	if f.password == "" {
		f.made = true
		f.password = strings.ToLower(rand.Text()[:16])
		if c.Demo {
			f.password = demoPassword
		}
	}
	return f
}

func (k *core) makeTenant(ctx context.Context, id string) error {
	env := k.system(id, "setup")
	_, err := k.bus.Tenants.Import(ctx, env, id, func(current, _ tenant.Tenant) []tenant.Command {
		if current.Exists() {
			return nil
		}
		return []tenant.Command{tenant.Create{ID: id, Name: id, Currency: "EUR", At: env.Now}}
	})
	return err
}

func (k *core) makePipeline(ctx context.Context, tenantID string) error {
	id := identity.FromSource(tenantID, "daybook", "pipeline", "sales").String()
	env := k.system(tenantID, "setup")
	_, err := k.bus.Pipelines.Import(ctx, env, id, func(current, _ pipeline.Pipeline) []pipeline.Command {
		if current.Exists() {
			return nil
		}
		return []pipeline.Command{pipeline.Create{ID: id, Name: "Sales", At: env.Now, Stages: firstStages(tenantID)}}
	})
	return err
}

// firstStages are the stages that most teams begin with.
func firstStages(tenant string) []pipeline.Stage {
	names := []struct {
		name        string
		probability int
	}{{"Qualification", 10}, {"Meeting", 25}, {"Proposal", 50}, {"Negotiation", 75}}
	stages := make([]pipeline.Stage, len(names))
	for i, n := range names {
		id := identity.FromSource(tenant, "daybook", "stage", n.name)
		stages[i] = pipeline.Stage{ID: id.String(), Name: n.name, Probability: n.probability}
	}
	return stages
}

// system is the envelope of a command that Daybook gives itself.
func (k *core) system(tenantID, name string) commands.Envelope {
	return commands.Envelope{
		CommandID: identity.NewID(), Now: time.Now().UTC(),
		Actor: identity.Actor{Tenant: tenantID, Name: name, Role: identity.System},
	}
}
