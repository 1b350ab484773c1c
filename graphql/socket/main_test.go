package socket_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/graphql/socket"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// bundle is a server over tables of its own, and a projector that is another
// process: it writes through a store of its own, and nobody here is told.
type bundle struct {
	t         testing.TB
	pool      *pgxpool.Pool
	projector *readmodels.Store
	api       *graphql.Handler
	sockets   *socket.Server
	url       string
	lives     time.Duration // how long a token is valid

	mu     sync.Mutex
	commit int64
	told   []int64 // the positions of all changes of contacts of acme
}

func start(t testing.TB, change func(*socket.Limits)) *bundle {
	t.Helper()
	pool := enginetest.Postgres(t)
	b := &bundle{t: t, pool: pool, projector: readmodels.NewStore(pool), lives: time.Hour}
	require.NoError(t, b.projector.Migrate(t.Context()))
	for _, tenant := range []string{"acme", "globex"} {
		require.NoError(t, b.projector.EnsureTenant(t.Context(), tenant))
	}
	b.write("acme")
	var err error
	b.api, err = graphql.New(graphql.Deps{Reads: readmodels.NewStore(pool), Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	limits := socket.DefaultLimits()
	if change != nil {
		change(&limits)
	}
	b.sockets = socket.New(socket.Config{API: b.api, Verify: b.verify, Take: b.take, Log: slog.New(slog.DiscardHandler), Limits: limits})
	server := httptest.NewServer(b.sockets)
	b.url = strings.Replace(server.URL, "http", "ws", 1)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		b.sockets.Shutdown(ctx)
		server.Close()
	})
	return b
}

// verify takes tokens of the form tenant/member.
func (b *bundle) verify(token string) (identity.Actor, time.Time, error) {
	tenant, member, ok := strings.Cut(token, "/")
	if !ok {
		return identity.Actor{}, time.Time{}, fault.New(fault.Unauthenticated, "The access token is not valid. Sign in again.")
	}
	return identity.Actor{Tenant: tenant, Member: member, Role: identity.Viewer}, time.Now().Add(b.lives), nil
}

func (b *bundle) take(a identity.Actor) error {
	if a.Member == "hasty" {
		return fault.New(fault.RateLimited, "Too many requests.")
	}
	return nil
}

func id(kind byte, n int) string { return fmt.Sprintf("01980000-0000-7000-8000-%c%011x", kind, n) }

// event is what the projector is to write: a new revision of a contact, deal
// or task, or the end of one.
type event struct {
	object, id string
	gone       bool
	keys       []string
}

func changedContact(n int) event { return event{object: "contact", id: id('c', n)} }

// write writes events with their rows and the checkpoint, as projections do,
// and gives the position of the last.
func (b *bundle) write(tenant string, events ...event) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	rows := readmodels.NewRows()
	var feed []*readmodels.Change
	var entries []*readmodels.TimelineEntry
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, e := range events {
		b.commit += 10
		version := readmodels.Versioned{Revision: b.commit, CreatedAt: at, UpdatedAt: at}
		switch {
		case e.object == "contact" && e.gone:
			rows.Contacts[e.id] = nil
		case e.object == "contact":
			rows.Contacts[e.id] = &readmodels.Contact{ID: e.id, FirstName: "Ada", LastName: fmt.Sprint(b.commit), Versioned: version}
		case e.object == "deal":
			rows.Deals[e.id] = &readmodels.Deal{ID: e.id, Title: "Mill", PipelineID: id('f', 1), StageID: id('f', 2), StageSince: at, Currency: "EUR", Status: "OPEN", Versioned: version}
		case e.object == "task":
			rows.Tasks[e.id] = &readmodels.Task{ID: e.id, Title: "Call", Kind: "CALL", Priority: "LOW", Versioned: version}
		}
		feed = append(feed, &readmodels.Change{Commit: b.commit, Prepare: b.commit, Object: e.object, ID: e.id, Kind: e.object + ".Updated", At: at, Keys: append([]string{e.id}, e.keys...)})
		entries = append(entries, &readmodels.TimelineEntry{EventID: id('0', int(b.commit)), SubjectID: e.id, Position: b.commit, At: at, Type: e.object + ".Updated", Actor: "system:test", Summary: "Changed"})
		if tenant == "acme" && e.object == "contact" {
			b.told = append(b.told, b.commit)
		}
	}
	err := b.projector.Write(b.t.Context(), readmodels.Projection, func(w *readmodels.Batch) error {
		w.Advance(readmodelstest.To(uint64(b.commit)))
		return w.Save(tenant, readmodels.Changes{Rows: rows, Feed: feed, Timeline: entries})
	})
	require.NoError(b.t, err)
	return fmt.Sprint(b.commit)
}

// client is one connection of a member.
type client struct {
	t    testing.TB
	ws   *websocket.Conn
	next atomic.Int64
}

type message struct {
	ID, Type string
	Payload  json.RawMessage
}

func (b *bundle) dial(protocols ...string) *client {
	b.t.Helper()
	ws, resp, err := websocket.Dial(b.t.Context(), b.url, &websocket.DialOptions{Subprotocols: protocols})
	require.NoError(b.t, err)
	if resp.Body != nil {
		_ = resp.Body.Close()
	}
	ws.SetReadLimit(1 << 20)
	b.t.Cleanup(func() { _ = ws.CloseNow() })
	return &client{t: b.t, ws: ws}
}

// connect signs a member in and gives the position of the acknowledgement.
func (b *bundle) connect(token string) (*client, string) {
	b.t.Helper()
	c := b.dial(socket.Protocol)
	c.send(`{"type": "connection_init", "payload": {"authorization": "Bearer ` + token + `"}}`)
	ack := c.read()
	require.Equal(b.t, "connection_ack", ack.Type)
	var payload struct{ Position string }
	require.NoError(b.t, json.Unmarshal(ack.Payload, &payload))
	return c, payload.Position
}

func (c *client) send(text string) {
	c.t.Helper()
	require.NoError(c.t, c.ws.Write(c.t.Context(), websocket.MessageText, []byte(text)))
}

// subscribe starts an operation and gives its id.
func (c *client) subscribe(query string, variables map[string]any) string {
	c.t.Helper()
	id := fmt.Sprint(c.next.Add(1))
	text, err := json.Marshal(map[string]any{"id": id, "type": "subscribe", "payload": map[string]any{"query": query, "variables": variables}})
	require.NoError(c.t, err)
	c.send(string(text))
	return id
}

func (c *client) try(ctx context.Context) (m message, err error) {
	_, text, err := c.ws.Read(ctx)
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(text, &m)
}

func (c *client) read() message {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 20*time.Second)
	defer cancel()
	m, err := c.try(ctx)
	require.NoError(c.t, err)
	return m
}

// payload reads the next message, which must be of a type, as text.
func (c *client) payload(kind string) string {
	c.t.Helper()
	m := c.read()
	require.Equal(c.t, kind, m.Type, "%s", m.Payload)
	return string(m.Payload)
}

// closed reads to the end and gives the close code.
func (c *client) closed() websocket.StatusCode {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 20*time.Second)
	defer cancel()
	for {
		if _, err := c.try(ctx); err != nil {
			require.NoError(c.t, ctx.Err())
			return websocket.CloseStatus(err)
		}
	}
}
