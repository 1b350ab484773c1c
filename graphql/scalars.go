package graphql

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	gql "github.com/graph-gophers/graphql-go"

	"github.com/daybook-crm/daybook/domain/value"
)

// ID is the scalar ID.
type ID = gql.ID

// Time is the scalar Time: RFC 3339 in UTC.
type Time struct{ at time.Time }

// ImplementsGraphQLType says which scalar this is.
func (Time) ImplementsGraphQLType(name string) bool { return name == "Time" }

// UnmarshalGraphQL reads an RFC 3339 text.
func (t *Time) UnmarshalGraphQL(input any) (err error) {
	text, ok := input.(string)
	if ok {
		t.at, err = time.Parse(time.RFC3339, text)
	}
	if !ok || err != nil {
		return errors.New("a Time is a text such as 2026-01-31T12:00:00Z")
	}
	return nil
}

// MarshalJSON writes milliseconds: no client sees more, and every one reads them.
func (t Time) MarshalJSON() ([]byte, error) {
	return t.at.UTC().AppendFormat(nil, `"2006-01-02T15:04:05.000Z"`), nil
}

// timeOrNull is null where there is no time.
func timeOrNull(at *time.Time) *Time {
	if at == nil {
		return nil
	}
	return someTime(*at)
}

// someTime is null for the zero time.
func someTime(at time.Time) *Time {
	if at.IsZero() {
		return nil
	}
	return &Time{at}
}

// Date is the scalar Date: YYYY-MM-DD. As input, empty text means no date.
type Date string

// ImplementsGraphQLType says which scalar this is.
func (Date) ImplementsGraphQLType(name string) bool { return name == "Date" }

// UnmarshalGraphQL reads a day of the calendar.
func (d *Date) UnmarshalGraphQL(input any) error {
	text, ok := input.(string)
	if ok && text != "" {
		_, err := time.Parse(time.DateOnly, text)
		ok = err == nil
	}
	if !ok {
		return errors.New("a Date is a text such as 2026-01-31")
	}
	*d = Date(text)
	return nil
}

// MarshalJSON writes the day.
func (d Date) MarshalJSON() ([]byte, error) { return json.Marshal(string(d)) }

// someDate is null for no date.
func someDate(text string) *Date {
	if text == "" {
		return nil
	}
	return new(Date(text))
}

// Amount is the scalar Amount: whole minor units, exact in every JSON client.
type Amount int64

// ImplementsGraphQLType says which scalar this is.
func (Amount) ImplementsGraphQLType(name string) bool { return name == "Amount" }

// UnmarshalGraphQL reads a whole number. A variable comes as a float64, which
// holds every amount exactly; what is larger may have been rounded on the way
// and is refused. So are texts and fractions: guessing about money is worse.
func (a *Amount) UnmarshalGraphQL(input any) error {
	switch n := input.(type) {
	case int32:
		*a = Amount(n)
		return nil
	case int64:
		if n >= -value.MaxAmount && n <= value.MaxAmount {
			*a = Amount(n)
			return nil
		}
	case float64:
		if n == math.Trunc(n) && math.Abs(n) <= value.MaxAmount {
			*a = Amount(n)
			return nil
		}
	default:
		return errors.New("an Amount is a whole number of minor units (cents), not a text")
	}
	return fmt.Errorf("an Amount is a whole number of minor units (cents) of at most %d", int64(value.MaxAmount))
}

// MarshalJSON writes a JSON number.
func (a Amount) MarshalJSON() ([]byte, error) { return strconv.AppendInt(nil, int64(a), 10), nil }

// Position is the scalar Position: a place in the log, as the log prints it.
type Position string

// ImplementsGraphQLType says which scalar this is.
func (Position) ImplementsGraphQLType(name string) bool { return name == "Position" }

// UnmarshalGraphQL reads a position; only the header X-Daybook-After carries one in.
func (p *Position) UnmarshalGraphQL(input any) error {
	text, ok := input.(string)
	if !ok {
		return errors.New("a Position is a text that a mutation gave")
	}
	*p = Position(text)
	return nil
}
