package esdbserver

import (
	"context"
	"errors"
	"io"
	"math"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// batchesInFlight bounds how far a client may run ahead of the answers.
const batchesInFlight = 1024

// BatchAppend writes many batches over one call. A batch may come in several messages, told apart by
// correlation id; its last one commits it. Batches are written in the order in which they were
// completed and each gets one answer. A bad batch does not end the call.
func (s *streams) BatchAppend(stream api.Streams_BatchAppendServer) error {
	call := &batchCall{
		streams: s, stream: stream,
		open: map[store.ID]*batch{}, completed: make(chan *batch, batchesInFlight),
	}
	answered := make(chan error, 1)
	go func() { answered <- call.answer() }()
	err := call.receive()
	close(call.completed)
	if answerErr := <-answered; err == nil {
		err = answerErr
	}
	return err
}

// batchCall is one running BatchAppend. The goroutine that receives owns the open batches; completed
// ones belong to the goroutine that answers.
type batchCall struct {
	*streams
	stream    api.Streams_BatchAppendServer
	open      map[store.ID]*batch
	completed chan *batch
}

// batch is one append in the making.
type batch struct {
	correlation *shared.UUID
	options     *api.BatchAppendReq_Options
	name        string
	expected    store.Expected
	proposal    proposal
	err         error // the first thing wrong with it
	ctx         context.Context
	cancel      context.CancelFunc
	pending     store.Pending
}

// propose adds an event, unless something was wrong before.
func (b *batch) propose(m *api.BatchAppendReq_ProposedMessage) {
	if b.err != nil {
		return
	}
	var event store.Proposed
	if event, b.err = proposedEvent(m); b.err == nil {
		b.err = b.proposal.add(event)
	}
}

var errBatchTimeout = errors.New("the batch was not complete, or not written, before its deadline")

// receive takes in messages until the client has said all.
func (c *batchCall) receive() error {
	messages, ended := make(chan *api.BatchAppendReq), make(chan error, 1)
	go func() { ended <- c.read(messages) }()
	for {
		expiry, stop := c.nextExpiry()
		var err error
		select {
		case m := <-messages:
			err = c.take(m)
		case <-expiry:
			err = c.expire()
		case err := <-ended:
			stop()
			return err
		}
		stop()
		if err != nil {
			return err
		}
	}
}

// read passes messages on; nil means that the client has closed its side.
func (c *batchCall) read(messages chan<- *api.BatchAppendReq) error {
	for {
		m, err := c.stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		select {
		case messages <- m:
		case <-c.stream.Context().Done():
			return c.stream.Context().Err()
		}
	}
}

func (c *batchCall) take(m *api.BatchAppendReq) error {
	key, err := parseID(m.GetCorrelationId())
	if err != nil {
		return err
	}
	if o := m.GetOptions(); o != nil {
		c.open[key] = c.begin(m.GetCorrelationId(), o)
	}
	b := c.open[key]
	if b == nil { // it timed out, or was never begun
		return nil
	}
	for _, p := range m.GetProposedMessages() {
		b.propose(p)
	}
	if !m.GetIsFinal() {
		return nil
	}
	delete(c.open, key)
	if b.err == nil {
		b.pending, b.err = c.store.Submit(b.ctx, b.name, b.expected, b.proposal.events)
	}
	return c.complete(b)
}

// begin opens a batch, which must be complete and written before its deadline.
func (c *batchCall) begin(correlation *shared.UUID, o *api.BatchAppendReq_Options) *batch {
	b := &batch{correlation: correlation, options: o, proposal: proposal{options: &c.options}}
	b.ctx, b.cancel = context.WithTimeout(c.stream.Context(), min(batchTimeout(o), c.options.WriteTimeout))
	if b.name, b.err = streamName(o.GetStreamIdentifier()); b.err == nil {
		b.expected, b.err = batchExpectation(o)
	}
	if b.err == nil {
		b.err = c.authorize(c.stream.Context(), b.name, actionWrite)
	}
	return b
}

func (c *batchCall) complete(b *batch) error {
	select {
	case c.completed <- b:
		return nil
	case <-c.stream.Context().Done():
		return c.stream.Context().Err()
	}
}

// nextExpiry signals when the first of the incomplete batches has run out of time.
func (c *batchCall) nextExpiry() (expired <-chan time.Time, stop func()) {
	if len(c.open) == 0 {
		return nil, func() {}
	}
	first := time.Duration(math.MaxInt64)
	for _, b := range c.open {
		deadline, _ := b.ctx.Deadline()
		first = min(first, time.Until(deadline))
	}
	timer := time.NewTimer(first)
	return timer.C, func() { timer.Stop() }
}

// expire drops the incomplete batches whose time is up.
func (c *batchCall) expire() error {
	for key, b := range c.open {
		if b.ctx.Err() == nil {
			continue
		}
		delete(c.open, key)
		b.err = errBatchTimeout
		if err := c.complete(b); err != nil {
			return err
		}
	}
	return nil
}

// answer sends one answer for each completed batch.
func (c *batchCall) answer() error {
	for b := range c.completed {
		var result store.Result
		if b.err == nil {
			result, b.err = b.pending.Wait(b.ctx)
		}
		if errors.Is(b.err, context.DeadlineExceeded) {
			b.err = errBatchTimeout
		}
		b.cancel()
		if err := c.stream.Send(b.response(result)); err != nil {
			return err
		}
	}
	return nil
}
