package socket_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql/socket"
)

func TestSocket_TellsWhatChanges(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	c, _ := b.connect("acme/ana")
	id := c.subscribe(`subscription ($after: Position) { contactChanged(after: $after) { id kind position contact { name owner { name } } } }`, map[string]any{"after": b.write("acme")})
	at := b.write("acme", changedContact(1))
	require.JSONEq(t, `{"data": {"contactChanged": {"id": "`+changedContact(1).id+`", "kind": "contact.Updated", "position": "`+at+`",
		"contact": {"name": "Ada `+at+`", "owner": null}}}}`, c.payload("next"))
	gone := changedContact(1)
	gone.gone = true
	b.write("acme", gone)
	require.Contains(t, c.payload("next"), `"contact":null`)
	c.send(`{"id": "` + id + `", "type": "complete"}`)
	c.send(`{"type": "ping"}`)
	require.Equal(t, "pong", c.read().Type)
	b.write("acme", changedContact(2))
	c.subscribe(`{ contacts { totalCount } }`, nil)
	require.JSONEq(t, `{"data": {"contacts": {"totalCount": 1}}}`, c.payload("next"), "queries too, and nothing of what was completed")
	require.Empty(t, c.payload("complete"))
}

func TestSocket_ResumesFromTheAcknowledgement(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	_, position := b.connect("acme/ana")
	b.write("acme", changedContact(1), changedContact(2))
	c, _ := b.connect("acme/ana")
	c.subscribe(`subscription { contactChanged(after: "`+position+`") { id } }`, nil)
	require.Contains(t, c.payload("next"), changedContact(1).id)
	require.Contains(t, c.payload("next"), changedContact(2).id)
}

func TestSocket_PicksWhatIsFollowed(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	for name, test := range map[string]struct {
		query       string
		other, mine event
	}{
		"one contact":        {`contactChanged(id: "` + id('c', 1) + `")`, changedContact(2), changedContact(1)},
		"deals, no contacts": {`dealChanged`, changedContact(1), event{object: "deal", id: id('d', 1)}},
		"a pipeline's deals": {`dealChanged(pipelineId: "` + id('f', 1) + `")`, event{object: "deal", id: id('d', 2), keys: []string{id('f', 9)}}, event{object: "deal", id: id('d', 1), keys: []string{id('f', 1)}}},
		"a member's tasks":   {`taskChanged(assigneeId: "` + id('a', 1) + `")`, event{object: "task", id: id('e', 2)}, event{object: "task", id: id('e', 1), keys: []string{id('a', 1)}}},
		"a timeline":         {`timeline(subject: "` + id('c', 7) + `")`, changedContact(1), changedContact(7)},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := b.connect("acme/ana")
			after := b.write("acme")
			query := strings.Replace(test.query, ")", `, after: "`+after+`")`, 1)
			if !strings.Contains(query, ")") {
				query += `(after: "` + after + `")`
			}
			c.subscribe(`subscription { followed: `+query+` { id } }`, nil)
			b.write("globex", test.mine)
			b.write("acme", test.other, test.mine)
			require.JSONEq(t, `{"data": {"followed": {"id": "`+test.mine.id+`"}}}`, c.payload("next"))
		})
	}
	c, _ := b.connect("acme/ana")
	c.subscribe(`subscription { timeline(subject: "`+id('c', 7)+`", after: "0") { kind entry { summary actorName } } }`, nil)
	require.JSONEq(t, `{"data": {"timeline": {"kind": "contact.Updated", "entry": {"summary": "Changed", "actorName": "test"}}}}`, c.payload("next"))
}

func TestSocket_ATenantSeesItselfOnly(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	c, _ := b.connect("globex/gus")
	c.subscribe(`subscription { contactChanged(after: "0") { id } }`, nil)
	b.write("acme", changedContact(1))
	b.write("globex", changedContact(2))
	require.Contains(t, c.payload("next"), changedContact(2).id)
}

func TestSocket_RefusesOperations(t *testing.T) {
	t.Parallel()
	b := start(t, func(l *socket.Limits) { l.Operations = 2 })
	c, _ := b.connect("acme/ana")
	for query, code := range map[string]string{
		`subscription { contactChanged { contact ` + strings.Repeat("{ company { contacts ", 8) + "{ id }" + strings.Repeat(" } }", 8) + ` } }`: "QUERY_TOO_COMPLEX",
		`subscription { contactChanged { id } dealChanged { id } }`:                                                                             "VALIDATION_ERROR",
		`subscription { __typename }`:                           "VALIDATION_ERROR",
		`subscription { contactChanged(after: "soon") { id } }`: "VALIDATION_ERROR",
		`subscription { contactChanged(id: "x") { id } }`:       "VALIDATION_ERROR",
		`subscription { timeline(subject: "") { id } }`:         "VALIDATION_ERROR",
		`subscription { nothing { id } }`:                       "VALIDATION_ERROR",
		`subscription {`:                                        "VALIDATION_ERROR",
	} {
		c.subscribe(query, nil)
		require.Contains(t, c.payload("error"), `"code":"`+code+`"`, query)
	}
	for range 3 {
		c.subscribe(`subscription { contactChanged { id } }`, nil)
	}
	require.Contains(t, c.payload("error"), "RATE_LIMIT_EXCEEDED", "the third at once")
	hasty, _ := b.connect("acme/hasty")
	hasty.subscribe(`{ contacts { totalCount } }`, nil)
	require.Contains(t, hasty.payload("error"), "RATE_LIMIT_EXCEEDED")
}

