package e2e_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// office is people at work: they make contacts, deals and tasks, and change
// what they have made. A command that fails, since an engine is gone, is
// forgotten; what was acknowledged is in the log.
type office struct {
	client atomic.Pointer[e2e.Client]
	done   atomic.Int64
	stages []string
	open   string // the pipeline

	mu       sync.Mutex
	contacts []string
	deals    []string
	tasks    []string
}

func openOffice(t *testing.T, d *e2e.Daybook) *office {
	t.Helper()
	o := &office{}
	o.moveTo(t, d)
	var found struct {
		Pipelines []struct {
			ID     string
			Stages []struct{ ID string }
		}
	}
	client := o.client.Load()
	require.NoError(t, client.Do(t.Context(), `{ pipelines { id stages { id } } }`, nil, &found))
	o.open = found.Pipelines[0].ID
	for _, s := range found.Pipelines[0].Stages {
		o.stages = append(o.stages, s.ID)
	}
	require.NoError(t, client.Do(t.Context(), `mutation { registerDevice(input: {name: "tablet"}) { position } }`, nil, nil))
	return o
}

// work does one thing after another until the context ends.
func (o *office) work(ctx context.Context, random *rand.Rand) {
	for ctx.Err() == nil {
		stage, anyone := o.stages[random.IntN(len(o.stages))], o.pick(&o.contacts, random)
		switch random.IntN(9) {
		case 0, 1:
			o.make(ctx, &o.contacts, `mutation($a: String!) { made: createContact(input: {lastName: "Byron", email: $a}) { it: contact { id } } }`,
				map[string]any{"a": unique(random)})
		case 2:
			o.make(ctx, &o.deals, `mutation($p: ID!, $s: ID!, $a: Amount!) { made: createDeal(input: {title: "Engine", pipelineId: $p, stageId: $s, value: {amount: $a, currency: "EUR"}}) { it: deal { id } } }`,
				map[string]any{"p": o.open, "s": stage, "a": random.IntN(1_000_000)})
		case 3:
			o.make(ctx, &o.tasks, `mutation($d: Date!) { made: createTask(input: {title: "Call", due: $d}) { it: task { id } } }`,
				map[string]any{"d": "2026-11-23"})
		case 4:
			o.change(ctx, `mutation($id: ID!, $p: String!) { updateContact(input: {id: $id, jobTitle: $p}) { position } }`, anyone,
				map[string]any{"p": unique(random)})
		case 5, 6:
			o.change(ctx, `mutation($id: ID!, $s: ID!) { moveDeal(input: {id: $id, stageId: $s}) { position } }`, o.pick(&o.deals, random),
				map[string]any{"s": stage})
		case 7:
			o.change(ctx, []string{
				`mutation($id: ID!) { winDeal(input: {id: $id}) { position } }`,
				`mutation($id: ID!) { loseDeal(input: {id: $id, reason: "price"}) { position } }`,
				`mutation($id: ID!) { reopenDeal(input: {id: $id}) { position } }`,
			}[random.IntN(3)], o.pick(&o.deals, random), map[string]any{})
		default:
			o.change(ctx, `mutation($id: ID!) { completeTask(input: {id: $id}) { position } }`, o.pick(&o.tasks, random), map[string]any{})
		}
	}
}

// pick gives one of what was made; nothing when there is nothing.
func (o *office) pick(from *[]string, random *rand.Rand) string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(*from) == 0 {
		return ""
	}
	return (*from)[random.IntN(len(*from))]
}

func (o *office) make(ctx context.Context, into *[]string, mutation string, variables map[string]any) {
	var out struct {
		Made struct{ It struct{ ID string } }
	}
	if o.client.Load().Do(ctx, mutation, variables, &out) != nil {
		return
	}
	o.done.Add(1)
	o.mu.Lock()
	defer o.mu.Unlock()
	*into = append(*into, out.Made.It.ID)
	*into = (*into)[max(0, len(*into)-tooMany):]
}

func (o *office) change(ctx context.Context, mutation, id string, variables map[string]any) {
	if id == "" {
		return
	}
	variables["id"] = id
	if o.client.Load().Do(ctx, mutation, variables, nil) == nil {
		o.done.Add(1)
	}
}
