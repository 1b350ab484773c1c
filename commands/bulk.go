package commands

import (
	"context"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"

	"github.com/daybook-crm/daybook/domain"
)

// MaxBulk is how many commands one bulk command can be made of.
const MaxBulk = 1000

// bulkWorkers is how many parts of a bulk command are carried out at a time:
// enough to fill the appends that the log writes together (one sync of the
// disk for all that wait), and few enough to leave room for others.
const bulkWorkers = 64

// Outcome is what became of a part of a bulk command: a receipt or a refusal.
type Outcome struct {
	Receipt Receipt
	Err     error
}

// Wish makes a command and may say in its envelope what its sender has seen.
type Wish func(env *Envelope) (domain.Command, error)

// Bulk carries out many commands as parts of one and says what became of
// each, in the order in which they were given. A part that is refused stops no
// other. Each part has an id that follows from the command's and its place, so
// the same bulk command sent again gives the first results; and its events
// name the command as their root, so that it can be undone as a whole.
//
// Commands for the same aggregate are carried out one after the other, in
// order; those for different ones at the same time.
func Bulk(ctx context.Context, env Envelope, dispatch func(context.Context, Envelope, domain.Command) (Receipt, error), wishes []Wish) []Outcome {
	outcomes, queues := make([]Outcome, len(wishes)), newQueues()
	for i, wish := range wishes {
		part := env.Part("item " + strconv.Itoa(i))
		cmd, err := wish(&part)
		if err != nil {
			outcomes[i].Err = err
			continue
		}
		queues.add(cmd.Target(), func() {
			outcomes[i].Receipt, outcomes[i].Err = dispatch(ctx, part, cmd)
		}, func(err error) { outcomes[i].Err = err })
	}
	queues.work()
	return outcomes
}

// queues are pieces of work by what they are about.
type queues struct {
	order  []string
	pieces map[string][]func()
}

func newQueues() *queues { return &queues{pieces: map[string][]func(){}} }

// add puts work behind what there is about the same thing. A panic fails the
// piece, not the process.
func (q *queues) add(about string, do func(), failed func(error)) {
	if _, known := q.pieces[about]; !known {
		q.order = append(q.order, about)
	}
	q.pieces[about] = append(q.pieces[about], func() {
		defer func() {
			if caught := recover(); caught != nil {
				failed(fmt.Errorf("panic: %v\n%s", caught, debug.Stack()))
			}
		}()
		do()
	})
}

// work does all of it, a bounded number of things at a time.
func (q *queues) work() {
	waiting := make(chan []func())
	var workers sync.WaitGroup
	for range min(bulkWorkers, len(q.order)) {
		workers.Go(func() {
			for pieces := range waiting {
				for _, piece := range pieces {
					piece()
				}
			}
		})
	}
	for _, about := range q.order {
		waiting <- q.pieces[about]
	}
	close(waiting)
	workers.Wait()
}
