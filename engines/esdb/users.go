package esdbserver

import (
	"context"
	"fmt"
	"strings"
)

// user is the data of a user's newest event. Its JSON is part of the file format.
type user struct {
	LoginName string   `json:"loginName"`
	FullName  string   `json:"fullName"`
	Salt      string   `json:"salt"`
	Hash      string   `json:"hash"`
	Disabled  bool     `json:"disabled"`
	Groups    []string `json:"groups"`
}

// CreateUser adds a user who may sign in on a secure node. Groups are roles such as $admins and $ops.
func (s *Server) CreateUser(ctx context.Context, login, fullName, password string, groups ...string) error {
	if login == "" || strings.ContainsAny(login, ":$") {
		return fmt.Errorf("%q cannot be a login name", login)
	}
	h, err := s.store.Head(userStreamPrefix + login)
	if err != nil {
		return err
	}
	if !h.Missing() {
		return fmt.Errorf("user %s exists", login)
	}
	return s.createUser(ctx, user{LoginName: login, FullName: fullName, Groups: groups}, password)
}

// SetPassword changes a user's password at once, for connected clients too.
func (s *Server) SetPassword(ctx context.Context, login, password string) error {
	return s.changeUser(ctx, login, "$PasswordChanged", func(u *user) { u.Salt, u.Hash = hashPassword(password) })
}

// DisableUser keeps a user from signing in; EnableUser undoes it.
func (s *Server) DisableUser(ctx context.Context, login string) error {
	return s.changeUser(ctx, login, "$UserUpdated", func(u *user) { u.Disabled = true })
}

// EnableUser lets a disabled user sign in again.
func (s *Server) EnableUser(ctx context.Context, login string) error {
	return s.changeUser(ctx, login, "$UserUpdated", func(u *user) { u.Disabled = false })
}

func (s *Server) changeUser(ctx context.Context, login, kind string, change func(*user)) error {
	var u user
	found, err := s.lastJSON(userStreamPrefix+login, &u)
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("there is no user %s", login)
	}
	change(&u)
	return s.appendJSON(ctx, userStreamPrefix+login, kind, u)
}
