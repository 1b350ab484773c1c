// Package server is the HTTP side of Daybook: routes, what every request
// passes through, and the web app that is built into the binary.
//
// A request passes, from the outside in:
//
//	recover      a panic becomes a 500 with a correlation id; the process lives
//	request id   X-Request-Id, the sender's where it is sane, else a new one
//	access log   one line and one metric a request: route, status, time; never
//	             an address, a query or a body, which may hold personal data
//	headers      what keeps a browser from being misused (headers.go)
//	body limit   1 MiB
//	deadline     30 s
//
// and, for /graphql alone,
//
//	auth         the bearer token becomes an identity.Actor in the context
//	rate limit   per member, so it has to come behind auth
//
// A WebSocket at /graphql has its token in its first message, and is checked,
// counted and ended by graphql/socket.
package server
