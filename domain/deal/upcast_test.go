package deal_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
)

func TestContactsOfIDs(t *testing.T) {
	t.Parallel()
	for old, now := range map[string]string{
		`{"id":"1","contactIds":["jane","joe"]}`: `{"id":"1","contacts":[{"contactId":"jane"},{"contactId":"joe"}]}`,
		`{"contactIds":[]}`:                      `{"contacts":[]}`,
		`{"title":"Big"}`:                        `{"title":"Big"}`,
	} {
		data := map[string]json.RawMessage{}
		require.NoError(t, json.Unmarshal([]byte(old), &data))
		require.NoError(t, deal.ContactsOfIDs(data))
		text, err := json.Marshal(data)
		require.NoError(t, err)
		require.JSONEq(t, now, string(text))
	}
	require.Error(t, deal.ContactsOfIDs(map[string]json.RawMessage{"contactIds": json.RawMessage(`"jane"`)}))
}
