package esdbserver

import "context"

// action is what a caller wants to do with a stream.
type action int

const (
	actionRead action = iota
	actionWrite
	actionDelete
)

// authorize fails with access-denied if the caller may not do this with the stream. On an insecure node
// every caller is a superuser, whatever credentials were sent.
func (s *Server) authorize(context.Context, string, action) error { return nil }
