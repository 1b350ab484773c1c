package esdbserver_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/esdb/protos/users"
)

// basic are a caller's credentials; the zero value has none.
type basic struct{ login, password string }

func (c basic) GetRequestMetadata(ctx context.Context, _ ...string) (map[string]string, error) {
	if c.login == "" {
		return nil, nil
	}
	return map[string]string{"authorization": "Basic " + base64.StdEncoding.EncodeToString([]byte(c.login+":"+c.password))}, nil
}

func (basic) RequireTransportSecurity() bool { return false }

// dial connects without a client library, for services that the Go client lacks.
func (b *bundle) dial(c basic) *grpc.ClientConn {
	b.Helper()
	transport := insecure.NewCredentials()
	if b.tls != nil {
		roots := x509.NewCertPool()
		certificate, err := x509.ParseCertificate(b.tls.Certificates[0].Certificate[0])
		require.NoError(b, err)
		roots.AddCert(certificate)
		transport = credentials.NewTLS(&tls.Config{RootCAs: roots})
	}
	conn, err := grpc.NewClient(b.server.Addr(), grpc.WithTransportCredentials(transport), grpc.WithPerRPCCredentials(c))
	require.NoError(b, err)
	b.Cleanup(func() { conn.Close() })
	return conn
}

// requireRefusal checks the code of a failed call and its trailers: key, value, …
func requireRefusal(t testing.TB, err error, trailer metadata.MD, code codes.Code, pairs ...string) {
	t.Helper()
	require.Equal(t, code, status.Code(err), "%v", err)
	for i := 0; i < len(pairs); i += 2 {
		require.Equal(t, []string{pairs[i+1]}, trailer.Get(pairs[i]), pairs[i])
	}
}

