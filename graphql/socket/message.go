package socket

import (
	"encoding/json"

	"github.com/coder/websocket"

	"github.com/daybook-crm/daybook/graphql"
)

// Protocol is the WebSocket subprotocol.
const Protocol = "graphql-transport-ws"

// Close codes. Those up to BadSubprotocol and the like are the protocol's,
// the ones from TokenExpired on are Daybook's.
const (
	BadMessage      websocket.StatusCode = 4400 // what was sent is no message of the protocol
	Unauthorized    websocket.StatusCode = 4401 // an operation before connection_init was answered
	Forbidden       websocket.StatusCode = 4403 // no token, or not a valid one
	BadSubprotocol  websocket.StatusCode = 4406
	InitTimeout     websocket.StatusCode = 4408 // no connection_init in time
	SubscriberTwice websocket.StatusCode = 4409 // the id of an operation that still runs
	InitTwice       websocket.StatusCode = 4429

	TokenExpired websocket.StatusCode = 4410 // connect again with a new token, and resume
	TooSlow      websocket.StatusCode = 4411 // messages were not taken; connect again, and resume
	TooMany      websocket.StatusCode = 4412 // the member has as many connections as are allowed
	NoAnswer     websocket.StatusCode = 4413 // pings were not answered
)

// received is a message of a client.
type received struct {
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

// sent is a message to a client.
type sent struct {
	ID      string `json:"id,omitempty"`
	Type    string `json:"type"`
	Payload any    `json:"payload,omitempty"`
}

// credentials are the payload of connection_init.
type credentials struct {
	Authorization string `json:"authorization"`
}

// operation is the payload of subscribe.
type operation struct {
	Query         string                    `json:"query"`
	OperationName string                    `json:"operationName"`
	Variables     map[string]any            `json:"variables"`
	Extensions    graphql.RequestExtensions `json:"extensions"`
}

// answer is the payload of next.
type answer struct {
	Errors []graphql.Error `json:"errors,omitempty"`
	Data   json.RawMessage `json:"data"`
}
