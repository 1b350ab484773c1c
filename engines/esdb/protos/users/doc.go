// Package users is the gRPC service event_store.client.users.Users, which the Go client lacks and so has no
// code for. `make protos` makes everything but this file out of the .proto file beside it.
package users
