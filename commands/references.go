package commands

import (
	"context"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"

	"github.com/daybook-crm/daybook/internal/fault"
)

// references says whether the aggregates that a command names exist, from the
// log. What was found is remembered for a while: an import names the same few
// owners and companies over and over. So a reference can be made to something
// deleted a moment ago, which concurrency allows anyway; readers show it as none.
type references struct {
	bus   *Bus
	known *expirable.LRU[string, struct{}]
}

const (
	referencesKept = 20_000
	referencesFor  = 30 * time.Second
)

func newReferences(b *Bus) references {
	return references{b, expirable.NewLRU[string, struct{}](referencesKept, nil, referencesFor)}
}

// found checks one reference; nil and empty refer to nothing, which is fine.
func (r references) found(ctx context.Context, tenant, field string, id *string, exists func(context.Context, string, string) (bool, error)) error {
	if id == nil || *id == "" {
		return nil
	}
	key := tenant + "/" + field + "/" + *id
	if r.known.Contains(key) {
		return nil
	}
	ok, err := exists(ctx, tenant, *id)
	if err != nil {
		return err
	}
	if !ok {
		return fault.Field(field, "refers to something that does not exist")
	}
	r.known.Add(key, struct{}{})
	return nil
}

// member checks a reference to a member; who acts refers to himself freely.
func (r references) member(ctx context.Context, env Envelope, field string, id *string) error {
	if id != nil && *id == env.Actor.Member {
		return nil
	}
	return r.found(ctx, env.Actor.Tenant, field, id, func(ctx context.Context, tenant, id string) (bool, error) {
		m, err := r.bus.Members.Load(ctx, tenant, id)
		return m.Exists(), err
	})
}

func (r references) company(ctx context.Context, env Envelope, id *string) error {
	return r.found(ctx, env.Actor.Tenant, "companyId", id, func(ctx context.Context, tenant, id string) (bool, error) {
		c, err := r.bus.Companies.Load(ctx, tenant, id)
		return c.Exists(), err
	})
}

func (r references) contact(ctx context.Context, env Envelope, field string, id *string) error {
	return r.found(ctx, env.Actor.Tenant, field, id, func(ctx context.Context, tenant, id string) (bool, error) {
		c, err := r.bus.Contacts.Load(ctx, tenant, id)
		return c.Exists(), err
	})
}

func (r references) deal(ctx context.Context, env Envelope, id *string) error {
	return r.found(ctx, env.Actor.Tenant, "dealId", id, func(ctx context.Context, tenant, id string) (bool, error) {
		d, err := r.bus.Deals.Load(ctx, tenant, id)
		return d.Exists(), err
	})
}
