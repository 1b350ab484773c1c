package readmodels

import (
	"encoding/base64"
	"encoding/json"

	"github.com/jackc/pgx/v5/pgtype"

	"github.com/daybook-crm/daybook/internal/fault"
)

// cursor says behind which row a page begins: the row's sort key, as text,
// and id. It names its sort, so that it is not taken for one of another list,
// and whether the list is of similar rather than of matching rows.
type cursor struct {
	Sort    string `json:"s"`
	Similar bool   `json:"f,omitempty"`
	Key     string `json:"k"`
	ID      string `json:"i"`
}

func (c cursor) encode() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and a bool can always be written
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// decodeCursor reads a cursor of a list with this sort.
func decodeCursor(text, sort string) (cursor, pgtype.UUID, error) {
	var c cursor
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	key, idErr := id(c.ID).value()
	if err != nil || idErr != nil || !key.Valid || c.Sort != sort {
		return cursor{}, pgtype.UUID{}, badCursor()
	}
	return c, key, nil
}

func badCursor() error {
	return fault.Field("after", "is not a cursor of this list in this order; start again from the first page")
}
