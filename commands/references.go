package commands

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/hashicorp/golang-lru/v2/expirable"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
)

// references says whether the aggregates that a command names exist, from the
// log. What was found is remembered for a while: an import names the same few
// owners and companies over and over. So a reference can be made to something
// deleted a moment ago, which concurrency allows anyway; readers show it as none.
type references struct {
	bus     *Bus
	known   *expirable.LRU[string, struct{}]
	fields  *definitions
	tenants *expirable.LRU[string, tenant.Tenant]
}

const (
	referencesKept = 20_000
	referencesFor  = 30 * time.Second
)

func newReferences(b *Bus) references {
	return references{
		bus:     b,
		known:   expirable.NewLRU[string, struct{}](referencesKept, nil, referencesFor),
		fields:  newDefinitions(b),
		tenants: expirable.NewLRU[string, tenant.Tenant](referencesKept, nil, referencesFor),
	}
}

// checks are the references of one command. Only what the command changes is
// looked up: a contact whose company was deleted can still be edited by a form
// that sends the old company back.
type checks struct {
	refs     references
	env      Envelope
	problems fault.Problems
	err      error // an engine that failed
}

func (r references) of(env Envelope) *checks { return &checks{refs: r, env: env} }

// Err gives one refusal with every reference that leads nowhere.
func (c *checks) Err() error {
	if c.err != nil {
		return c.err
	}
	return c.problems.Err()
}

func (c *checks) company(ctx context.Context, field, current string, id *string) {
	c.one(ctx, company.Category, field, current, id, func(id string) (bool, error) {
		s, err := c.refs.bus.Companies.Load(ctx, c.env.Actor.Tenant, id)
		return s.Exists(), err
	})
}

// member checks a reference to a member; who acts refers to himself freely.
func (c *checks) member(ctx context.Context, field, current string, id *string) {
	if id != nil && *id == c.env.Actor.Member {
		return
	}
	c.one(ctx, member.Category, field, current, id, func(id string) (bool, error) {
		s, err := c.refs.bus.Members.Load(ctx, c.env.Actor.Tenant, id)
		return s.Exists(), err
	})
}

func (c *checks) contact(ctx context.Context, field, current string, id *string) {
	c.one(ctx, contact.Category, field, current, id, func(id string) (bool, error) {
		s, err := c.refs.bus.Contacts.Load(ctx, c.env.Actor.Tenant, id)
		return s.Exists() || s.MergedInto != "", err // its id leads to the other one
	})
}

func (c *checks) contacts(ctx context.Context, field string, current []string, ids *[]string) {
	c.each(field, current, ids, func(id *string) { c.contact(ctx, field, "", id) })
}

// tags checks the tags of an object. One that it has already may have been
// deleted since.
func (c *checks) tags(ctx context.Context, field string, current []string, ids *[]string) {
	c.each(field, current, ids, func(id *string) {
		c.one(ctx, tag.Category, field, "", id, func(id string) (bool, error) {
			s, err := c.refs.bus.Tags.Load(ctx, c.env.Actor.Tenant, id)
			return s.Exists(), err
		})
	})
}

// each checks those references of a list that are new in it.
func (c *checks) each(field string, current []string, ids *[]string, check func(id *string)) {
	if ids == nil {
		return
	}
	for _, id := range *ids {
		if id == "" {
			c.problems.Add(field, "holds an empty id")
		} else if !slices.Contains(current, id) {
			check(&id)
		}
	}
}

func (c *checks) deal(ctx context.Context, field, current string, id *string) {
	c.one(ctx, deal.Category, field, current, id, func(id string) (bool, error) {
		s, err := c.refs.bus.Deals.Load(ctx, c.env.Actor.Tenant, id)
		return s.Exists(), err
	})
}

// one checks one reference; nil, empty and the current one need no check. What
// is no UUID was never made here, and the read sides could not store it.
func (c *checks) one(ctx context.Context, category, field, current string, id *string, exists func(id string) (bool, error)) {
	if c.err != nil || id == nil || *id == "" || *id == current {
		return
	}
	key := c.env.Actor.Tenant + "/" + category + "/" + *id
	if c.refs.known.Contains(key) {
		return
	}
	ok := uuid.Validate(*id) == nil
	if ok {
		ok, c.err = exists(*id)
	}
	if !ok {
		c.problems.Add(field, "refers to something that does not exist")
		return
	}
	c.refs.known.Add(key, struct{}{})
}

// device refuses a command that says it comes from a device which is not one
// of the sender's, or no longer.
func (r references) device(ctx context.Context, env Envelope) error {
	id, owner := env.Device.ID, env.Actor.Member
	key := env.Actor.Tenant + "/" + device.Category + "/" + id + "/" + owner
	if id == "" || r.known.Contains(key) {
		return nil
	}
	if uuid.Validate(id) == nil {
		d, err := r.bus.Devices.Load(ctx, env.Actor.Tenant, id)
		if err != nil {
			return err
		}
		if d.Exists() && d.MemberID == owner && d.RevokedAt.IsZero() {
			r.known.Add(key, struct{}{})
			return nil
		}
	}
	return fault.New(fault.Forbidden, "This device is not registered to you, or was revoked.")
}
