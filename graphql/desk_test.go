package graphql_test

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
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
	"github.com/daybook-crm/daybook/internal/identity"
)

// desk is the bus without a log: the real deciders over states in memory. What
// the log adds (conflicts, idempotency, uniqueness) is tested where it is.
type desk struct {
	mu        sync.Mutex
	states    map[string]any
	pipelines map[string]pipeline.Pipeline
	last      commands.Envelope
	given     []domain.Command
	passwords map[string]string
	disabled  map[string]bool
	fail      error // what Dispatch returns, if set
	explode   bool  // panic instead
	past      past
}

func newDesk() *desk {
	return &desk{states: map[string]any{}, pipelines: map[string]pipeline.Pipeline{}, passwords: map[string]string{}, disabled: map[string]bool{}}
}

func (d *desk) Dispatch(_ context.Context, env commands.Envelope, cmd domain.Command) (commands.Receipt, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last, d.given = env, append(d.given, cmd)
	if d.explode {
		panic("the desk exploded")
	}
	if d.fail != nil {
		return commands.Receipt{}, d.fail
	}
	switch cmd := cmd.(type) {
	case contact.Merge:
		for _, id := range cmd.LoserIDs {
			if l, ok := d.states[id].(contact.Contact); ok {
				cmd.Losers = append(cmd.Losers, l)
			}
		}
		return decide[contact.Contact, contact.Command](d, contact.Decider, cmd)
	case contact.Command:
		return decide(d, contact.Decider, cmd)
	case company.Command:
		return decide(d, company.Decider, cmd)
	case deal.Open:
		cmd.Pipeline = d.pipelines[cmd.Pipeline.ID]
		return decide[deal.Deal, deal.Command](d, deal.Decider, cmd)
	case deal.Reopen:
		cmd.Pipeline = d.pipelines[d.states[cmd.ID].(deal.Deal).PipelineID]
		return decide[deal.Deal, deal.Command](d, deal.Decider, cmd)
	case deal.Restore:
		cmd.Pipeline = d.pipelines[d.states[cmd.ID].(deal.Deal).PipelineID]
		return decide[deal.Deal, deal.Command](d, deal.Decider, cmd)
	case tenant.Command:
		return decide(d, tenant.Decider, cmd)
	case deal.Command:
		return decide(d, deal.Decider, cmd)
	case task.Command:
		return decide(d, task.Decider, cmd)
	case pipeline.Command:
		receipt, err := decide(d, pipeline.Decider, cmd)
		if err == nil {
			d.pipelines[cmd.Target()] = receipt.State.(pipeline.Pipeline)
		}
		return receipt, err
	case member.Command:
		return decide(d, member.Decider, cmd)
	case device.Command:
		return decide(d, device.Decider, cmd)
	case customfield.Command:
		return decide(d, customfield.Decider, cmd)
	case quota.Command:
		return decide(d, quota.Decider, cmd)
	case team.Command:
		return decide(d, team.Decider, cmd)
	case tag.Command:
		return decide(d, tag.Decider, cmd)
	case product.Command:
		return decide(d, product.Decider, cmd)
	case note.Command:
		return decide(d, note.Decider, cmd)
	case savedview.Command:
		return decide(d, savedview.Decider, savedview.GivenBy(cmd, savedview.By{MemberID: env.Actor.Member, Admin: env.Actor.Role == identity.Admin}))
	default:
		return commands.Receipt{}, fmt.Errorf("the desk does not take %T", cmd)
	}
}

func decide[S, C, E any](d *desk, decider domain.Decider[S, C, E], cmd C) (receipt commands.Receipt, err error) {
	id := any(cmd).(domain.Command).Target()
	state, ok := d.states[id].(S)
	if !ok {
		state = decider.Initial
	}
	events, err := decider.Decide(state, cmd)
	if err != nil {
		return receipt, err
	}
	receipt.State = decider.Fold(state, events...)
	receipt.Stream.ID = id
	receipt.Position.Commit, receipt.Position.Prepare = 7, 7
	d.states[id] = receipt.State
	return receipt, nil
}

// past is what the desk says of the past, and what it was asked.
type past struct {
	entries       []commands.Entry
	receipt       commands.Receipt
	found, erased bool
	undone        []commands.Undone
	asked         commands.Object
	at            time.Time
	objects       []commands.Object
	force         bool
	wish          commands.Restoration
	err           error
}

func (d *desk) Head(context.Context) (uint64, error) { return 0, d.past.err }

func (d *desk) History(_ context.Context, _ string, of commands.Object) (string, []commands.Entry, error) {
	d.past.asked = of
	return of.Category, d.past.entries, d.past.err
}

func (d *desk) AsOf(_ context.Context, _ string, of commands.Object, at time.Time) (commands.Receipt, bool, bool, error) {
	d.past.asked, d.past.at = of, at
	return d.past.receipt, d.past.found, d.past.erased, d.past.err
}

func (d *desk) Undo(_ context.Context, env commands.Envelope, _ uuid.UUID, force bool, objects []commands.Object) ([]commands.Undone, error) {
	d.last, d.past.objects, d.past.force = env, objects, force
	return d.past.undone, d.past.err
}

func (d *desk) RestoreValue(_ context.Context, env commands.Envelope, wish commands.Restoration) (commands.Receipt, error) {
	d.last, d.past.wish = env, wish
	return d.past.receipt, d.past.err
}

func (d *desk) Erase(ctx context.Context, env commands.Envelope, id, reason string) (commands.Receipt, error) {
	return d.Dispatch(ctx, env, contact.Erase{ID: id, Reason: reason, At: env.Now})
}

func (d *desk) SetPassword(_ context.Context, _, member, _, password string) error {
	d.passwords[member] = password
	return nil
}

func (d *desk) Disable(_ context.Context, _, member string) error {
	d.disabled[member] = true
	return nil
}

func (d *desk) Enable(_ context.Context, _, member string) error {
	delete(d.disabled, member)
	return nil
}

// given gives the last command, which must be a C.
func given[C domain.Command](d *desk) C { return d.given[len(d.given)-1].(C) }
