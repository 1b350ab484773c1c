package esdbserver

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// The streams of a fresh database. Clients and their tests rely on a new node's $all not being empty.
const (
	usersStream      = "$users"
	userStreamPrefix = "$user-"
	typeUser         = "$User"
	typeUserCreated  = "$UserCreated"
)

// builtinUsers exist from the first start, with a password that everybody knows until it is changed.
var builtinUsers = []struct {
	login, fullName, group string
}{
	{"admin", "Event Store Administrator", "$admins"},
	{"ops", "Event Store Operations", "$ops"},
}

const builtinPassword = "changeit"

// bootstrap writes the first events of a new database. A start that was cut short is completed by the
// next: a user's own event comes last.
func (s *Server) bootstrap(ctx context.Context) error {
	for _, u := range builtinUsers {
		h, err := s.store.Head(userStreamPrefix + u.login)
		if err != nil {
			return err
		}
		if h.Number != 0 {
			continue
		}
		if err := s.createUser(ctx, user{
			LoginName: u.login, FullName: u.fullName, Groups: []string{u.group},
		}, builtinPassword); err != nil {
			return err
		}
	}
	return nil
}

// createUser writes who may read the user, the name into the list of all, and the user. Ids follow from
// the name, so that a repetition writes nothing twice; and from how often there was such a user, so that
// one who was deleted can come back.
func (s *Server) createUser(ctx context.Context, u user, password string) error {
	u.Salt, u.Hash = hashPassword(password)
	data, err := json.Marshal(u)
	if err != nil {
		return err
	}
	stream := userStreamPrefix + u.LoginName
	h, err := s.store.Head(stream)
	if err != nil {
		return err
	}
	acl := []byte(`{"$acl":{"$r":["$admins"],"$w":["$admins"],"$d":["$admins"],"$mr":["$admins"],"$mw":["$admins"]}}`)
	for _, w := range []struct {
		stream string
		event  store.Proposed
	}{
		{"$$" + stream, store.Proposed{Type: "$metadata", JSON: true, Data: acl}},
		{usersStream, store.Proposed{Type: typeUser, Data: []byte(u.LoginName)}},
		{stream, store.Proposed{Type: typeUserCreated, JSON: true, Data: data}},
	} {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", w.stream, u.LoginName, h.Last))
		copy(w.event.ID[:], sum[:])
		if _, err := s.store.Append(ctx, w.stream, store.Any, []store.Proposed{w.event}); err != nil {
			return err
		}
	}
	return nil
}
