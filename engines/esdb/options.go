package esdbserver

import (
	"crypto/tls"
	"log/slog"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Options of a server. The zero value serves on a free loopback port, without TLS.
type Options struct {
	// Listen is the address to serve on; default 127.0.0.1:0. Port 0 takes a free one.
	Listen string
	// Advertise is the host:port that clients are told to connect to; default is what Listen became.
	Advertise string
	// Logger takes what operators should know; default slog.Default.
	Logger *slog.Logger
	// TLS, if set, makes the node a secure one: users, passwords and access control lists count. It
	// needs a certificate; versions and protocols are filled in.
	TLS *tls.Config
	// MaxAppendSize is the most bytes one append may hold; default 1 MiB, as EventStoreDB 24.10.
	MaxAppendSize int
	// MaxAppendEventSize is the most bytes one event may hold; default none beyond MaxAppendSize.
	MaxAppendEventSize int
	// WriteTimeout bounds how long a batch append may take; default 10 s.
	WriteTimeout time.Duration
	// KeepAliveTimeout is how long a client may leave a ping unanswered before the server hangs up;
	// default 10 s, as EventStoreDB's option of that name.
	KeepAliveTimeout time.Duration
	// Backups is the folder below which administrators may make backups over HTTP; "" forbids it. On the
	// file system of the data a backup takes little time and, at first, little space.
	Backups string
	// Shutdown ends the program around the node, when an operator asks for it; nil refuses.
	Shutdown func()
	// StandardProjections starts $by_category and $by_event_type with the node, as EventStoreDB's option
	// StartStandardProjections does; else they run once a client has enabled them.
	StandardProjections bool
	// CacheSize is the memory for blocks read from disk; default 64 MiB.
	CacheSize int64
	// FS is the file system; default the machine's. Tests lose power with it.
	FS vfs.FS
}

func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.MaxAppendSize == 0 {
		o.MaxAppendSize = 1 << 20
	}
	if o.MaxAppendEventSize == 0 {
		o.MaxAppendEventSize = o.MaxAppendSize
	}
	if o.WriteTimeout == 0 {
		o.WriteTimeout = 10 * time.Second
	}
	if o.KeepAliveTimeout == 0 {
		o.KeepAliveTimeout = 10 * time.Second
	}
	return o
}
