package graphql

import (
	"context"
	"strings"
	"time"

	gql "github.com/graph-gophers/graphql-go"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// subscribeTimeout is how long the executor works on one change of a
// subscription. It would throw away, without a word, what is not taken from it
// in that time; whoever takes (send) gives up long before.
const subscribeTimeout = 10 * time.Minute

// Subscribe carries out an operation over a connection that stays open. It
// calls send with each answer, one after the other: one for a query or a
// mutation, one for each change for a subscription, until the context ends or
// send fails. What never began is returned as errors.
func (h *Handler) Subscribe(ctx context.Context, req Request, send func(Response) error) []Error {
	if err := h.persisted.resolve(&req); err != nil {
		return []Error{Refusal(ctx, h.log, err)}
	}
	if kind := h.kind(req); kind != "subscription" {
		resp := h.Execute(ctx, req)
		if resp.Data == nil {
			return resp.Errors
		}
		_ = send(resp) // the connection is gone: nobody is left to be told
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers, refused := h.begin(ctx, req)
	if len(refused) > 0 {
		return refused
	}
	first := true
	for answer := range answers {
		resp := h.answered(ctx, answer.(*gql.Response))
		if first && resp.Data == nil && len(resp.Errors) > 0 && ctx.Err() == nil {
			return resp.Errors
		}
		first = false
		if send(resp) != nil {
			cancel() // the executor closes the channel
		}
	}
	return nil
}

func (h *Handler) answered(ctx context.Context, answer *gql.Response) Response {
	return Response{Data: answer.Data, Errors: h.errors(ctx, answer.Errors)}
}

// kind says what kind of operation it is, as far as it can be read.
func (h *Handler) kind(req Request) string {
	if doc, err := h.documents.read(req.Query); err == nil {
		op, _ := doc.operation(req.OperationName)
		return op.kind
	}
	return ""
}

// begin starts a subscription.
func (h *Handler) begin(ctx context.Context, req Request) (_ <-chan any, refused []Error) {
	start := time.Now()
	op, err := h.prepare(&req)
	if err == nil {
		err = h.oneField(op)
	}
	var answers <-chan any
	if err == nil {
		answers, err = h.schema.Subscribe(ctx, req.Query, req.OperationName, req.Variables)
	}
	if err != nil {
		refused = []Error{Refusal(ctx, h.log, err)}
	}
	h.observe(op.label(), h.firstField(op), Response{Errors: refused}.code(), time.Since(start))
	return answers, refused
}

// oneField refuses a subscription to more than one thing, which the
// specification forbids and the executor would take for its first.
func (h *Handler) oneField(op operation) error {
	if len(op.selections) == 1 && op.selections[0].field != "" && !strings.HasPrefix(op.selections[0].field, "__") {
		return nil
	}
	return fault.New(fault.Invalid, "A subscription selects exactly one field; subscribe several times on one connection.")
}

// Position is the log position that queries show, as the scalar Position.
func (h *Handler) Position(ctx context.Context) (string, error) {
	at, err := h.root.Reads.CheckpointOf(ctx, readmodels.Projection)
	return at.String(), err
}
