// Command daybook is the one binary: the server, its embedded engines and the
// tools around them. It is the only place that knows every package; wire.go
// puts them together.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the build.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out a command line. A failure is told in as many lines as it
// has causes, each of which says what to do.
func run(ctx context.Context, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		if !errors.Is(err, context.Canceled) {
			fmt.Fprintln(os.Stderr, "daybook:", withAdvice(err))
		}
		return 1
	}
	return 0
}

// withAdvice adds what to do to an error that comes from the machine. A full
// disk is known by its text, since the engines' processes tell it in a log.
func withAdvice(err error) string {
	text := err.Error()
	if strings.Contains(strings.ToLower(text), "no space left on device") {
		text += " (make room, or name a folder on another disk with --data; nothing that was acknowledged is lost)"
	}
	return text
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "daybook",
		Short:         "A self-hosted CRM on an event log",
		Long:          "Daybook is a self-hosted CRM for small and medium sales teams. Begin with `daybook serve --demo`.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       version,
	}
	root.AddCommand(newServe(), newImport(), newUndo(), newDemo(), newDoctor(), newIndex(), newProjections(), newRebuild(), newSQL(), newReplay(), newEngine(), newVersion())
	return root
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version",
		Args:  cobra.NoArgs,
		Run:   func(cmd *cobra.Command, _ []string) { fmt.Fprintln(cmd.OutOrStdout(), version) },
	}
}

// configured declares the settings on a command and loads them before it runs.
func configured(cmd *cobra.Command, run func(context.Context, *cobra.Command, *Config, []string) error) *cobra.Command {
	config := &Config{}
	config.flags(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := config.load(cmd.Flags()); err != nil {
			return err
		}
		return run(cmd.Context(), cmd, config, args)
	}
	return cmd
}

// newLogger logs to standard error, so that standard output is for results.
func newLogger(level string) *slog.Logger {
	var l slog.Level
	_ = l.UnmarshalText([]byte(level)) // Validate has checked it
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: l}))
}