// describe returns what Details tells of a user, or of all.
func describe(ctx context.Context, c users.UsersClient, login string) (list []*users.DetailsResp_UserDetails, err error) {
	stream, err := c.Details(ctx, &users.DetailsReq{Options: &users.DetailsReq_Options{LoginName: login}})
	for err == nil {
		var resp *users.DetailsResp
		if resp, err = stream.Recv(); err == nil {
			list = append(list, resp.GetUserDetails())
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return list, err
}

func create(login, password string, groups ...string) *users.CreateReq {
	return &users.CreateReq{Options: &users.CreateReq_Options{LoginName: login, Password: password, FullName: "A " + login, Groups: groups}}
}

// The life of a user, as administrators lead it.
func TestUsers(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	admin := users.NewUsersClient(b.dial(basic{"admin", "changeit"}))
	var trailer metadata.MD
	trailers := grpc.Trailer(&trailer)

	_, err := admin.Create(b.ctx, create("ada", "secret", "sales"))
	require.NoError(t, err)
	_, err = admin.Create(b.ctx, create("ada", "secret", "sales"))
	require.NoError(t, err, "with the same password, again")
	_, err = admin.Create(b.ctx, create("ada", "other"), trailers)
	requireRefusal(t, err, trailer, codes.FailedPrecondition, "exception", "user-conflict", "login-name", "ada")
	_, err = admin.Create(b.ctx, create("", "x"))
	require.Equal(t, codes.InvalidArgument, status.Code(err))

	found, err := describe(b.ctx, admin, "ada")
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Equal(t, "A ada", found[0].GetFullName())
	require.Equal(t, []string{"sales"}, found[0].GetGroups())
	require.Positive(t, found[0].GetLastUpdated().GetTicksSinceEpoch())
	everyone, err := describe(b.ctx, admin, "")
	require.NoError(t, err)
	require.Len(t, everyone, 3)
	require.Equal(t, "ada", everyone[0].GetLoginName(), "in the order of their names")
	_, err = describe(b.ctx, admin, "nobody")
	require.Equal(t, codes.NotFound, status.Code(err))

	_, err = admin.Update(b.ctx, &users.UpdateReq{Options: &users.UpdateReq_Options{LoginName: "ada", FullName: "Ada L.", Groups: []string{"$admins"}}})
	require.NoError(t, err)
	ada := b.as("ada:secret")
	ada.mustRead("$users", esdb.ReadStreamOptions{}, many)

	_, err = admin.Disable(b.ctx, &users.DisableReq{Options: &users.DisableReq_Options{LoginName: "ada"}})
	require.NoError(t, err)
	_, err = ada.append("s", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeUnauthenticated)
	found, err = describe(b.ctx, admin, "ada")
	require.NoError(t, err)
	require.True(t, found[0].GetDisabled())
	_, err = admin.Enable(b.ctx, &users.EnableReq{Options: &users.EnableReq_Options{LoginName: "ada"}})
	require.NoError(t, err)
	ada.mustAppend("s", esdb.Any{}, numbered(1)...)

	_, err = admin.ResetPassword(b.ctx, &users.ResetPasswordReq{Options: &users.ResetPasswordReq_Options{LoginName: "ada", NewPassword: "new"}})
	require.NoError(t, err)
	b.as("ada:new").mustAppend("s", esdb.Any{}, numbered(1)...)

	_, err = admin.Delete(b.ctx, &users.DeleteReq{Options: &users.DeleteReq_Options{LoginName: "ada"}})
	require.NoError(t, err)
	_, err = admin.Delete(b.ctx, &users.DeleteReq{Options: &users.DeleteReq_Options{LoginName: "ada"}}, trailers)
	requireRefusal(t, err, trailer, codes.NotFound, "exception", "user-not-found", "login-name", "ada")
	_, err = b.as("ada:new").append("s", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeUnauthenticated)
	_, err = admin.Create(b.ctx, create("ada", "third"))
	require.NoError(t, err, "a name may be given again")
	b.as("ada:third").mustAppend("s", esdb.Any{}, numbered(1)...)
	everyone, err = describe(b.ctx, admin, "")
	require.NoError(t, err)
	require.Len(t, everyone, 3)
}

// Others than administrators see themselves and change their own password.
func TestUsersOfThemselves(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	require.NoError(t, b.server.CreateUser(b.ctx, "bob", "Bob", "secret"))
	bob := users.NewUsersClient(b.dial(basic{"bob", "secret"}))
	change := func(c users.UsersClient, login, present, next string) error {
		_, err := c.ChangePassword(b.ctx, &users.ChangePasswordReq{
			Options: &users.ChangePasswordReq_Options{LoginName: login, CurrentPassword: present, NewPassword: next},
		})
		return err
	}
	found, err := describe(b.ctx, bob, "bob")
	require.NoError(t, err)
	require.Len(t, found, 1)
	for _, other := range []string{"", "admin"} {
		_, err := describe(b.ctx, bob, other)
		require.Equal(t, codes.PermissionDenied, status.Code(err), other)
	}
	_, err = bob.Create(b.ctx, create("eve", "x"))
	require.Equal(t, codes.PermissionDenied, status.Code(err))
	for _, caller := range []basic{{"ops", "changeit"}, {}} {
		_, err = users.NewUsersClient(b.dial(caller)).Create(b.ctx, create("eve", "x"))
		require.Equal(t, codes.PermissionDenied, status.Code(err), caller.login)
	}
	require.Equal(t, codes.PermissionDenied, status.Code(change(bob, "admin", "changeit", "mine")))
	require.Equal(t, codes.PermissionDenied, status.Code(change(bob, "bob", "wrong", "mine")))
	require.NoError(t, change(bob, "bob", "secret", "mine"))
	require.Equal(t, codes.Unauthenticated, status.Code(change(bob, "bob", "mine", "x")), "the old password is no good")
	admin := users.NewUsersClient(b.dial(basic{"admin", "changeit"}))
	require.Equal(t, codes.PermissionDenied, status.Code(change(admin, "bob", "wrong", "x")))
	require.NoError(t, change(admin, "bob", "mine", "given"))
}
