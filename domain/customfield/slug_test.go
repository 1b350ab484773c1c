package customfield_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/daybook-crm/daybook/domain/customfield"
)

func TestFreeKeyIsNobodysYet(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 63)
	set := customfield.Set{Fields: []customfield.Definition{{Key: "size"}, {Key: "size_2", Archived: true}, {Key: long}}}
	assert.Equal(t, "colour", set.FreeKey("Colour"))
	assert.Equal(t, "size_3", set.FreeKey("Size"))
	assert.Equal(t, long[:61]+"_2", set.FreeKey(long))
}

func TestRoomCountsFieldsInUse(t *testing.T) {
	t.Parallel()
	set := customfield.Set{Fields: []customfield.Definition{{Key: "a"}, {Key: "b", Archived: true}}}
	assert.Equal(t, customfield.MaxFields-1, set.Room())
}
