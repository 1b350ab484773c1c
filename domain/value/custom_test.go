package value_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/value"
)

func TestCustomMerges(t *testing.T) {
	t.Parallel()
	was := value.Custom{"size": 3.0, "tags": []any{"a", "b"}}
	change := &value.Custom{"size": nil, "tags": []any{"a", "b"}, "vip": true, "gone": nil}
	require.Equal(t, &value.Custom{"size": nil, "vip": true}, was.Changed(change))
	require.Equal(t, value.Custom{"tags": []any{"a", "b"}, "vip": true}, was.Merge(was.Changed(change)))
	require.Equal(t, value.Custom{"size": 3.0, "tags": []any{"a", "b"}}, was, "a state is never changed in place")
	require.Nil(t, was.Changed(&value.Custom{"size": 3.0}))
	require.Nil(t, was.Changed(nil))
	require.Nil(t, value.Custom{"vip": true}.Merge(&value.Custom{"vip": nil}))
	require.Equal(t, value.Custom{"vip": true}, value.Custom(nil).Merge(&value.Custom{"vip": true}))
}
