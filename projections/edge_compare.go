package projections

import (
	"context"

	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// CompareEdge compares a device's file, row by row, with a fold of the whole
// log by the deciders. Nothing may be written meanwhile.
func CompareEdge(ctx context.Context, log eventstore.Reader, c *codec.Codec, path string) ([]Difference, error) {
	file, err := edge.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	book := newLedger()
	if err := eachOfTenant(ctx, log, c, file.Device().Tenant, book.apply); err != nil {
		return nil, err
	}
	have, err := file.All(ctx)
	if err != nil {
		return nil, err
	}
	var found []Difference
	compareAll(&found, "contacts", rows(book.contacts, edgeRowOf(contactRow)), have.Contacts, asIs)
	compareAll(&found, "companies", rows(book.companies, edgeRowOf(companyRow)), have.Companies, asIs)
	compareAll(&found, "pipelines", rows(book.pipelines, edgeRowOf(pipelineRow)), have.Pipelines, asIs)
	compareAll(&found, "deals", rows(book.deals, edgeRowOf(dealRow)), have.Deals, asIs)
	compareAll(&found, "tasks", rows(book.tasks, edgeRowOf(book.edgeTask)), have.Tasks, asIs)
	compareAll(&found, "members", rows(book.members, edgeRowOf(memberRow)), have.Members, asIs)
	return found, nil
}

// edgeRowOf gives the row that a state should have, if it should have one.
func edgeRowOf[S, R any, P edgeRow[R]](row func(S) R) func(S, int64) (R, bool) {
	return func(state S, revision int64) (R, bool) {
		r := row(state)
		_, v := P(&r).Head()
		v.Revision = revision
		return r, !v.Deleted
	}
}

// edgeTask leaves out what was written about a person who was erased.
func (l *ledger) edgeTask(t task.Task) edge.Task {
	if l.contacts[t.Links.ContactID].state.Erased {
		t.Title, t.Description = "", ""
	}
	return taskRow(t)
}
