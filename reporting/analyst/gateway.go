package analyst

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/daybook-crm/daybook/internal/identity"
)

// Config is what a gateway needs; all but Limits and Logger must be given.
type Config struct {
	Engine Engine
	// Keys tells whose an API key is, or refuses with UNAUTHENTICATED,
	// FORBIDDEN or RATE_LIMIT_EXCEEDED. Client is where the request came from.
	Keys   func(ctx context.Context, key, client string) (identity.Actor, error)
	Limits Limits       // default DefaultLimits
	Logger *slog.Logger // default slog.Default()
}

// Gateway answers ClickHouse's HTTP protocol for analysts. It is safe for
// concurrent use.
type Gateway struct {
	config Config
	gate   gate
	turns  *turns
	client *http.Client

	admitted sync.Map // tenants whose user is there
}

// New makes a gateway, and asks the engine what it must know of it.
func New(ctx context.Context, config Config) (*Gateway, error) {
	if config.Limits == (Limits{}) {
		config.Limits = DefaultLimits()
	}
	config.Logger = cmp.Or(config.Logger, slog.Default())
	g := &Gateway{config: config, turns: newTurns(config.Limits), client: &http.Client{}}
	names, err := g.ask(ctx, "SELECT lower(name) FROM system.table_functions FORMAT TSVRaw")
	if err != nil {
		return nil, fmt.Errorf("ask ClickHouse for its table functions: %w", err)
	}
	g.gate.tableFunctions = map[string]bool{}
	for name := range strings.Lines(names) {
		g.gate.tableFunctions[strings.TrimSpace(name)] = true
	}
	return g, nil
}

// ask runs a statement of the gateway's own.
func (g *Gateway) ask(ctx context.Context, statement string) (string, error) {
	request, err := g.config.Engine.request(ctx, "", url.Values{}, statement)
	if err != nil {
		return "", err
	}
	response, err := g.client.Do(request)
	if err != nil {
		return "", withoutURL(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("ClickHouse answered %s", response.Status)
	}
	return string(answer), err
}

// ServeHTTP answers /ping for anyone, and statements at / for who has a key.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/ping", r.URL.Path == "/" && r.Method == http.MethodGet && r.URL.RawQuery == "":
		_, _ = io.WriteString(w, "Ok.\n")
	case r.URL.Path != "/" && r.URL.Path != "":
		http.Error(w, "There is no "+r.URL.Path+" here: send statements to the address itself.", http.StatusNotFound)
	default:
		if err := g.answer(w, r); err != nil {
			g.fail(w, r, err)
		}
	}
}

func (g *Gateway) answer(w http.ResponseWriter, r *http.Request) error {
	actor, err := g.config.Keys(r.Context(), keyOf(r), r.RemoteAddr)
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	statement, err := statementOf(r, asked)
	if err != nil {
		return err
	}
	answer, err := g.Run(r.Context(), Ask{Tenant: actor.Tenant, Statement: statement, Settings: asked})
	if err != nil {
		return err
	}
	defer answer.Close()
	forward(w, answer)
	return nil
}

// Ask is a statement, whose, and with which parameters of the protocol.
type Ask struct {
	Tenant, Statement string
	Settings          url.Values
}

// Answer is what ClickHouse says to a statement, a failure of it included.
// Close it.
type Answer struct {
	Status int
	Header http.Header
	Body   io.Reader

	close func()
}

// Close ends the statement, whether or not the answer was read to its end.
func (a *Answer) Close() { a.close() }

// Run checks a statement and has ClickHouse carry it out. It returns a
// *Refusal where the asker is to blame, or ClickHouse cannot be reached.
func (g *Gateway) Run(ctx context.Context, ask Ask) (*Answer, error) {
	database, err := g.config.Engine.Database(ask.Tenant)
	if err != nil {
		return nil, err
	}
	if named := ask.Settings.Get(parameterDatabase); named != "" && named != "default" && named != database {
		return nil, denied("There is no database %q for you; yours is %s.", named, database)
	}
	statement, err := g.gate.check(ask.Statement, database)
	if err != nil {
		return nil, err
	}
	settings, err := g.config.Limits.settings(ask.Settings)
	if err != nil {
		return nil, err
	}
	release, err := g.turns.take(ctx, ask.Tenant)
	if err != nil {
		return nil, err
	}
	answer, err := g.send(ctx, ask.Tenant, database, settings, statement) //nolint:bodyclose // Answer.Close does
	if err != nil {
		release()
		return nil, err
	}
	return &Answer{answer.StatusCode, answer.Header, answer.Body, func() { _ = answer.Body.Close(); release() }}, nil
}

func (g *Gateway) send(ctx context.Context, tenant, database string, settings url.Values, statement string) (*http.Response, error) {
	if err := g.admit(ctx, tenant, database); err != nil {
		return nil, err
	}
	request, err := g.config.Engine.request(ctx, tenant, settings, statement)
	if err != nil {
		return nil, err
	}
	answer, err := g.client.Do(request)
	if err != nil {
		g.config.Logger.Warn("ClickHouse does not answer an analyst", "error", withoutURL(err))
		return nil, unavailable("ClickHouse does not answer; try again in a moment.")
	}
	return answer, nil
}

// forward copies the answer as it comes. One that breaks off, since the engine
// died, is broken off here too: the client must not take it for whole.
func forward(w http.ResponseWriter, answer *Answer) {
	for name, values := range answer.Header {
		if strings.HasPrefix(name, "X-Clickhouse-") || name == "Content-Type" || name == "Content-Encoding" {
			w.Header()[name] = values
		}
	}
	w.WriteHeader(answer.Status)
	if _, err := io.Copy(flushing{w, http.NewResponseController(w)}, answer.Body); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// flushing sends each piece of an answer on at once.
type flushing struct {
	io.Writer
	control *http.ResponseController
}

func (f flushing) Write(p []byte) (int, error) {
	n, err := f.Writer.Write(p)
	_ = f.control.Flush() // a writer that cannot is one for tests, or buffers on purpose
	return n, err
}
