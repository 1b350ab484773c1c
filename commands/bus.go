package commands

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Log is what the bus needs of the event store.
type Log interface {
	eventstore.Appender
	eventstore.Reader
}

// Handler carries out commands that are all for one aggregate, in one append.
type Handler func(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error)

// Middleware wraps a handler with something that concerns every command.
type Middleware func(Handler) Handler

// Bus takes commands to their aggregates. The fields are the aggregates, for
// those who need more than Dispatch: to load one, or to import into one.
type Bus struct {
	Tenants      *Aggregate[tenant.Tenant, tenant.Command, tenant.Event]
	Members      *Aggregate[member.Member, member.Command, member.Event]
	Devices      *Aggregate[device.Device, device.Command, device.Event]
	Contacts     *Aggregate[contact.Contact, contact.Command, contact.Event]
	Companies    *Aggregate[company.Company, company.Command, company.Event]
	Pipelines    *Aggregate[pipeline.Pipeline, pipeline.Command, pipeline.Event]
	Deals        *Aggregate[deal.Deal, deal.Command, deal.Event]
	Tasks        *Aggregate[task.Task, task.Command, task.Event]
	Tags         *Aggregate[tag.Tag, tag.Command, tag.Event]
	Teams        *Aggregate[team.Team, team.Command, team.Event]
	Quotas       *Aggregate[quota.Quota, quota.Command, quota.Event]
	CustomFields *Aggregate[customfield.Set, customfield.Command, customfield.Event]
	Products     *Aggregate[product.Product, product.Command, product.Event]
	Notes        *Aggregate[note.Note, note.Command, note.Event]
	Views        *Aggregate[savedview.View, savedview.Command, savedview.Event]

	refs   references
	handle Handler
}

// New wires the aggregates. The first middleware is the outermost.
func New(log Log, c *codec.Codec, claims Claims, logger *slog.Logger, chain ...Middleware) *Bus {
	store := store{log: log, codec: c}
	reserve := reserve{claims: claims, logger: logger}
	b := &Bus{}
	refs := newReferences(b)
	b.refs = refs
	b.Tenants = bindTenant(store)
	b.Members = bindMember(store, reserve)
	b.Devices = bindDevice(store)
	b.Contacts = bindContact(store, reserve, refs)
	b.Companies = bindCompany(store, reserve, refs)
	b.Pipelines = bindPipeline(store, refs)
	b.Deals = bindDeal(store, reserve, refs)
	b.Tasks = bindTask(store, reserve, refs)
	b.Tags = bindTag(store, reserve)
	b.Teams = bindTeam(store, reserve, refs)
	b.Quotas = bindQuota(store, refs)
	b.CustomFields = bindCustomField(store, refs)
	b.Products = bindProduct(store, reserve, refs)
	b.Notes = bindNote(store, refs)
	b.Views = bindSavedView(store)
	b.handle = b.route
	for _, wrap := range slices.Backward(chain) {
		b.handle = wrap(b.handle)
	}
	return b
}

// Dispatch carries out one command and says what it did. Refusals are
// *fault.Error, with the codes of the aggregate's decider; CONFLICT also when
// others kept changing the aggregate.
func (b *Bus) Dispatch(ctx context.Context, env Envelope, cmd domain.Command) (Receipt, error) {
	return b.handle(ctx, env, []domain.Command{cmd})
}

// route takes commands to the aggregate whose commands they are.
func (b *Bus) route(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
	if err := b.refs.device(ctx, env); err != nil {
		return Receipt{}, err
	}
	switch cmds[0].(type) {
	case contact.Command:
		return b.contacts(ctx, env, cmds)
	case company.Command:
		return b.Companies.handle(ctx, env, cmds)
	case deal.Command:
		return b.Deals.handle(ctx, env, cmds)
	case task.Command:
		return b.Tasks.handle(ctx, env, cmds)
	case tag.Command:
		return b.Tags.handle(ctx, env, cmds)
	case team.Command:
		return b.Teams.handle(ctx, env, cmds)
	case quota.Command:
		return b.Quotas.handle(ctx, env, cmds)
	case product.Command:
		return b.Products.handle(ctx, env, cmds)
	case note.Command:
		return b.Notes.handle(ctx, env, cmds)
	case savedview.Command:
		return b.Views.handle(ctx, env, cmds)
	case pipeline.Command:
		return b.settled(ctx, env, cmds)
	case member.Command:
		return b.Members.handle(ctx, env, cmds)
	case device.Command:
		return b.Devices.handle(ctx, env, cmds)
	case customfield.Command:
		return b.CustomFields.handle(ctx, env, cmds)
	case tenant.Command:
		defer b.refs.tenants.Remove(cmds[0].Target())
		return b.Tenants.handle(ctx, env, cmds)
	default:
		return Receipt{}, fmt.Errorf("no aggregate takes %T", cmds[0])
	}
}
