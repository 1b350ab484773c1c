package socket

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// queued is how many messages wait for the network. More would only be memory:
// what does not fit waits in the tables.
const queued = 16

// connection is one client. One goroutine reads, one writes, and each
// operation that runs has one.
type connection struct {
	server *Server
	ws     *websocket.Conn
	stop   context.CancelFunc
	trace  graphql.Trace
	header string // Authorization of the handshake

	actor   identity.Actor
	expires time.Time
	counted bool

	out    chan []byte
	heard  atomic.Int64 // when the client last sent something, in nanoseconds
	ending sync.Once

	mu      sync.Mutex
	running map[string]context.CancelFunc
	working sync.WaitGroup
}

func (c *connection) member() string { return c.actor.Tenant + "/" + c.actor.Member }

// close ends the connection with a code. Whoever calls first decides which.
func (c *connection) close(code websocket.StatusCode, reason string) {
	c.ending.Do(func() {
		_ = c.ws.Close(code, reason)
		c.stop()
	})
}

// serve is the life of the connection.
func (c *connection) serve(ctx context.Context) {
	defer func() { _ = c.ws.CloseNow() }()
	c.ws.SetReadLimit(c.server.config.Limits.Message)
	if c.ws.Subprotocol() != Protocol {
		c.close(BadSubprotocol, "speak "+Protocol)
		return
	}
	if !c.init(ctx) {
		return
	}
	ctx = identity.With(graphql.WithTrace(ctx, c.trace), c.actor)
	c.working.Go(func() { c.write(ctx) })
	defer c.working.Wait()
	defer c.stop()
	for {
		m, ok := c.read(ctx)
		if !ok || !c.take(ctx, m) {
			return
		}
	}
}

// read gives the next message; false at the end of the connection.
func (c *connection) read(ctx context.Context) (m received, ok bool) {
	kind, text, err := c.ws.Read(ctx)
	if err != nil {
		return m, false
	}
	c.heard.Store(time.Now().UnixNano())
	if kind != websocket.MessageText || json.Unmarshal(text, &m) != nil {
		c.close(BadMessage, "a message is a JSON object with a type")
		return m, false
	}
	return m, true
}

// init waits for connection_init and answers it. The token comes in its
// payload, since a browser cannot send a header, or in the header.
func (c *connection) init(ctx context.Context) bool {
	waited := time.AfterFunc(c.server.config.Limits.Init, func() { c.close(InitTimeout, "no connection_init in time") })
	m, ok := c.read(ctx)
	if !waited.Stop() || !ok {
		return false
	}
	switch m.Type {
	case "connection_init":
	case "subscribe":
		c.close(Unauthorized, "send connection_init first")
		return false
	default:
		c.close(BadMessage, "send connection_init first")
		return false
	}
	if err := c.authenticate(m.Payload); err != nil {
		c.close(Forbidden, refusal(err))
		return false
	}
	if !c.server.count(c) {
		c.close(TooMany, "too many connections of this member")
		return false
	}
	return c.acknowledge(ctx)
}

func (c *connection) authenticate(payload json.RawMessage) (err error) {
	var given credentials
	if len(payload) > 0 && json.Unmarshal(payload, &given) != nil {
		return fault.New(fault.Unauthenticated, "the payload of connection_init is {authorization: \"Bearer …\"}")
	}
	if given.Authorization == "" {
		given.Authorization = c.header
	}
	token, is := strings.CutPrefix(given.Authorization, "Bearer ")
	if !is {
		return fault.New(fault.Unauthenticated, "Sign in first: send {authorization: \"Bearer …\"} with connection_init.")
	}
	c.actor, c.expires, err = c.server.config.Verify(token)
	return err
}

// acknowledge answers connection_init with the position that queries show:
// where to resume from before the first change was seen.
func (c *connection) acknowledge(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, c.server.config.Limits.Init)
	defer cancel()
	at, err := c.server.config.API.Position(ctx)
	if err == nil {
		var text []byte
		text, err = json.Marshal(sent{Type: "connection_ack", Payload: map[string]string{"position": at}})
		err = errors.Join(err, c.ws.Write(ctx, websocket.MessageText, text))
	}
	if err != nil {
		c.server.config.Log.WarnContext(ctx, "a WebSocket could not be acknowledged", "correlation", c.trace.Correlation, "error", err)
		c.close(websocket.StatusInternalError, "try again")
		return false
	}
	return true
}

