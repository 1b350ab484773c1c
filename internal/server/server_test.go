package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// bundle is a running server without a database: what these tests ask never
// gets as far.
type bundle struct {
	t      *testing.T
	config Config
	server *Server
	tokens *auth.Tokens
	log    *logged
	client *http.Client
}

type logged struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// accounts knows one member, ana, by one password, and one refresh token.
type accounts struct{ tokens *auth.Tokens }

func (a accounts) grant(refresh string) (auth.Grant, error) {
	actor := identity.Actor{Tenant: "acme", Member: "ana", Role: identity.Rep}
	token, err := a.tokens.Issue(actor, "s")
	return auth.Grant{Actor: actor, AccessToken: token, ExpiresIn: auth.AccessTokenLife, RefreshToken: refresh, RefreshUntil: time.Now().Add(time.Hour)}, err
}

func (a accounts) Login(_ context.Context, in auth.Login) (auth.Grant, error) {
	if in.Email == "broken" {
		return auth.Grant{}, errors.New("dial postgres: refused")
	}
	if in.Password != "right password" {
		return auth.Grant{}, fault.New(fault.Unauthenticated, "E-mail or password is not right.")
	}
	return a.grant("first")
}

func (a accounts) Refresh(_ context.Context, token string) (auth.Grant, error) {
	if token != "first" {
		return auth.Grant{}, fault.New(fault.Unauthenticated, "The session has ended.")
	}
	return a.grant("second")
}

func (a accounts) Logout(context.Context, string) error { return nil }

func start(t *testing.T, change func(*Config)) *bundle {
	t.Helper()
	b := &bundle{t: t, log: &logged{}, client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	logger := slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	b.tokens, err = auth.NewTokens([]byte("a master key of 32 bytes or more"))
	require.NoError(t, err)
	api, err := graphql.New(graphql.Deps{Log: logger, Introspection: true})
	require.NoError(t, err)
	registry := prometheus.NewRegistry()
	b.config = Config{
		Addr: "127.0.0.1:0", GraphQL: api, Accounts: accounts{b.tokens}, Tokens: b.tokens, Limits: auth.DefaultLimits(),
		Log: logger, Registry: registry, Metrics: promhttp.HandlerFor(registry, promhttp.HandlerOpts{}),
	}
	if change != nil {
		change(&b.config)
	}
	b.server, err = New(b.config)
	require.NoError(t, err)
	require.NoError(t, b.server.Start(t.Context()))
	t.Cleanup(func() {
		require.NoError(t, b.server.Shutdown(context.Background()))
		require.NoError(t, b.server.Shutdown(context.Background()), "twice")
	})
	return b
}

type answer struct {
	*http.Response
	body string
}

func (b *bundle) send(method, path, body string, headers ...string) answer {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, "http://"+b.server.Addr()+path, strings.NewReader(body))
	require.NoError(b.t, err)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w, err := b.client.Do(r)
	require.NoError(b.t, err)
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	require.NoError(b.t, err)
	return answer{w, string(text)}
}

// code gives the code of the first error of an answer.
func (a answer) code(t *testing.T) fault.Code {
	t.Helper()
	var body struct{ Errors []graphql.Error }
	require.NoError(t, json.Unmarshal([]byte(a.body), &body), a.body)
	if len(body.Errors) == 0 {
		return ""
	}
	return body.Errors[0].Extensions.Code
}

func (b *bundle) bearer() string {
	g, err := accounts{b.tokens}.grant("")
	require.NoError(b.t, err)
	return "Bearer " + g.AccessToken
}

func TestGraphQL_NeedsAToken(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	const query = `{"query": "{ __typename }"}`
	require.Equal(t, http.StatusOK, b.send("POST", "/graphql", query, "Authorization", b.bearer()).StatusCode)
	forged := b.bearer()
	for name, header := range map[string]string{"none": "", "basic": "Basic YTpi", "empty": "Bearer ", "forged": forged[:len(forged)-3] + "abc"} {
		a := b.send("POST", "/graphql", query, "Authorization", header)
		require.Equal(t, http.StatusUnauthorized, a.StatusCode, name)
		require.Equal(t, fault.Unauthenticated, a.code(t), name)
	}
}

func TestGraphQL_BodyIsBounded(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	a := b.send("POST", "/graphql", `{"query": "`+strings.Repeat("x", 10<<20)+`"}`, "Authorization", b.bearer())
	require.Equal(t, http.StatusRequestEntityTooLarge, a.StatusCode)
	require.Equal(t, fault.Invalid, a.code(t))
}

