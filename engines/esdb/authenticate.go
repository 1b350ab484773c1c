package esdbserver

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"sync"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// caller is who makes a call.
type caller struct {
	login  string
	groups []string
}

// is reports whether a role is the caller's: the own name, a group, or everyone's.
func (c caller) is(role string) bool {
	return role == roleEveryone || role == c.login || slices.Contains(c.groups, role)
}

type callerKey struct{}

// callerFrom returns who was authenticated; false for an anonymous call.
func callerFrom(ctx context.Context) (caller, bool) {
	c, ok := ctx.Value(callerKey{}).(caller)
	return c, ok
}

var errUnauthenticated = status.Error(codes.Unauthenticated, "the user does not exist or the password is wrong")

// secure reports whether users and access control lists count.
func (s *Server) secure() bool { return s.options.TLS != nil }

// authenticate puts the caller into the context. A call without credentials is anonymous: what it may
// do is decided later, as discovery must work without any.
func (s *Server) authenticate(ctx context.Context) (context.Context, error) {
	md, _ := metadata.FromIncomingContext(ctx)
	header := md.Get("authorization")
	if len(header) == 0 {
		return ctx, nil
	}
	login, password, ok := parseBasic(header[0])
	if !ok {
		return nil, errUnauthenticated
	}
	return s.signIn(ctx, login, password)
}

func (s *Server) signIn(ctx context.Context, login, password string) (context.Context, error) {
	c, ok, err := s.users.check(login, password)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errUnauthenticated
	}
	return context.WithValue(ctx, callerKey{}, c), nil
}

func parseBasic(header string) (login, password string, ok bool) {
	scheme, encoded, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "basic") {
		return "", "", false
	}
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(raw), ":")
}

func (s *Server) unaryAuth(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	ctx, err := s.authenticate(ctx)
	if err != nil {
		return nil, err
	}
	return handler(ctx, req)
}

func (s *Server) streamAuth(srv any, stream grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	ctx, err := s.authenticate(stream.Context())
	if err != nil {
		if info.FullMethod == api.Streams_Append_FullMethodName {
			hearOut(stream)
		}
		return err
	}
	return handler(srv, &streamIn{stream, ctx})
}

// users answers whether a password is right. Hashing a password is slow on purpose, and every call
// carries one; so what was found right once is remembered, until the user's stream changes.
type users struct {
	server *Server
	mu     sync.Mutex
	right  map[[sha256.Size]byte]knownUser
}

type knownUser struct {
	caller   caller
	revision int64
}

// rememberedUsers bounds the memory; when it is full it is emptied.
const rememberedUsers = 1000

func (u *users) check(login, password string) (caller, bool, error) {
	stream := userStreamPrefix + login
	h, err := u.server.store.Head(stream)
	if err != nil || h.Missing() || h.Tombstoned {
		return caller{}, false, err
	}
	key := sha256.Sum256([]byte(login + "\x00" + password))
	u.mu.Lock()
	known, ok := u.right[key]
	u.mu.Unlock()
	if ok && known.revision == h.Last {
		return known.caller, true, nil
	}
	var stored user
	if found, err := u.server.lastJSON(stream, &stored); !found || err != nil {
		return caller{}, false, err
	}
	if stored.Disabled || !passwordMatches(password, stored.Salt, stored.Hash) {
		return caller{}, false, nil
	}
	known = knownUser{caller{stored.LoginName, stored.Groups}, h.Last}
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.right) >= rememberedUsers {
		clear(u.right)
	}
	u.right[key] = known
	return known.caller, true, nil
}
