// Package fault gives every refusal a code that callers branch on, a message
// for the person who asked, and, for bad input, the fields it is about.
// It knows nothing of transports: graphql and cmd decide how a code is shown.
package fault

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Code says what kind of refusal an error is. The values are part of the API
// (GraphQL extensions.code) and never change.
type Code string

// The codes, and all of them.
const (
	Invalid         Code = "VALIDATION_ERROR"
	DuplicateEmail  Code = "DUPLICATE_EMAIL"
	NotFound        Code = "NOT_FOUND"
	Conflict        Code = "CONFLICT"
	Unauthenticated Code = "UNAUTHENTICATED"
	Forbidden       Code = "FORBIDDEN"
	RateLimited     Code = "RATE_LIMIT_EXCEEDED"
	TooComplex      Code = "QUERY_TOO_COMPLEX"
	UnknownQuery    Code = "PERSISTED_QUERY_NOT_FOUND" // the hash of an operation that was not sent yet
	Unavailable     Code = "UNAVAILABLE"
	Internal        Code = "INTERNAL"
)

// Error is a refusal. Message is meant for the person who asked: it says what
// is wrong and what to do, and holds no personal data and no internals.
type Error struct {
	Code    Code
	Message string
	Fields  map[string]string // input field -> what is wrong with it

	// Clashes, of a Conflict, are the fields that somebody else has changed.
	// They hold values, so they go to the person who asked and nowhere else:
	// neither Error nor a log shows them.
	Clashes []Clash
}

// Clash is a field that two have changed: what it was when the one who is
// refused saw it, what it is now, and what the refused command would make of it.
type Clash struct {
	Field   string `json:"field"`
	Base    any    `json:"base"`
	Current any    `json:"current"`
	Wanted  any    `json:"wanted"`
}

// Error gives the message, followed by the fields in alphabetical order.
func (e *Error) Error() string {
	if len(e.Fields) == 0 {
		return e.Message
	}
	parts := make([]string, 0, len(e.Fields))
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		parts = append(parts, name+": "+e.Fields[name])
	}
	return e.Message + " (" + strings.Join(parts, "; ") + ")"
}

// New makes a refusal without fields.
func New(code Code, message string) *Error { return &Error{Code: code, Message: message} }

// Field makes an Invalid refusal about one input field.
func Field(name, problem string) *Error {
	return &Error{Code: Invalid, Message: "Some of the input is not valid.", Fields: map[string]string{name: problem}}
}

// Clashing makes a Conflict refusal about fields that somebody else has changed.
func Clashing(message string, clashes []Clash) *Error {
	fields := make(map[string]string, len(clashes))
	for _, c := range clashes {
		fields[c.Field] = "was changed by somebody else meanwhile"
	}
	return &Error{Code: Conflict, Message: message, Fields: fields, Clashes: clashes}
}

// CodeOf gives the code of the first Error in err's chain, Internal for any
// other error, and "" for nil.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	default:
		return Internal
	}
}
