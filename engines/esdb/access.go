package esdbserver

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// action is what a caller wants to do with a stream.
type action int

const (
	actionRead action = iota
	actionWrite
	actionDelete
	actionMetaRead
	actionMetaWrite
)

// The roles that the server itself knows.
const (
	roleAdmins   = "$admins"
	roleOps      = "$ops"
	roleEveryone = "$all" // who has signed in
)

// defaultACL holds where neither the stream's metadata nor $settings say otherwise.
func defaultACL(system bool) store.ACL {
	who := []string{roleEveryone}
	if system {
		who = []string{roleAdmins}
	}
	return store.ACL{Read: who, Write: who, Delete: who, MetaRead: who, MetaWrite: who}
}

// authorize fails with access-denied if the caller may not do this with the stream. On an insecure node
// every caller is a superuser, whatever credentials were sent.
//
// A metadata stream is judged by the metadata roles of the stream it speaks of. Nobody may delete one,
// administrators included: metadata is replaced.
func (s *Server) authorize(ctx context.Context, stream string, a action) error {
	if !s.secure() {
		return nil
	}
	c, ok := callerFrom(ctx)
	if !ok || stream == allStream && a != actionRead || store.IsMetaStream(stream) && a == actionDelete {
		return accessDenied()
	}
	if c.is(roleAdmins) {
		return nil
	}
	if store.IsMetaStream(stream) {
		stream = stream[2:]
		if a == actionRead {
			a = actionMetaRead
		} else {
			a = actionMetaWrite
		}
	}
	roles, err := s.roles(stream, a)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(roles, c.is) {
		return accessDenied()
	}
	return nil
}

// roles are those that may do this with the stream.
func (s *Server) roles(stream string, a action) ([]string, error) {
	h, err := s.store.Head(stream)
	if err != nil {
		return nil, err
	}
	if h.Metadata.ACL != nil {
		if roles := rolesFor(*h.Metadata.ACL, a); roles != nil {
			return roles, nil
		}
	}
	system := strings.HasPrefix(stream, "$")
	changed, err := s.changedDefaults(system)
	if err != nil {
		return nil, err
	}
	if changed != nil {
		if roles := rolesFor(*changed, a); roles != nil {
			return roles, nil
		}
	}
	return rolesFor(defaultACL(system), a), nil
}

func rolesFor(acl store.ACL, a action) []string {
	switch a {
	case actionRead:
		return acl.Read
	case actionWrite:
		return acl.Write
	case actionDelete:
		return acl.Delete
	case actionMetaRead:
		return acl.MetaRead
	}
	return acl.MetaWrite
}

// settingsStream may change the defaults for all streams.
const settingsStream = "$settings"

func (s *Server) changedDefaults(system bool) (*store.ACL, error) {
	var settings struct {
		User   json.RawMessage `json:"$userStreamAcl"`
		System json.RawMessage `json:"$systemStreamAcl"`
	}
	found, err := s.lastJSON(settingsStream, &settings)
	if !found || err != nil {
		return nil, nil //nolint:nilerr // settings that cannot be read change nothing, as in EventStoreDB
	}
	raw := settings.User
	if system {
		raw = settings.System
	}
	acl, _ := store.ParseACL(raw)
	return acl, nil
}

// authorizeGroups: who may manage persistent subscriptions, projections and the node.
func (s *Server) authorizeGroups(ctx context.Context) error {
	if c, ok := callerFrom(ctx); !s.secure() || ok && (c.is(roleAdmins) || c.is(roleOps)) {
		return nil
	}
	return accessDenied()
}

// authorizeKnown: anyone who has signed in.
func (s *Server) authorizeKnown(ctx context.Context) error {
	if _, ok := callerFrom(ctx); !s.secure() || ok {
		return nil
	}
	return accessDenied()
}

// authorizeAdmins: who may manage users and copy the log.
func (s *Server) authorizeAdmins(ctx context.Context) error {
	if c, ok := callerFrom(ctx); !s.secure() || ok && c.is(roleAdmins) {
		return nil
	}
	return accessDenied()
}

// authorizeSelf: administrators, and the user whom it is about.
func (s *Server) authorizeSelf(ctx context.Context, login string) error {
	if c, ok := callerFrom(ctx); ok && c.login == login {
		return nil
	}
	return s.authorizeAdmins(ctx)
}
