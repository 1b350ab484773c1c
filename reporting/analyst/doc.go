// Package analyst lets people ask ClickHouse themselves: over ClickHouse's
// HTTP protocol, with an API key, in their own tenant's database, reading only.
//
//	BI tool ── HTTP, API key ──> Gateway ──> statement.go: may it be asked?
//	                                │        limits.go: how much may it take?
//	                                v
//	                            ClickHouse, readonly, USE tenant_x
//
// What keeps a tenant from another's rows depends on the engine. On a server
// of one's own it is ClickHouse: each tenant has a user with grants and a quota
// (users.go). The embedded engine has one user, and no way to add others or to
// act as one; there the statement's text is what is checked, and here is why
// that suffices: a table of another database can only be reached by its name,
// a name can only stand in the text as a word of its own (what takes names out
// of values, such as merge() and {x:Identifier}, is refused), and every word
// of the text is looked at. The statement is passed on as the words that were
// looked at, without comments, so that the two cannot read it differently.
// On a server both checks hold.
package analyst
