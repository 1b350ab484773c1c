package commands

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Object names an aggregate: its category and its id.
type Object struct{ Category, ID string }

// object is an aggregate of any kind, for what is the same for all kinds.
type object interface {
	History(ctx context.Context, tenant, id string) ([]Entry, error)
	LoadAsOf(ctx context.Context, tenant, id string, at time.Time) (receipt Receipt, found, erased bool, err error)
	undo(ctx context.Context, env Envelope, id string, command uuid.UUID, force bool, dispatch Handler) Undone
	restoreValue(ctx context.Context, env Envelope, wish Restoration, dispatch Handler) (Receipt, error)
}

// objects are the kinds that have a history which is shown and can be undone,
// in the order in which an id is looked for.
func (b *Bus) objects() []string {
	return []string{
		contact.Category, company.Category, deal.Category, task.Category, note.Category, product.Category, tag.Category,
		savedview.Category, pipeline.Category, team.Category, member.Category, customfield.Category,
	}
}

func (b *Bus) object(category string) object {
	switch category {
	case contact.Category:
		return b.Contacts
	case company.Category:
		return b.Companies
	case deal.Category:
		return b.Deals
	case task.Category:
		return b.Tasks
	default:
		return b.setting(category)
	}
}

// setting is what the daily objects lean on.
func (b *Bus) setting(category string) object {
	switch category {
	case note.Category:
		return b.Notes
	case product.Category:
		return b.Products
	case tag.Category:
		return b.Tags
	case savedview.Category:
		return b.Views
	case pipeline.Category:
		return b.Pipelines
	case team.Category:
		return b.Teams
	case member.Category:
		return b.Members
	case customfield.Category:
		return b.CustomFields
	default:
		return nil
	}
}

// History gives what happened to an object, oldest first, and what kind of
// object it is. Without a category every kind is looked through. It returns
// NOT_FOUND for an object that never was.
func (b *Bus) History(ctx context.Context, tenant string, of Object) (string, []Entry, error) {
	categories := b.objects()
	if of.Category != "" {
		categories = []string{of.Category}
	}
	for _, category := range categories {
		if o := b.object(category); o != nil {
			entries, err := o.History(ctx, tenant, of.ID)
			if err != nil || len(entries) > 0 {
				return category, entries, err
			}
		}
	}
	return "", nil, fault.New(fault.NotFound, "There is nothing with this id.")
}

// AsOf gives an object as it stood at a time (see LoadAsOf).
func (b *Bus) AsOf(ctx context.Context, tenant string, of Object, at time.Time) (receipt Receipt, found, erased bool, err error) {
	o := b.object(of.Category)
	if o == nil {
		return Receipt{}, false, false, nil
	}
	return o.LoadAsOf(ctx, tenant, of.ID, at)
}

// Head is the commit position of the last event of an object, so that a view
// can be waited for that shows everything up to now.
func (b *Bus) Head(ctx context.Context) (uint64, error) {
	at, err := b.Contacts.store.log.Head(ctx, b.objects())
	return at.Commit, err
}
