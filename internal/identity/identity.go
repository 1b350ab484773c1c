// Package identity says who acts, and makes the ids of what they make.
package identity

import "context"

// Role is what a member may do; the permission table is in internal/auth.
type Role string

// The roles.
const (
	Admin  Role = "ADMIN"
	Rep    Role = "REP"
	Viewer Role = "VIEWER"
	// System is Daybook itself: imports, workers, first start. No token carries it.
	System Role = "SYSTEM"
)

// Actor is whoever gives a command or asks a query. Tenant comes from the
// verified token and from nowhere else.
type Actor struct {
	Tenant string
	Member string // member id; empty for the system
	Name   string // what the system calls itself: "import", "demo"; empty for members
	Role   Role
}

type contextKey struct{}

// With puts the actor into the context.
func With(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, contextKey{}, a)
}

// From takes the actor out of the context; ok is false when nobody is signed in.
func From(ctx context.Context) (a Actor, ok bool) {
	a, ok = ctx.Value(contextKey{}).(Actor)
	return a, ok
}
