// Package graphql is the API: the schema (schema/*.graphqls), which documents
// itself, and resolvers by noun. A mutation turns its input into a command,
// dispatches it and answers with the state that the command left; a query
// reads the read models. No rule of the business is here.
//
//	http.go       POST /graphql: body in, answer out
//	handler.go    one operation: limits, wait for a position, execute, errors
//	subscribe.go  operations over a connection that stays open (socket/)
//	subscription.go  what can be followed
//	persisted.go  operations that are named by their hash
//	limits.go     what an operation may cost, estimated before it runs
//	document.go   the outline of an operation that the estimate is made from
//	variables.go  which field of the variables is wrong
//	errors.go     refusals and accidents as GraphQL errors
//	scalars.go    Time, Date, Amount, Position
//	input.go      inputs that tell "left out" from "cleared"
//	relations.go  reading related objects for a whole page at once
//	contact.go, company.go, …   the resolvers
package graphql
