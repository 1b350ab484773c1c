package analyst

import (
	"fmt"
	"net/http"
)

// Refusal is an error as ClickHouse words it, with its code and HTTP status,
// since clients branch on the code.
type Refusal struct {
	Code   int
	Name   string
	Status int
	Text   string
}

// Error gives the text as ClickHouse words it.
func (r *Refusal) Error() string {
	return fmt.Sprintf("Code: %d. DB::Exception: %s (%s)", r.Code, r.Text, r.Name)
}

// The codes are ClickHouse's, from its ErrorCodes.
func syntax(text string) *Refusal {
	return &Refusal{62, "SYNTAX_ERROR", http.StatusBadRequest, text}
}

func tooLong() *Refusal { return syntax("The statement is longer than 256 KiB.") }

func denied(format string, args ...any) *Refusal {
	return &Refusal{497, "ACCESS_DENIED", http.StatusForbidden, fmt.Sprintf(format, args...)}
}

func readonly(format string, args ...any) *Refusal {
	return &Refusal{164, "READONLY", http.StatusForbidden, fmt.Sprintf(format, args...)}
}

func unauthenticated(text string) *Refusal {
	return &Refusal{516, "AUTHENTICATION_FAILED", http.StatusUnauthorized, text}
}

func busy(text string) *Refusal {
	return &Refusal{202, "TOO_MANY_SIMULTANEOUS_QUERIES", http.StatusServiceUnavailable, text}
}

func unavailable(text string) *Refusal {
	return &Refusal{210, "NETWORK_ERROR", http.StatusServiceUnavailable, text}
}
