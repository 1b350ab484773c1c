// Package socket carries GraphQL over WebSocket in the protocol
// graphql-transport-ws: subscriptions, and queries and mutations as well. It
// knows tokens, limits and how a connection ends; what an operation says is
// the business of package graphql.
//
//	socket.go      who may connect, and the end of all connections
//	connection.go  one connection: its reader, its writer, its operations
//	message.go     the messages and the close codes
//
// A subscription has no queue here: a client that reads slowly holds its own
// changes up, and reads them from the tables later (readmodels.Follower). One
// that takes nothing for a while is let go with TooSlow, and resumes from the
// position that it saw last.
package socket
