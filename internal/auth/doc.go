// Package auth says who somebody is and what a role may do: passwords
// (password.go), access tokens (tokens.go), sessions with refresh tokens
// (sessions.go), the table of permissions (permissions.go) and the limits
// that keep a guesser slow (ratelimit.go). Accounts (accounts.go) joins them.
//
// It keeps its own tables in the Postgres schema auth, apart from the read
// models: credentials are no projection of the log, since a secret has no
// place in a record that is kept for ever. Names and roles of members are no
// business of these tables; they come from the read models through Directory.
package auth
