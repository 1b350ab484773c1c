package esdbserver

import (
	"context"
	"encoding/json"

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

// bootstrap writes the first events of a new database. Event ids do not matter: a stream that is there
// is left alone, so a start that was cut short is completed by the next.
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

// createUser writes the user, who may read it, and its name into the list of all.
func (s *Server) createUser(ctx context.Context, u user, password string) error {
	u.Salt, u.Hash = hashPassword(password)
	data, err := json.Marshal(u)
	if err != nil {
		return err
	}
	stream := userStreamPrefix + u.LoginName
	acl := []byte(`{"$acl":{"$r":["$admins"],"$w":["$admins"],"$d":["$admins"],"$mr":["$admins"],"$mw":["$admins"]}}`)
	for _, w := range []struct {
		stream string
		event  store.Proposed
	}{
		{"$$" + stream, store.Proposed{Type: "$metadata", JSON: true, Data: acl}},
		{stream, store.Proposed{Type: typeUserCreated, JSON: true, Data: data}},
		{usersStream, store.Proposed{Type: typeUser, Data: []byte(u.LoginName)}},
	} {
		if err := s.appendOwn(ctx, w.stream, w.event); err != nil {
			return err
		}
	}
	return nil
}
