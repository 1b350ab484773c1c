// Package operations is the gRPC service event_store.client.operations.Operations, which the Go client lacks and so has no
// code for. `make protos` makes everything but this file out of the .proto file beside it.
package operations
