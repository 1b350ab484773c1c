package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
)

func TestCodeOf(t *testing.T) {
	t.Parallel()
	require.Equal(t, fault.Code(""), fault.CodeOf(nil))
	require.Equal(t, fault.Internal, fault.CodeOf(errors.New("disk full")))
	require.Equal(t, fault.NotFound, fault.CodeOf(fault.New(fault.NotFound, "There is none.")))
	wrapped := fmt.Errorf("load: %w", fault.New(fault.Conflict, "Others are faster."))
	require.Equal(t, fault.Conflict, fault.CodeOf(wrapped))
	require.Equal(t, fault.Invalid, fault.CodeOf(errors.Join(errors.New("x"), fault.Field("email", "is wrong"))))
}

func TestErrorTellsTheFieldsInOrder(t *testing.T) {
	t.Parallel()
	var p fault.Problems
	require.NoError(t, p.Err())
	p.Check("name", nil)
	require.NoError(t, p.Err())
	p.Add("phone", "is too long")
	p.Check("email", errors.New("is not an address"))
	p.Add("email", "a second problem of a field is not told")
	require.EqualError(t, p.Err(), "Some of the input is not valid. (email: is not an address; phone: is too long)")
	require.Equal(t, fault.Invalid, fault.CodeOf(p.Err()))
	require.EqualError(t, fault.New(fault.Forbidden, "No."), "No.")
}