// take does what a message asks for; false when the connection has to end.
func (c *connection) take(ctx context.Context, m received) bool {
	switch m.Type {
	case "ping":
		return c.send(ctx, sent{Type: "pong"}) == nil
	case "pong":
		return true
	case "complete":
		c.cancel(m.ID)
		return true
	case "subscribe":
		return c.subscribe(ctx, m)
	case "connection_init":
		c.close(InitTwice, "connection_init was sent twice")
	default:
		c.close(BadMessage, "there is no message of this type")
	}
	return false
}

func (c *connection) cancel(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel, runs := c.running[id]; runs {
		cancel()
	}
}

// subscribe starts an operation.
func (c *connection) subscribe(ctx context.Context, m received) bool {
	var op operation
	if m.ID == "" || json.Unmarshal(m.Payload, &op) != nil {
		c.close(BadMessage, "subscribe needs an id and a payload {query, variables, operationName}")
		return false
	}
	running, cancel := context.WithCancel(ctx)
	c.mu.Lock()
	_, twice := c.running[m.ID]
	full := len(c.running) >= c.server.config.Limits.Operations
	if !twice && !full {
		c.running[m.ID] = cancel
	}
	c.mu.Unlock()
	switch {
	case twice:
		cancel()
		c.close(SubscriberTwice, "an operation with this id is running")
		return false
	case full:
		cancel()
		return c.refuse(ctx, m.ID, fault.New(fault.RateLimited, "Too many operations run on this connection.")) == nil
	}
	c.working.Go(func() {
		defer cancel()
		c.run(ctx, running, m.ID, op)
	})
	return true
}

// run carries out an operation to its end: running ends when the client says
// complete, ctx with the connection.
func (c *connection) run(ctx, running context.Context, id string, op operation) {
	refused := c.carryOut(running, id, op)
	c.mu.Lock()
	delete(c.running, id)
	c.mu.Unlock()
	switch {
	case running.Err() != nil:
	case len(refused) > 0:
		_ = c.send(ctx, sent{ID: id, Type: "error", Payload: refused})
	default:
		_ = c.send(ctx, sent{ID: id, Type: "complete"})
	}
}

func (c *connection) carryOut(ctx context.Context, id string, op operation) []graphql.Error {
	if err := c.server.config.Take(c.actor); err != nil {
		return []graphql.Error{graphql.Refusal(ctx, c.server.config.Log, err)}
	}
	req := graphql.Request{Query: op.Query, OperationName: op.OperationName, Variables: op.Variables, Extensions: op.Extensions}
	return c.server.config.API.Subscribe(ctx, req, func(r graphql.Response) error {
		return c.send(ctx, sent{ID: id, Type: "next", Payload: answer{Data: r.Data, Errors: r.Errors}})
	})
}

func (c *connection) refuse(ctx context.Context, id string, err error) error {
	return c.send(ctx, sent{ID: id, Type: "error", Payload: []graphql.Error{graphql.Refusal(ctx, c.server.config.Log, err)}})
}

// errSlow ends the operations of a client that takes nothing.
var errSlow = errors.New("the client does not take its messages")

// send queues a message. Where the queue stays full the client is too slow.
func (c *connection) send(ctx context.Context, m sent) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	select {
	case c.out <- text:
		return nil
	default:
	}
	slow := time.NewTimer(c.server.config.Limits.Slow)
	defer slow.Stop()
	select {
	case c.out <- text:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-slow.C:
		go c.close(TooSlow, "messages were not taken; connect again and resume")
		return errSlow
	}
}

// write sends what is queued, pings, and ends the connection with its token.
func (c *connection) write(ctx context.Context) {
	pings := time.NewTicker(c.server.config.Limits.Ping)
	defer pings.Stop()
	expired := time.NewTimer(time.Until(c.expires))
	defer expired.Stop()
	for {
		select {
		case text := <-c.out:
			if c.ws.Write(ctx, websocket.MessageText, text) != nil {
				c.stop()
				return
			}
		case <-pings.C:
			if time.Since(time.Unix(0, c.heard.Load())) > 2*c.server.config.Limits.Ping {
				c.close(NoAnswer, "pings were not answered")
				return
			}
			if c.ws.Write(ctx, websocket.MessageText, []byte(`{"type":"ping"}`)) != nil {
				c.stop()
				return
			}
		case <-expired.C:
			c.close(TokenExpired, "the access token has expired; connect again with a new one and resume")
			return
		case <-ctx.Done():
			return
		}
	}
}

// refusal is the reason of a close frame, which holds 123 bytes at most.
func refusal(err error) string {
	var refused *fault.Error
	if !errors.As(err, &refused) || len(refused.Message) > 120 {
		return "not signed in"
	}
	return refused.Message
}