func TestSocket_EndsWithAClearCode(t *testing.T) {
	t.Parallel()
	b := start(t, func(l *socket.Limits) { l.Init, l.Message, l.Connections = time.Second, 2048, 3 })
	for name, test := range map[string]struct {
		sent []string
		code websocket.StatusCode
	}{
		"no init":              {nil, socket.InitTimeout},
		"no token":             {[]string{`{"type": "connection_init"}`}, socket.Forbidden},
		"a bad token":          {[]string{`{"type": "connection_init", "payload": {"authorization": "Bearer x"}}`}, socket.Forbidden},
		"a payload of a kind":  {[]string{`{"type": "connection_init", "payload": 7}`}, socket.Forbidden},
		"first an operation":   {[]string{`{"id": "1", "type": "subscribe", "payload": {"query": "{ me { id } }"}}`}, socket.Unauthorized},
		"first something else": {[]string{`{"type": "ping"}`}, socket.BadMessage},
		"init twice":           {[]string{initAna, initAna}, socket.InitTwice},
		"no JSON":              {[]string{initAna, `hello`}, socket.BadMessage},
		"no such message":      {[]string{initAna, `{"type": "hello"}`}, socket.BadMessage},
		"an id twice":          {[]string{initAna, subscribeOnce, subscribeOnce}, socket.SubscriberTwice},
		"no id":                {[]string{initAna, `{"type": "subscribe", "payload": {"query": "{ me { id } }"}}`}, socket.BadMessage},
		"a message of 2 KB":    {[]string{initAna, `{"type": "` + strings.Repeat("x", 3000) + `"}`}, websocket.StatusMessageTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			c := b.dial(socket.Protocol)
			for _, text := range test.sent {
				c.send(text)
			}
			require.Equal(t, test.code, c.closed())
		})
	}
	t.Run("another protocol", func(t *testing.T) {
		require.Equal(t, socket.BadSubprotocol, b.dial("graphql-ws").closed())
	})
	t.Run("too many connections", func(t *testing.T) {
		require.Eventually(t, func() bool { return b.sockets.Open() == 0 }, 10*time.Second, 10*time.Millisecond)
		for range 3 {
			b.connect("acme/ana")
		}
		b.connect("acme/bob")
		c := b.dial(socket.Protocol)
		c.send(initAna)
		require.Equal(t, socket.TooMany, c.closed())
	})
}

const (
	initAna       = `{"type": "connection_init", "payload": {"authorization": "Bearer acme/ana"}}`
	subscribeOnce = `{"id": "1", "type": "subscribe", "payload": {"query": "subscription { contactChanged { id } }"}}`
)

func TestSocket_EndsWithItsToken(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	b.lives = 300 * time.Millisecond
	c, _ := b.connect("acme/ana")
	c.subscribe(`subscription { contactChanged { id } }`, nil)
	require.Equal(t, socket.TokenExpired, c.closed())
}

func TestSocket_LetsTheSilentGo(t *testing.T) {
	t.Parallel()
	b := start(t, func(l *socket.Limits) { l.Ping = 200 * time.Millisecond })
	silent, _ := b.connect("acme/ana")
	alive, _ := b.connect("acme/ana")
	for range 5 {
		require.Equal(t, "ping", alive.read().Type)
		alive.send(`{"type": "pong"}`)
	}
	require.Equal(t, socket.NoAnswer, silent.closed())
	require.Equal(t, "ping", alive.read().Type)
}

func TestSocket_LetsTheSlowGoAndResume(t *testing.T) {
	t.Parallel()
	b := start(t, func(l *socket.Limits) { l.Slow = 300 * time.Millisecond })
	c, position := b.connect("acme/ana")
	// What is not read fills the buffers of the network first.
	long := strings.Repeat(" name", 400)
	for i := range 400 {
		long += fmt.Sprintf(" name%d: name", i)
	}
	query := `subscription ($after: Position) { contactChanged(after: $after) { position contact {` + long + ` } } }`
	c.subscribe(query, map[string]any{"after": position})
	const written = 3000
	for range written / 50 {
		var events []event
		for n := range 50 {
			events = append(events, changedContact(n))
		}
		b.write("acme", events...)
	}
	require.Eventually(t, func() bool { return b.sockets.Open() == 0 }, 30*time.Second, 20*time.Millisecond)
	seen := read(c)
	require.Less(t, len(seen), written, "not all had been sent")
	require.NotEmpty(t, seen)
	again, _ := b.connect("acme/ana")
	again.subscribe(`subscription ($after: Position) { contactChanged(after: $after) { position } }`, map[string]any{"after": fmt.Sprint(seen[len(seen)-1])})
	for len(seen) < written {
		seen = append(seen, position64(t, again.payload("next")))
	}
	require.Equal(t, b.told, seen)
}

func TestSocket_ShutdownTellsEverybody(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	var all []*client
	for range 5 {
		c, _ := b.connect("acme/ana")
		c.subscribe(`subscription { contactChanged { id } }`, nil)
		all = append(all, c)
	}
	stubborn, _ := b.connect("acme/bob") // never reads, so never answers the close
	_ = stubborn
	codes := make(chan websocket.StatusCode)
	for _, c := range all {
		go func() {
			_, _, err := c.ws.Read(context.Background())
			codes <- websocket.CloseStatus(err)
		}()
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	began := time.Now()
	b.sockets.Shutdown(ctx)
	require.Less(t, time.Since(began), 3*time.Second)
	for range all {
		require.Equal(t, websocket.StatusGoingAway, <-codes)
	}
	require.Equal(t, websocket.StatusGoingAway, b.dial(socket.Protocol).closed(), "afterwards")
	require.Eventually(t, func() bool { return b.sockets.Open() == 0 }, 20*time.Second, 10*time.Millisecond)
}
