package graphql

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"
)

// Decimal is the scalar Decimal: an exact decimal number as a text. A number
// is taken too, as it is written; how large and how fine it may be is for the
// command to say.
type Decimal string

// ImplementsGraphQLType says which scalar this is.
func (Decimal) ImplementsGraphQLType(name string) bool { return name == "Decimal" }

// maxDecimal is longer than any number that is taken.
const maxDecimal = 64

// UnmarshalGraphQL reads a text or a number.
func (d *Decimal) UnmarshalGraphQL(input any) error {
	switch n := input.(type) {
	case string:
		if len(n) <= maxDecimal {
			*d = Decimal(n)
			return nil
		}
	case int32:
		*d = Decimal(strconv.Itoa(int(n)))
		return nil
	case int64:
		*d = Decimal(strconv.FormatInt(n, 10))
		return nil
	case float64:
		if math.Abs(n) < 1e15 {
			*d = Decimal(strconv.FormatFloat(n, 'f', -1, 64))
			return nil
		}
	}
	return errors.New("a Decimal is a decimal number such as \"2.5\"")
}

// MarshalJSON writes a text.
func (d Decimal) MarshalJSON() ([]byte, error) { return json.Marshal(string(d)) }
