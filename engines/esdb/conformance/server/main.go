// Command server runs the embedded event store alone, in the foreground: what the conformance suites
// start for every database they ask for.
package main

import (
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	data := flag.String("data", "", "the folder of the store")
	listen := flag.String("listen", "127.0.0.1:2113", "the address to serve on")
	cert := flag.String("tls-cert", "", "the certificate of a secure node")
	key := flag.String("tls-key", "", "its private key")
	projections := flag.Bool("standard-projections", false, "start the system projections")
	flag.Parse()
	ctx, shutdown := context.WithCancel(ctx)
	defer shutdown()
	options := esdbserver.Options{
		Listen: *listen, Shutdown: shutdown, StandardProjections: *projections,
		WriteTimeout: time.Minute, KeepAliveTimeout: time.Minute, // the machine may be busy
	}
	if *cert != "" {
		pair, err := tls.LoadX509KeyPair(*cert, *key)
		if err != nil {
			return err
		}
		options.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	}
	server, err := esdbserver.Open(*data, options)
	if err != nil {
		return err
	}
	fmt.Println("ready", server.URL())
	<-ctx.Done()
	return server.Close()
}
