package esdbserver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"google.golang.org/grpc/codes"

	"github.com/daybook-crm/daybook/engines/esdb/store"
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

// storedUser is a user with the place of the newest event.
type storedUser struct {
	user
	revision store.Expected
	updated  int64 // ticks since the Unix epoch
}

// Types of the events in a user's stream, after the first.
const typeUserUpdated = "$UserUpdated"

// CreateUser adds a user who may sign in on a secure node. Groups are roles such as $admins and $ops.
// A user who exists with this password is left as is; with another one it fails with user-conflict.
func (s *Server) CreateUser(ctx context.Context, login, fullName, password string, groups ...string) error {
	if login == "" || strings.ContainsAny(login, ":$") {
		return invalid("%q cannot be a login name", login)
	}
	switch u, err := s.findUser(login); {
	case err == nil && passwordMatches(password, u.Salt, u.Hash):
		return nil
	case err == nil:
		return userConflict(login)
	case grpcCode(err) != codes.NotFound:
		return err
	}
	return s.createUser(ctx, user{LoginName: login, FullName: fullName, Groups: groups}, password)
}

// SetPassword changes a user's password at once, for connected clients too.
func (s *Server) SetPassword(ctx context.Context, login, password string) error {
	return s.changeUser(ctx, login, func(u *user) error {
		u.Salt, u.Hash = hashPassword(password)
		return nil
	})
}

// ChangePassword does so for somebody who knows the present one; else it fails with access-denied.
func (s *Server) ChangePassword(ctx context.Context, login, present, password string) error {
	return s.changeUser(ctx, login, func(u *user) error {
		if !passwordMatches(present, u.Salt, u.Hash) {
			return accessDenied()
		}
		u.Salt, u.Hash = hashPassword(password)
		return nil
	})
}

// UpdateUser changes the full name and the groups.
func (s *Server) UpdateUser(ctx context.Context, login, fullName string, groups ...string) error {
	return s.changeUser(ctx, login, func(u *user) error {
		u.FullName, u.Groups = fullName, groups
		return nil
	})
}

// DisableUser keeps a user from signing in; EnableUser undoes it.
func (s *Server) DisableUser(ctx context.Context, login string) error {
	return s.changeUser(ctx, login, func(u *user) error { u.Disabled = true; return nil })
}

// EnableUser lets a disabled user sign in again.
func (s *Server) EnableUser(ctx context.Context, login string) error {
	return s.changeUser(ctx, login, func(u *user) error { u.Disabled = false; return nil })
}

// DeleteUser removes a user. The name may be given again.
func (s *Server) DeleteUser(ctx context.Context, login string) error {
	u, err := s.findUser(login)
	if err != nil {
		return err
	}
	_, err = s.store.Delete(ctx, userStreamPrefix+login, u.revision)
	return conflictOf(login, err)
}

// changeUser writes a user's new state. It fails with user-not-found, or with user-conflict if somebody
// else was faster.
func (s *Server) changeUser(ctx context.Context, login string, change func(*user) error) error {
	u, err := s.findUser(login)
	if err != nil {
		return err
	}
	if err := change(&u.user); err != nil {
		return err
	}
	data, err := json.Marshal(u.user)
	if err != nil {
		return err
	}
	event := store.Proposed{ID: store.NewID(), Type: typeUserUpdated, JSON: true, Data: data}
	_, err = s.store.Append(ctx, userStreamPrefix+login, u.revision, []store.Proposed{event})
	return conflictOf(login, err)
}

// findUser fails with user-not-found.
func (s *Server) findUser(login string) (u storedUser, err error) {
	stream := userStreamPrefix + login
	h, err := s.store.Head(stream)
	if err != nil {
		return u, err
	}
	found := false
	var broken error
	err = s.store.ReadVisible(stream, h.Last, func(e *store.Event) {
		found, broken = true, json.Unmarshal(e.Data, &u.user)
		u.revision, u.updated = store.Expected(e.Revision), e.Created
	})
	switch {
	case err != nil:
		return u, err
	case broken != nil:
		return u, fmt.Errorf("reading user %s: %w", login, broken)
	case !found:
		return u, userNotFound(login)
	}
	return u, nil
}

// loginNames are all that were ever given, each once.
func (s *Server) loginNames() (names []string, err error) {
	h, err := s.store.Head(usersStream)
	if err != nil || h.Missing() {
		return nil, err
	}
	seen := map[string]bool{}
	c := s.store.ReadStream(store.StreamRange{Number: h.Number, From: h.FirstVisible(), To: h.Last})
	for c.Next() {
		if login := string(c.Event().Data); !seen[login] {
			seen[login] = true
			names = append(names, login)
		}
	}
	return names, c.Close()
}

func userNotFound(login string) error {
	return refuse(codes.NotFound, "user-not-found", fmt.Sprintf("User '%s' is not found.", login), "login-name", login)
}

func userConflict(login string) error {
	return refuse(codes.FailedPrecondition, "user-conflict", "Conflict.", "login-name", login)
}

func conflictOf(login string, err error) error {
	if _, wrong := errors.AsType[*store.WrongExpectedVersionError](err); wrong {
		return userConflict(login)
	}
	return err
}