func TestGraphQL_LimitsTheMember(t *testing.T) {
	t.Parallel()
	b := start(t, func(c *Config) { c.Limits.Actor = auth.Rate{PerMinute: 30, Burst: 2} })
	for range 2 {
		require.Equal(t, http.StatusOK, b.send("POST", "/graphql", `{"query": "{ __typename }"}`, "Authorization", b.bearer()).StatusCode)
	}
	a := b.send("POST", "/graphql", `{"query": "{ __typename }"}`, "Authorization", b.bearer())
	require.Equal(t, http.StatusTooManyRequests, a.StatusCode)
	require.Equal(t, fault.RateLimited, a.code(t))
	require.Equal(t, "2", a.Header.Get("Retry-After"))
	require.Contains(t, a.body, `"retryAfter":2`)
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	a := b.send("POST", "/auth/login", `{"email":"ana@example.com","password":"right password"}`)
	require.Equal(t, http.StatusOK, a.StatusCode, a.body)
	var grant struct {
		AccessToken string
		ExpiresIn   int
	}
	require.NoError(t, json.Unmarshal([]byte(a.body), &grant))
	require.Equal(t, 900, grant.ExpiresIn)
	require.NotContains(t, a.body, "first", "the refresh token is for the cookie alone")
	cookie := a.Cookies()[0]
	require.Equal(t, "first", cookie.Value)
	require.True(t, cookie.HttpOnly)
	require.Equal(t, http.SameSiteStrictMode, cookie.SameSite)
	require.Equal(t, "/auth", cookie.Path)
	require.False(t, cookie.Secure)

	a = b.send("POST", "/auth/refresh", "{}", "Cookie", "daybook_refresh=first")
	require.Equal(t, http.StatusOK, a.StatusCode)
	require.Equal(t, "second", a.Cookies()[0].Value)
	a = b.send("POST", "/auth/refresh", "", "Cookie", "daybook_refresh=old")
	require.Equal(t, http.StatusUnauthorized, a.StatusCode)
	require.Negative(t, a.Cookies()[0].MaxAge)
	require.Equal(t, http.StatusUnauthorized, b.send("POST", "/auth/refresh", "").StatusCode)
	a = b.send("POST", "/auth/logout", "", "Cookie", "daybook_refresh=first")
	require.Equal(t, http.StatusNoContent, a.StatusCode)
	require.Negative(t, a.Cookies()[0].MaxAge)
}

func TestSignIn_Refusals(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	for name, c := range map[string]struct {
		body, kind string
		status     int
		code       fault.Code
	}{
		"wrong":    {`{"email":"a@b.c","password":"wrong"}`, "application/json", http.StatusUnauthorized, fault.Unauthenticated},
		"missing":  {`{"email":"a@b.c"}`, "application/json", http.StatusBadRequest, fault.Invalid},
		"no JSON":  {`email=a`, "application/json", http.StatusBadRequest, fault.Invalid},
		"a form":   {`email=a`, "application/x-www-form-urlencoded", http.StatusBadRequest, fault.Invalid},
		"a list":   {`[]`, "application/json", http.StatusBadRequest, fault.Invalid},
		"too much": {`{"email":"` + strings.Repeat("x", 2<<20) + `"}`, "application/json", http.StatusBadRequest, fault.Invalid},
		"broken":   {`{"email":"broken","password":"x"}`, "application/json", http.StatusInternalServerError, fault.Internal},
	} {
		a := b.send("POST", "/auth/login", c.body, "Content-Type", c.kind)
		require.Equal(t, c.status, a.StatusCode, name)
		require.Equal(t, c.code, a.code(t), name)
		require.NotContains(t, a.body, "postgres", name)
	}
	require.Equal(t, http.StatusNotFound, b.send("GET", "/auth/login", "").StatusCode)
	require.Equal(t, http.StatusNotFound, b.send("POST", "/auth/nonsense", "{}").StatusCode)
	require.NotContains(t, b.log.String(), "a@b.c", "no personal data in the log")
}

func TestCookie_SecureBehindATrustedProxy(t *testing.T) {
	t.Parallel()
	for trust, secure := range map[bool]bool{true: true, false: false} {
		b := start(t, func(c *Config) { c.TrustProxy = trust })
		a := b.send("POST", "/auth/login", `{"email":"ana@example.com","password":"right password"}`, "X-Forwarded-Proto", "https")
		require.Equal(t, secure, a.Cookies()[0].Secure)
	}
}

func TestClient_IsTheProxysLast(t *testing.T) {
	t.Parallel()
	r, err := http.NewRequest(http.MethodGet, "/", nil)
	require.NoError(t, err)
	r.RemoteAddr = "[::1]:5000"
	r.Header.Set("X-Forwarded-For", "6.6.6.6, 10.1.1.1")
	require.Equal(t, "::1", (&Server{}).client(r), "who can be anybody is not believed")
	require.Equal(t, "10.1.1.1", (&Server{config: Config{TrustProxy: true}}).client(r))
}

