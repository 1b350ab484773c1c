package esdbserver_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// selfSigned is a certificate for the loopback address.
func selfSigned(t testing.TB) *tls.Config {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	require.NoError(t, err)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

// as connects with a user's name and password; "" connects without.
func (b *bundle) as(credentials string) *bundle {
	b.Helper()
	if credentials != "" {
		credentials += "@"
	}
	config, err := esdb.ParseConnectionString(fmt.Sprintf("esdb://%s%s?tls=true&tlsVerifyCert=false", credentials, b.server.Addr()))
	require.NoError(b, err)
	bePatient(config, patience)
	client, err := esdb.NewClient(config)
	require.NoError(b, err)
	b.Cleanup(func() { client.Close() })
	c := *b
	c.client = client
	return &c
}

func TestAccess(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	require.NoError(t, b.server.CreateUser(b.ctx, "ada", "Ada", "secret"))
	require.NoError(t, b.server.CreateUser(b.ctx, "bob", "Bob", "secret", "sales"))
	admin, ada, bob, nobody := b.as("admin:changeit"), b.as("ada:secret"), b.as("bob:secret"), b.as("")
	denied := func(b *bundle, stream string) {
		t.Helper()
		_, err := b.append(stream, esdb.Any{}, numbered(1)...)
		requireCode(t, err, esdb.ErrorCodeAccessDenied)
	}
	hidden := func(b *bundle, stream string) {
		t.Helper()
		_, err := b.read(stream, esdb.ReadStreamOptions{}, many)
		requireCode(t, err, esdb.ErrorCodeAccessDenied)
	}

	// The defaults: everyone who signed in may use ordinary streams, admins the system's.
	ada.mustAppend("open", esdb.Any{}, numbered(1)...)
	require.Len(t, bob.mustRead("open", esdb.ReadStreamOptions{}, many), 1)
	denied(nobody, "open")
	hidden(nobody, "open")
	denied(ada, "$system")
	hidden(ada, "$users")
	hidden(ada, "$user-admin")
	require.Len(t, admin.mustRead("$users", esdb.ReadStreamOptions{}, many), 4)
	denied(admin, "$all")
	_, err := ada.client.ReadAll(b.ctx, esdb.ReadAllOptions{}, 1)
	if err == nil {
		r, _ := ada.client.ReadAll(b.ctx, esdb.ReadAllOptions{}, 1)
		_, err = r.Recv()
	}
	requireCode(t, err, esdb.ErrorCodeAccessDenied)

	// A stream's own list, for its events and for its metadata.
	acl := esdb.Acl{}
	acl.AddReadRoles("sales")
	acl.AddWriteRoles("sales", "ada")
	acl.AddMetaReadRoles("ada")
	acl.AddMetaWriteRoles("$admins")
	metadata := esdb.StreamMetadata{}
	metadata.SetAcl(acl)
	_, err = admin.client.SetStreamMetadata(b.ctx, "leads", esdb.AppendToStreamOptions{}, metadata)
	require.NoError(t, err)
	ada.mustAppend("leads", esdb.Any{}, numbered(1)...)
	hidden(ada, "leads")
	require.Len(t, bob.mustRead("leads", esdb.ReadStreamOptions{}, many), 1)
	require.Len(t, ada.mustRead("$$leads", esdb.ReadStreamOptions{}, many), 1)
	hidden(bob, "$$leads")
	denied(ada, "$$leads")

	// Losing the right to read ends a live subscription.
	f := bob.subscribe("leads", esdb.Start{})
	f.expect("0@leads", "caught up")
	metadata.SetAcl(esdb.Acl{})
	acl = esdb.Acl{}
	acl.AddReadRoles("$admins")
	metadata.SetAcl(acl)
	_, err = admin.client.SetStreamMetadata(b.ctx, "leads", esdb.AppendToStreamOptions{}, metadata)
	require.NoError(t, err)
	admin.mustAppend("leads", esdb.Any{}, numbered(1)...)
	f.expect("dropped")

	// Groups are managed by admins and operators, and read by who may read the stream.
	require.Error(t, ada.client.CreatePersistentSubscription(b.ctx, "open", "g", esdb.PersistentStreamSubscriptionOptions{}))
	require.NoError(t, b.as("ops:changeit").client.CreatePersistentSubscription(b.ctx, "open", "g", esdb.PersistentStreamSubscriptionOptions{}))
	sub, err := ada.client.SubscribeToPersistentSubscription(b.ctx, "open", "g", esdb.SubscribeToPersistentSubscriptionOptions{})
	require.NoError(t, err)
	sub.Close()

	// Passwords: wrong, changed, and of a user who may no longer sign in.
	_, err = b.as("ada:wrong").append("open", esdb.Any{}, numbered(1)...)
	require.Error(t, err)
	require.NoError(t, b.server.SetPassword(b.ctx, "ada", "new"))
	_, err = ada.append("open", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeUnauthenticated)
	b.as("ada:new").mustAppend("open", esdb.Any{}, numbered(1)...)
	require.NoError(t, b.server.DisableUser(b.ctx, "bob"))
	_, err = bob.append("open", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeUnauthenticated)
}

func TestHTTP(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.group("a/b", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	for path, want := range map[string]int{
		"/health/live":                     http.StatusNoContent,
		"/info":                            http.StatusOK,
		"/subscriptions":                   http.StatusOK,
		"/subscriptions/a%2Fb":             http.StatusOK,
		"/subscriptions/a%2Fb/g/info":      http.StatusOK,
		"/subscriptions/a%2Fb/absent/info": http.StatusNotFound,
		"/subscriptions/absent":            http.StatusNotFound,
		"/nonsense":                        http.StatusNotFound,
	} {
		resp, err := http.Get("http://" + b.server.Addr() + path)
		require.NoError(t, err)
		resp.Body.Close()
		require.Equal(t, want, resp.StatusCode, path)
	}
	resp, err := http.Post("http://"+b.server.Addr()+"/subscriptions/a%2Fb/g/replayParked", "application/json", strings.NewReader(""))
	require.NoError(t, err)
	resp.Body.Close()
	require.Equal(t, http.StatusOK, resp.StatusCode)
}

// The stream $settings changes the defaults for all streams, and what a stream says of itself still counts.
func TestSettingsChangeTheDefaults(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	require.NoError(t, b.server.CreateUser(b.ctx, "ada", "Ada", "secret"))
	require.NoError(t, b.server.CreateUser(b.ctx, "bob", "Bob", "secret", "sales"))
	admin, ada, bob := b.as("admin:changeit"), b.as("ada:secret"), b.as("bob:secret")
	ada.mustAppend("s", esdb.Any{}, numbered(1)...)
	admin.setMetadata("own", `{"$acl":{"$w":"ada"}}`)
	settings := esdb.EventData{
		EventID: uuid.New(), EventType: "update-default-acl", ContentType: esdb.ContentTypeJson,
		Data: []byte(`{"$userStreamAcl":{"$r":["sales"],"$w":["sales","$admins"],"$d":"$admins"},"$systemStreamAcl":{"$r":"sales"}}`),
	}
	admin.mustAppend("$settings", esdb.Any{}, settings)
	_, err := ada.append("s", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeAccessDenied)
	bob.mustAppend("s", esdb.Any{}, numbered(1)...)
	require.NotEmpty(t, bob.mustRead("$users", esdb.ReadStreamOptions{}, many))
	_, err = bob.append("$users", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeAccessDenied)
	_, err = bob.client.DeleteStream(b.ctx, "s", esdb.DeleteStreamOptions{})
	requireCode(t, err, esdb.ErrorCodeAccessDenied)
	ada.mustAppend("own", esdb.Any{}, numbered(1)...)
	_, err = bob.append("own", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeAccessDenied)
}

// Nobody deletes $$stream, not even administrators.
func TestMetadataStreamsAreNotDeleted(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	admin := b.as("admin:changeit")
	admin.setMetadata("s", `{"$maxCount":1}`)
	for _, who := range []*bundle{admin, b.as("ops:changeit")} {
		_, err := who.client.DeleteStream(b.ctx, "$$s", esdb.DeleteStreamOptions{})
		requireCode(t, err, esdb.ErrorCodeAccessDenied)
		_, err = who.client.TombstoneStream(b.ctx, "$$s", esdb.TombstoneStreamOptions{})
		requireCode(t, err, esdb.ErrorCodeAccessDenied)
	}
}
