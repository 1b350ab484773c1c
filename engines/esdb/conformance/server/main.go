// Command server runs the embedded event store alone, in the foreground: what the conformance suites
// start for every database they ask for.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	data := flag.String("data", "", "the folder of the store")
	listen := flag.String("listen", "127.0.0.1:2113", "the address to serve on")
	flag.Parse()
	server, err := esdbserver.Open(*data, esdbserver.Options{Listen: *listen})
	if err != nil {
		return err
	}
	fmt.Println("ready", server.URL())
	<-ctx.Done()
	return server.Close()
}
