package commands_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestOneOfManyConcurrentTagsGetsTheName(t *testing.T) {
	t.Parallel()
	b := setup(t)
	create := func(name string) (string, error) {
		id := identity.NewID().String()
		_, err := b.bus.Dispatch(t.Context(), b.env(), tag.Create{ID: id, Fields: tag.Fields{Name: new(name)}})
		return id, err
	}
	var winner atomic.Value
	var made, refused atomic.Int64
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			id, err := create([]string{"Key Account", "KEY ACCOUNT"}[i%2])
			switch fault.CodeOf(err) {
			case "":
				made.Add(1)
				winner.Store(id)
			case fault.Invalid:
				refused.Add(1)
			default:
				t.Errorf("create: %v", err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, made.Load())
	require.EqualValues(t, 15, refused.Load())

	first := winner.Load().(string)
	_, err := b.bus.Dispatch(t.Context(), b.env(), tag.Delete{ID: first})
	require.NoError(t, err)
	second, err := create("key account")
	require.NoError(t, err, "a deleted tag's name is free again")
	_, err = b.bus.Dispatch(t.Context(), b.env(), tag.Restore{ID: first})
	require.Equal(t, fault.Invalid, fault.CodeOf(err), "and cannot be taken back while another has it")
	_, err = b.bus.Dispatch(t.Context(), b.env(), tag.Update{ID: second, Fields: tag.Fields{Name: new("Other")}})
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), b.env(), tag.Restore{ID: first})
	require.NoError(t, err)
}
