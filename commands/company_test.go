package commands_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func (b *bundle) company(t *testing.T, parent string) string {
	t.Helper()
	id := identity.NewID().String()
	_, err := b.bus.Dispatch(t.Context(), b.env(), company.Create{ID: id, Fields: company.Fields{Name: new("Firm"), ParentID: &parent}})
	require.NoError(t, err)
	return id
}

func (b *bundle) moveCompany(id, parent string) error {
	_, err := b.bus.Dispatch(context.Background(), b.env(), company.Update{ID: id, Fields: company.Fields{ParentID: &parent}})
	return err
}

func TestACompanyIsNeverAboveItself(t *testing.T) {
	t.Parallel()
	b := setup(t)
	top := b.company(t, "")
	middle := b.company(t, top)
	bottom := b.company(t, middle)

	require.Equal(t, fault.Invalid, fault.CodeOf(b.moveCompany(top, top)))
	err := b.moveCompany(top, bottom)
	var refusal *fault.Error
	require.ErrorAs(t, err, &refusal)
	require.Equal(t, map[string]string{"parentId": "would put the company above itself"}, refusal.Fields)
	start := time.Now()
	require.NoError(t, b.moveCompany(bottom, top))
	require.Less(t, time.Since(start), commands.Lease, "a refusal leaves no claim behind")

	require.NoError(t, b.moveCompany(bottom, middle))
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Delete{ID: middle})
	require.NoError(t, err)
	require.Equal(t, fault.Invalid, fault.CodeOf(b.moveCompany(top, bottom)), "what was deleted can come back")
	require.NoError(t, b.moveCompany(bottom, ""))
	require.NoError(t, b.moveCompany(top, bottom))
}

func TestACompanyHasABoundedNumberAbove(t *testing.T) {
	t.Parallel()
	b := setup(t)
	parent := ""
	for range 20 {
		parent = b.company(t, parent)
	}
	_, err := b.bus.Dispatch(t.Context(), b.env(), company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Firm"), ParentID: &parent}})
	require.NoError(t, err, "twenty above it")
	_, err = b.bus.Dispatch(t.Context(), b.env(), company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Firm"), ParentID: new(b.company(t, parent))}})
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
}

// Each of these moves is right by itself; all together would be a circle.
func TestConcurrentMovesMakeNoCircle(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 5 {
		firms := []string{b.company(t, ""), b.company(t, ""), b.company(t, "")}
		var all sync.WaitGroup
		refused := make([]error, len(firms))
		for i, id := range firms {
			all.Go(func() { refused[i] = b.moveCompany(id, firms[(i+1)%len(firms)]) })
		}
		all.Wait()
		moved := 0
		for _, err := range refused {
			if err == nil {
				moved++
				continue
			}
			require.Equal(t, fault.Invalid, fault.CodeOf(err), "%v", err)
		}
		require.Equal(t, 2, moved, "the last one is refused")
	}
}

// A process that dies while it has the tree to itself delays the others only.
func TestTheTreeIsFreeAgainWhenTheLeaseRunsOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.claims.Claim(t.Context(), commands.Claim{Tenant: "acme", Kind: "company.tree", Value: "company.tree", Holder: identity.NewID().String()})
	require.NoError(t, err)
	top, other := b.company(t, ""), b.company(t, "")
	start := time.Now()
	require.NoError(t, b.moveCompany(other, top))
	require.Less(t, time.Since(start), commands.Lease+2*time.Second)
}
