package main

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/identity"
)

// first is what the first start made.
type first struct {
	position eventstore.Position
	email    string
	password string
	made     bool // the password was made up, and is told once
}

// What an admin is called who was not named.
const (
	defaultEmail = "admin@daybook.example"
	demoPassword = "daybook-demo"
)

// firstStart makes the first tenant, its admin and a pipeline, unless there
// are any. A start that was killed half-way goes on where it was: every step
// is made by a command whose id is always the same.
func (k *core) firstStart(ctx context.Context, c *Config) (*first, error) {
	have, err := k.bus.Tenants.Load(ctx, c.Tenant, c.Tenant)
	if err != nil {
		return nil, err
	}
	adminID := identity.FromSource(c.Tenant, "daybook", "member", "admin").String()
	admin, err := k.bus.Members.Load(ctx, c.Tenant, adminID)
	if err != nil || have.Exists() && admin.Exists() {
		return nil, err
	}
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
	// The admin's event comes last: until it is there, all of this is done again.
	if err := k.accounts.SetPassword(ctx, c.Tenant, adminID, f.email, f.password); err != nil {
		return nil, err
	}
	if err := k.makeTenant(ctx, c.Tenant); err != nil {
		return nil, err
	}
	if !c.Demo { // the demo company brings its own
		if err := k.makePipeline(ctx, c.Tenant); err != nil {
			return nil, err
		}
	}
	env := k.system(c.Tenant, "setup")
	receipt, err := k.bus.Members.Import(ctx, env, adminID, func(current, _ member.Member) []member.Command {
		if current.Exists() {
			return nil
		}
		return []member.Command{member.Create{ID: adminID, At: env.Now, Fields: member.Fields{
			Name: new("Admin"), Email: new(f.email), Role: new(identity.Admin),
		}}}
	})
	f.position = receipt.Position
	return f, err
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
