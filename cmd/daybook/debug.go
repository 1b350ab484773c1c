package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

// serveDebug serves Go's profiles for those who want to know where the time
// goes. On an address of its own, since it tells more than a stranger may know.
func (m *Main) serveDebug(ctx context.Context) error {
	if m.Config.DebugAddr == "" {
		return nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", m.Config.DebugAddr)
	if err != nil {
		return fmt.Errorf("cannot serve profiles; name another address with --debug-addr: %w", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: time.Second}
	go func() {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			m.Logger.Error("profiles are no longer served", "error", err)
		}
	}()
	m.running.push(func() error { return server.Shutdown(context.WithoutCancel(ctx)) })
	return nil
}
