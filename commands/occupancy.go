package commands

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
)

// place is where a deal is, and whether it is open there.
type place struct {
	stage string
	open  bool
}

// occupants are the deals that are in some stages, by id; deleted ones are in
// none.
type occupants map[string]place

// open counts the open deals of each stage.
func (o occupants) open() map[string]int {
	counts := map[string]int{}
	for _, p := range o {
		if p.open {
			counts[p.stage]++
		}
	}
	return counts
}

// dealsIn gives the deals that are in the stages, from the log: it is read
// through, deals only. That takes a second or so for each hundred thousand
// deals, and is asked only when an admin takes a stage or a pipeline out of
// use; to keep it known all the time would cost a write on every move of a
// deal, and a read model must not decide. A deal that comes into the stage
// after the reading is the settler's concern (workers.Stages), or stays in a
// retired stage, where it shows and can be moved.
func (b *Bus) dealsIn(ctx context.Context, tenant string, stages []pipeline.Stage) (occupants, error) {
	in := occupants{}
	if len(stages) == 0 {
		return in, nil
	}
	asked := map[string]bool{}
	for _, s := range stages {
		asked[s.ID] = true
	}
	for r, err := range b.Deals.store.log.ReadAll(ctx, eventstore.Start, []string{deal.Category}) {
		if err != nil {
			return nil, fmt.Errorf("look for deals in the stages: %w", err)
		}
		if r.Stream.Tenant != tenant || !placing[r.Type] {
			continue
		}
		d, err := b.Deals.store.codec.Decode(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("look for deals in the stages: %w", err)
		}
		in.apply(r.Stream.ID, d.Event.(deal.Event), asked)
	}
	return in, nil
}

// placing are the events that say where a deal is, or whether it is open.
var placing = map[string]bool{
	deal.Opened{}.EventType(): true, deal.Moved{}.EventType(): true, deal.Won{}.EventType(): true, deal.Lost{}.EventType(): true,
	deal.Reopened{}.EventType(): true, deal.Deleted{}.EventType(): true, deal.Restored{}.EventType(): true,
}

func (o occupants) apply(id string, e deal.Event, asked map[string]bool) {
	p, known := o[id]
	switch e := e.(type) {
	case deal.Opened:
		p, known = place{e.StageID, true}, true
	case deal.Moved: // only open deals move
		p, known = place{e.To, true}, true
	case deal.Restored:
		p, known = place{e.Was.StageID, e.Was.Status == deal.StatusOpen}, true
	case deal.Won, deal.Lost:
		p.open = false
	case deal.Reopened:
		p.open = true
	case deal.Deleted:
		known = false
	}
	if known && asked[p.stage] {
		o[id] = p
	} else {
		delete(o, id)
	}
}
