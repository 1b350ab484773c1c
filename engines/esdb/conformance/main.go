package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	only := flag.String("suite", "", "run one suite alone: v4, v4-tls, kurrentdb, node or python")
	flag.Parse()
	work, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }() // what is left in the temporary folder does no harm
	here, err := packageFolder(ctx)
	if err != nil {
		return err
	}
	left, err := readLeftOut(filepath.Join(here, "left_out.txt"))
	if err != nil {
		return err
	}
	server := filepath.Join(work, "server")
	if err := command(ctx, here, "go", "build", "-o", server, "./server").Run(); err != nil {
		return fmt.Errorf("building the server: %w", err)
	}
	var failures []error
	for _, s := range suites {
		if *only != "" && *only != s.name {
			continue
		}
		if err := s.run(ctx, here, filepath.Join(work, s.name), server, left[s.name]); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", s.name, err))
		}
	}
	for _, s := range scripts {
		if *only != "" && *only != s.suite {
			continue
		}
		if err := s.run(ctx, here, filepath.Join(work, s.suite), server); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", s.suite, err))
		}
	}
	return errors.Join(failures...)
}
