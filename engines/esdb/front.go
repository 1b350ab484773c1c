package esdbserver

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"google.golang.org/grpc"
)

// front stands before the two servers that share the port: gRPC takes HTTP/2, net/http the rest.
//
// gRPC can run inside net/http as well; its own HTTP/2 server costs half the CPU a call. So the first
// bytes of a connection (or, with TLS, what was negotiated) decide who gets it.
type front struct {
	listener net.Listener
	tls      *tls.Config
	log      *slog.Logger
	grpc     *door
	http     *door
	web      *http.Server
	done     sync.WaitGroup
}

func newFront(l net.Listener, config *tls.Config, log *slog.Logger) *front {
	if config != nil {
		config = config.Clone()
		config.NextProtos = []string{"h2", "http/1.1"}
		config.MinVersion = max(config.MinVersion, tls.VersionTLS12)
	}
	return &front{listener: l, tls: config, log: log, grpc: newDoor(l.Addr()), http: newDoor(l.Addr())}
}

func (f *front) start(g *grpc.Server, h http.Handler) {
	f.web = &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(f.log.Handler(), slog.LevelDebug)}
	f.done.Go(func() { f.report(g.Serve(f.grpc)) })
	f.done.Go(func() { f.report(f.web.Serve(f.http)) })
	f.done.Go(f.accept)
}

func (f *front) report(err error) {
	if err != nil && !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, net.ErrClosed) && !errors.Is(err, grpc.ErrServerStopped) {
		f.log.Error("the event store stopped serving", "error", err)
	}
}

func (f *front) accept() {
	for {
		conn, err := f.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // out of file descriptors, for one: it passes
			f.log.Warn("a connection was not accepted", "error", err)
			time.Sleep(10 * time.Millisecond)
			continue
		}
		go f.route(conn)
	}
}

// greetingTime is how long a client may take to say what it speaks.
const greetingTime = 10 * time.Second

// route gives a connection to the server that speaks its language.
func (f *front) route(conn net.Conn) {
	_ = conn.SetDeadline(time.Now().Add(greetingTime))
	conn, http2, err := f.greet(conn)
	if err != nil {
		_ = conn.Close() // nothing was said on it that could be lost
		return
	}
	_ = conn.SetDeadline(time.Time{})
	if http2 {
		f.grpc.enter(conn)
	} else {
		f.http.enter(conn)
	}
}

// preface is how every HTTP/2 connection begins (RFC 9113, 3.4); no HTTP/1 request does.
var preface = []byte("PRI")

func (f *front) greet(conn net.Conn) (_ net.Conn, http2 bool, err error) {
	if f.tls != nil {
		secured := tls.Server(conn, f.tls)
		err := secured.HandshakeContext(context.Background()) // the deadline of the connection ends it
		return secured, secured.ConnectionState().NegotiatedProtocol == "h2", err
	}
	head := make([]byte, len(preface))
	if _, err := io.ReadFull(conn, head); err != nil {
		return conn, false, err
	}
	return &begun{Conn: conn, head: head}, bytes.Equal(head, preface), nil
}

// stop ends the web server; gRPC was stopped before.
func (f *front) stop() {
	_ = f.listener.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if f.web.Shutdown(ctx) != nil {
		_ = f.web.Close()
	}
	_ = f.grpc.Close() // closing a door never fails
	_ = f.http.Close()
	f.done.Wait()
}

// begun is a connection whose first bytes were read already.
type begun struct {
	net.Conn
	head []byte
}

func (c *begun) Read(p []byte) (int, error) {
	if len(c.head) == 0 {
		return c.Conn.Read(p)
	}
	n := copy(p, c.head)
	c.head = c.head[n:]
	return n, nil
}

// door is the listener that one of the servers thinks it has.
type door struct {
	addr   net.Addr
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newDoor(addr net.Addr) *door {
	return &door{addr: addr, conns: make(chan net.Conn), closed: make(chan struct{})}
}

func (d *door) enter(conn net.Conn) {
	select {
	case d.conns <- conn:
	case <-d.closed:
		_ = conn.Close() // nothing was answered on it that could be lost
	}
}

// Accept implements net.Listener.
func (d *door) Accept() (net.Conn, error) {
	select {
	case conn := <-d.conns:
		return conn, nil
	case <-d.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (d *door) Close() error {
	d.once.Do(func() { close(d.closed) })
	return nil
}

// Addr implements net.Listener.
func (d *door) Addr() net.Addr { return d.addr }
