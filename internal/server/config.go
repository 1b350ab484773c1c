package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Accounts is how people sign in (auth.Accounts).
type Accounts interface {
	Login(ctx context.Context, in auth.Login) (auth.Grant, error)
	Refresh(ctx context.Context, token string) (auth.Grant, error)
	Logout(ctx context.Context, token string) error
}

// Verifier turns an access token into who sent it (auth.Tokens).
type Verifier interface {
	Verify(token string) (identity.Actor, error)
	VerifyUntil(token string) (identity.Actor, time.Time, error)
}

// Hint is the account that the sign-in page of a demo offers.
type Hint struct{ Email, Password string }

// Check is one of the things that have to be up. It returns nil when it is.
type Check struct {
	Name string
	Up   func(ctx context.Context) error
}

// Config is what the server is made of. Addr, GraphQL, Accounts, Tokens,
// Ready and Log must be given.
type Config struct {
	Addr     string
	GraphQL  *graphql.Handler
	Accounts Accounts
	Tokens   Verifier
	Limits   auth.Limits
	Ready    []Check // all must be up for /readyz
	Log      *slog.Logger

	App        fs.FS                   // the built web app, index.html at its root; nil: not built
	Metrics    http.Handler            // of /metrics; nil: none
	Registry   prometheus.Registerer   // takes the metrics of this package; nil: none
	Demo       *Hint                   // on a demo
	Extra      map[string]http.Handler // further routes by pattern, such as /edge/v1/
	TrustProxy bool                    // believe X-Forwarded-For and X-Forwarded-Proto
	CertFile   string                  // with KeyFile: serve TLS
	KeyFile    string
}

func (c Config) check() error {
	var missing []error
	for name, given := range map[string]bool{
		"Addr": c.Addr != "", "GraphQL": c.GraphQL != nil, "Accounts": c.Accounts != nil,
		"Tokens": c.Tokens != nil, "Log": c.Log != nil,
	} {
		if !given {
			missing = append(missing, errors.New("server: "+name+" is not given"))
		}
	}
	if (c.CertFile == "") != (c.KeyFile == "") {
		missing = append(missing, errors.New("server: a TLS certificate needs its key, and a key its certificate"))
	}
	return errors.Join(missing...)
}

// Bounds of a connection. A client that sends its headers by the byte, or
// never reads its answer, is let go.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 60 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 32 << 10
	maxBody           = 1 << 20
	requestDeadline   = 30 * time.Second
)
