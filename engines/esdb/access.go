package esdbserver

import "context"

// action is what a caller wants to do with a stream.
type action int

const (
	actionRead action = iota
	actionWrite
	actionDelete
)

// caller is who makes a call.
type caller struct{ login string }

func callerFrom(context.Context) (caller, bool) { return caller{}, false }

// authorize fails with access-denied if the caller may not do this with the stream. On an insecure node
// every caller is a superuser, whatever credentials were sent.
func (s *Server) authorize(context.Context, string, action) error { return nil }

func (s *Server) authorizeGroups(context.Context) error           { return nil }
func (s *Server) authorizeConsumer(context.Context, string) error { return nil }
func (s *Server) authorizeKnown(context.Context) error            { return nil }
