package graphql_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

// operations are the store's own answers, without processes that would act.
type operations struct {
	*readmodels.Store
	orders []string
}

func (o *operations) Parked(ctx context.Context, tenant, projection string, p readmodels.Page) (readmodels.List[readmodels.Parked], error) {
	return o.ParkedOf(ctx, tenant, projection, p)
}

func (o *operations) state(name string) (readmodels.ProjectionState, error) {
	if name != "postgres" {
		return readmodels.ProjectionState{}, fault.New(fault.NotFound, "none")
	}
	return readmodels.ProjectionState{Name: name, Slices: 8, Held: 8, Paused: len(o.orders) == 1, PausedFor: "maintenance"}, nil
}

func (o *operations) Pause(_ context.Context, name, reason, by string) (readmodels.ProjectionState, error) {
	o.orders = append(o.orders, "pause "+name+" "+reason+" by "+by)
	return o.state(name)
}

func (o *operations) Resume(_ context.Context, name string) (readmodels.ProjectionState, error) {
	o.orders = append(o.orders, "resume "+name)
	return o.state(name)
}

func (o *operations) Retry(_ context.Context, of readmodels.ParkedStream, by string) (readmodels.Answer, error) {
	o.orders = append(o.orders, "retry "+of.Tenant+" "+of.Category+" "+of.ID+" by "+by)
	return readmodels.Answer{Done: true, Applied: 3, Failure: "not a UUID"}, nil
}

func (o *operations) Skip(_ context.Context, of readmodels.ParkedStream, reason, _ string) (readmodels.Parked, readmodels.Answer, error) {
	o.orders = append(o.orders, "skip "+of.Tenant+" "+of.Category+" "+of.ID+": "+reason)
	return readmodels.Parked{}, readmodels.Answer{}, nil
}

func (a *api) park(tenant, object, id string, revision uint64) {
	a.t.Helper()
	require.NoError(a.t, a.store.Park(a.t.Context(), readmodels.Parked{
		Projection: "postgres", Stream: object + "-" + tenant + "_" + id, Revision: revision, EventID: uuid.NewString(),
		Position: readmodels.Position{Commit: uint64(time.Now().UnixNano()), Prepare: 1}, Type: object + ".Updated", Cause: "not a UUID",
	}, 0, ""))
}

func TestProjections_AdminsSeeWhatIsTheirs(t *testing.T) {
	t.Parallel()
	a, other := newAPI(t), newAPI(t)
	_, err := a.store.ClaimSlices(t.Context(), "postgres", "host/1/x", 8, readmodels.Report{State: readmodels.Working, Rate: 12.34})
	require.NoError(t, err)
	for revision := range uint64(3) {
		a.park(a.tenant, "contact", id('c', 1), revision+4)
	}
	a.park(a.tenant, "deal", id('d', 1), 0)

	const projections = `{ projections { name status rate processes parkedStreams lagEvents pausedAt } }`
	for tenant, parked := range map[*api]float64{a: 2, other: 0} {
		all := tenant.data(projections, nil)["projections"].([]any)
		require.Len(t, all, 1)
		require.Equal(t, vars{"name": "postgres", "status": "LIVE", "rate": 12.3, "processes": 1.0, "parkedStreams": parked, "lagEvents": 0.0, "pausedAt": nil}, all[0])
	}

	const list = `query ($after: String) { parkedEvents(first: 3, after: $after) { edges { cursor node { projection object objectId revision type cause } } pageInfo { hasNextPage endCursor } } }`
	first := at(a.data(list, nil), "parkedEvents")
	require.Len(t, at(first, "edges"), 3)
	require.Equal(t, vars{"projection": "postgres", "object": "contact", "objectId": id('c', 1), "revision": 4.0, "type": "contact.Updated", "cause": "not a UUID"}, at(at(first, "edges").([]any)[0], "node"))
	require.Equal(t, true, at(first, "pageInfo", "hasNextPage"))
	rest := at(a.data(list, vars{"after": at(first, "pageInfo", "endCursor")}), "parkedEvents")
	require.Len(t, at(rest, "edges"), 1)
	require.Equal(t, "deal", at(at(at(rest, "edges").([]any)[0], "node"), "object"))
	require.Empty(t, at(other.data(list, nil), "parkedEvents", "edges"), "nothing of another team")
	require.Equal(t, fault.Invalid, a.refusal(list, vars{"after": "nonsense"}).Extensions.Code)
}

func TestProjections_OrdersAreForAdmins(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	const pause = `mutation { pauseProjection(input: {name: "postgres", reason: "maintenance"}) { projection { name status pauseReason } } }`
	const resume = `mutation { resumeProjection(input: {name: "postgres"}) { projection { status } } }`
	const retry = `mutation { retryParked(input: {projection: "postgres", object: "contact", objectId: "x"}) { applied failure done } }`
	const skip = `mutation { skipParked(input: {projection: "postgres", object: "contact", objectId: "x", reason: " nobody knows it "}) { applied failure done } }`
	require.Equal(t, fault.Forbidden, a.refusal(pause, nil).Extensions.Code, "an admin, but of a guest of the installation")
	require.Equal(t, fault.Forbidden, a.refusal(resume, nil).Extensions.Code)
	require.Equal(t, vars{"applied": 3.0, "failure": "not a UUID", "done": true}, at(a.data(retry, nil), "retryParked"))
	require.Equal(t, vars{"applied": 0.0, "failure": nil, "done": false}, at(a.data(skip, nil), "skipParked"))
	require.Equal(t, []string{"retry " + a.tenant + " contact x by member:" + ana + " of " + a.tenant, "skip " + a.tenant + " contact x: nobody knows it"}, a.operations.orders)

	a.operations.orders = nil
	a.actor.Tenant = "operators"
	require.Equal(t, vars{"name": "postgres", "status": "PAUSED", "pauseReason": "maintenance"}, at(a.data(pause, nil), "pauseProjection", "projection"))
	require.Equal(t, "LIVE", at(a.data(resume, nil), "resumeProjection", "projection", "status"))
	require.Equal(t, "pause postgres maintenance by member:"+ana+" of operators", a.operations.orders[0])
	require.Equal(t, fault.NotFound, a.refusal(`mutation { resumeProjection(input: {name: "none"}) { projection { name } } }`, nil).Extensions.Code)
	require.Contains(t, a.refusal(`mutation { retryParked(input: {projection: "p", object: "c", objectId: "a\u0000"}) { done } }`, nil).Extensions.Fields, "objectId")

	a.actor.Role = identity.Rep
	for _, admins := range []string{pause, resume, retry, skip, `{ projections { name } }`, `{ parkedEvents { edges { cursor } } }`} {
		require.Equal(t, fault.Forbidden, a.refusal(admins, nil).Extensions.Code, admins)
	}
}
