// Package demo fills a tenant with a believable company: Tempera, eight
// people who sell sensors for cold stores, laboratories and museums to four
// hundred companies all over the world, and eighteen months of what they did.
// So no screen is empty, and no report is a straight line.
//
// It is made by chance from a fixed seed, out of our own word lists: the same
// everywhere, with no real person in it. E-mail addresses and domains are under names
// reserved for examples. It goes in by commands as everything does, with the
// times at which things happened; a fill that was stopped is taken up by
// filling again. Only the
// ids of commands are new each time.
package demo

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/identity"
)

// system names this package as the source of ids, and as the actor.
const system = "demo"

// workers is how many objects are written at a time: the log commits what
// arrives together at once.
const workers = 64

// Progress is told after each object how many of all are there.
type Progress func(done, total int)

// Fill writes the demo company into a tenant, its history ending at now. What
// is there already stays as it is. Progress may be nil; it is called once at a time.
func Fill(ctx context.Context, bus *commands.Bus, tenant string, now time.Time, progress Progress) error {
	owner, err := bus.Tenants.Load(ctx, tenant, tenant)
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	w := build(tenant, owner.Currency, now)
	f := &filler{progress: progress, total: w.size()}
	steps := []func() error{ // what is referred to goes first
		func() error {
			return fill(ctx, f, bus.Members, w.members(), func(m member.Member) bool { return m.ID != "" })
		},
		func() error {
			return fill(ctx, f, bus.Pipelines, w.pipelines(), func(p pipeline.Pipeline) bool { return p.ID != "" })
		},
		func() error {
			return fill(ctx, f, bus.Companies, w.companyHistories(), func(c company.Company) bool { return c.ID != "" })
		},
		func() error {
			return fill(ctx, f, bus.Contacts, w.contactHistories(), func(c contact.Contact) bool { return c.ID != "" })
		},
		func() error {
			return fill(ctx, f, bus.Deals, w.dealHistories(), func(d deal.Deal) bool { return d.ID != "" })
		},
		func() error {
			return fill(ctx, f, bus.Tasks, w.taskHistories(), func(t task.Task) bool { return t.ID != "" })
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}

// history is all that ever happened to one aggregate, and who did it.
type history[C domain.Command] struct {
	id       string
	actor    identity.Actor
	commands []C
}

type filler struct {
	progress Progress
	mu       sync.Mutex
	done     int
	total    int
}

// fill writes histories, each in one append, so that an object is there with
// all its past or not at all; that is why a stopped fill can go on. Begun says
// whether an object is there.
func fill[S any, C domain.Command, E domain.Event](
	ctx context.Context, f *filler, into *commands.Aggregate[S, C, E], list []history[C], begun func(S) bool,
) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, h := range list {
		group.Go(func() error {
			_, err := into.Import(ctx, h.envelope(), h.id, func(current, _ S) []C {
				if begun(current) {
					return nil
				}
				return h.commands
			})
			if err != nil {
				return fmt.Errorf("%T %s: %w", h.commands[0], h.id, err)
			}
			f.tell()
			return nil
		})
	}
	return group.Wait()
}

func (h history[C]) envelope() commands.Envelope { return commands.NewEnvelope(h.actor) }

func (f *filler) tell() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done++; f.progress != nil {
		f.progress(f.done, f.total)
	}
}
