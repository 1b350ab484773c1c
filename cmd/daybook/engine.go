package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/engines/clickhouse"
	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

func newEngine() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "engine",
		Short: "Run one embedded engine alone, in the foreground",
	}
	cmd.AddCommand(newEngineEventStore(), newEngineClickHouse())
	return cmd
}

func newEngineEventStore() *cobra.Command {
	var data, listen, backups, certificate, key string
	cmd := &cobra.Command{
		Use:   "eventstore",
		Short: "An EventStoreDB server, for the official clients",
		Long: `An EventStoreDB server, for the official clients.

While it runs, administrators back it up and check it over HTTP on the same port:

  curl -X POST http://127.0.0.1:2113/admin/backup      copies the log to a new folder below --backups
  curl -X POST http://127.0.0.1:2113/admin/verify      reads and checks everything that is stored
  curl http://127.0.0.1:2113/admin/verify/current      how far it has come, and what it found

With TLS this takes https, and -u admin:... A backup is a data folder: to go back to one, copy it and
start with --data naming the copy.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			secure, err := serverTLS(certificate, key)
			if err != nil {
				return err
			}
			ctx, shutdown := context.WithCancel(cmd.Context())
			defer shutdown()
			server, err := esdbserver.Open(data, esdbserver.Options{
				Listen: listen, TLS: secure, Backups: backups, Shutdown: shutdown, Logger: newLogger("info"),
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), "listening", server.Addr())
			<-ctx.Done()
			return server.Close()
		},
	}
	cmd.Flags().StringVar(&data, "data", "./eventstore", "where the log is kept")
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:2113", "where to serve")
	cmd.Flags().StringVar(&backups, "backups", "./eventstore-backups", "where backups go, which an administrator makes over HTTP")
	cmd.Flags().StringVar(&certificate, "tls-cert", "", "a certificate in PEM; without one everybody who can connect may do everything")
	cmd.Flags().StringVar(&key, "tls-key", "", "the certificate's key in PEM")
	return cmd
}

// serverTLS reads a certificate and its key; nil without them.
func serverTLS(certificate, key string) (*tls.Config, error) {
	if certificate == "" && key == "" {
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, fmt.Errorf("--tls-cert and --tls-key: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

// newEngineClickHouse serves for a person who asks for it, or, started by
// Daybook itself, as the child that Daybook keeps.
func newEngineClickHouse() *cobra.Command {
	var serve clickhouse.ServeConfig
	cmd := &cobra.Command{
		Use:   "clickhouse",
		Short: "A ClickHouse server that speaks its HTTP protocol",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			// A child ends with its parent, not at the Ctrl-C that both get.
			if child, inherited := clickhouse.Inherited(); inherited {
				return clickhouse.Serve(context.WithoutCancel(cmd.Context()), child)
			}
			serve.Password = rand.Text()
			fmt.Fprintln(cmd.OutOrStdout(), "user default, password", serve.Password)
			return clickhouse.Serve(cmd.Context(), serve)
		},
	}
	cmd.Flags().StringVar(&serve.Data, "data", "./clickhouse", "where the tables are kept")
	cmd.Flags().StringVar(&serve.Listen, "listen", "127.0.0.1:8123", "where to serve")
	return cmd
}