func TestHint(t *testing.T) {
	t.Parallel()
	require.JSONEq(t, `{"demo":false}`, start(t, nil).send("GET", "/auth/hint", "").body)
	b := start(t, func(c *Config) { c.Demo = &Hint{"demo@example.com", "demo"} })
	require.JSONEq(t, `{"demo":true,"email":"demo@example.com","password":"demo"}`, b.send("GET", "/auth/hint", "").body)
}

func TestHealth(t *testing.T) {
	t.Parallel()
	up := errors.New("still starting on 10.0.0.7")
	b := start(t, func(c *Config) {
		c.Ready = []Check{{"postgres", func(context.Context) error { return nil }}, {"eventstore", func(context.Context) error { return up }}}
	})
	require.Equal(t, http.StatusOK, b.send("GET", "/healthz", "").StatusCode)
	a := b.send("GET", "/readyz", "")
	require.Equal(t, http.StatusServiceUnavailable, a.StatusCode)
	require.JSONEq(t, `{"ready":false,"checks":{"postgres":"up","eventstore":"down"}}`, a.body)
	up = nil
	require.Equal(t, http.StatusOK, b.send("GET", "/readyz", "").StatusCode)
	require.Contains(t, b.send("GET", "/metrics", "").body, `daybook_http_requests_total{code="503",route="GET /readyz"} 1`)
}

func TestApp(t *testing.T) {
	t.Parallel()
	b := start(t, func(c *Config) {
		c.App = fstest.MapFS{"index.html": {Data: []byte("<title>Daybook</title>")}, "assets/app-1a2b.js": {Data: []byte("let a")}, "favicon.svg": {Data: []byte("<svg/>")}}
	})
	for path, want := range map[string]struct {
		status int
		body   string
		cache  string
	}{
		"/":                    {200, "Daybook", "no-cache"},
		"/contacts/1234":       {200, "Daybook", "no-cache"},
		"/assets/app-1a2b.js":  {200, "let a", "immutable"},
		"/favicon.svg":         {200, "<svg", "no-cache"},
		"/assets/gone-9999.js": {404, "not found", ""},
		"/../../etc/passwd.md": {404, "", ""},
		"/assets/":             {200, "Daybook", "no-cache"},
	} {
		a := b.send("GET", path, "")
		if a.StatusCode == http.StatusMovedPermanently || a.StatusCode == http.StatusTemporaryRedirect {
			a = b.send("GET", a.Header.Get("Location"), "")
		}
		require.Equal(t, want.status, a.StatusCode, path)
		require.Contains(t, a.body, want.body, path)
		require.Contains(t, a.Header.Get("Cache-Control"), want.cache, path)
		require.Contains(t, a.Header.Get("Content-Security-Policy"), "default-src 'self'", path)
		require.Contains(t, a.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		require.Equal(t, "nosniff", a.Header.Get("X-Content-Type-Options"), path)
	}
	require.Equal(t, http.StatusNotFound, b.send("POST", "/contacts", "{}").StatusCode)
	require.Contains(t, start(t, nil).send("GET", "/", "").body, "make web")
}

func TestRequestID(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	require.Equal(t, "client-made-id-1", b.send("GET", "/healthz", "", requestIDHeader, "client-made-id-1").Header.Get(requestIDHeader))
	for _, bad := range []string{"short", strings.Repeat("x", 65), "with space in it", `quote"inside-it`} {
		got := b.send("GET", "/healthz", "", requestIDHeader, bad).Header.Get(requestIDHeader)
		require.NotEqual(t, bad, got)
		require.Len(t, got, 36)
	}
}

func TestPanic_IsNotTheEnd(t *testing.T) {
	t.Parallel()
	b := start(t, func(c *Config) {
		c.Extra = map[string]http.Handler{"/boom": http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("boom 10.0.0.7") })}
	})
	a := b.send("GET", "/boom", "")
	require.Equal(t, http.StatusInternalServerError, a.StatusCode)
	require.Equal(t, fault.Internal, a.code(t))
	require.NotContains(t, a.body, "10.0.0.7")
	require.Contains(t, a.body, a.Header.Get(requestIDHeader))
	require.Contains(t, b.log.String(), "boom 10.0.0.7")
	require.Equal(t, http.StatusOK, b.send("GET", "/healthz", "").StatusCode)
}

func TestStart_PortInUse(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	b := start(t, nil)
	b.config.Addr, b.config.Registry = listener.Addr().String(), nil
	second, err := New(b.config)
	require.NoError(t, err)
	err = second.Start(t.Context())
	require.EqualError(t, err, fmt.Sprintf("%s is in use by another program: stop it, or choose another address with DAYBOOK_ADDR", listener.Addr()))
}

func TestNew_SaysAllThatIsMissing(t *testing.T) {
	t.Parallel()
	_, err := New(Config{CertFile: "c"})
	for _, missing := range []string{"Addr", "GraphQL", "Accounts", "Tokens", "Log", "TLS"} {
		require.ErrorContains(t, err, missing)
	}
}
