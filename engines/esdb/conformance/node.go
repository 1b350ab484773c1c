package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// nodeClients are the official clients for Node; node/package.json pins their versions.
var nodeClients = []string{"@eventstore/db-client", "@kurrent/kurrentdb-client"}

// runNode tries the Node clients against a server of their own. Their test suites are not run: node/smoke.js
// does what they rely on and the Go suites do not.
func runNode(ctx context.Context, here, work, server string) error {
	if err := os.MkdirAll(work, 0o700); err != nil {
		return err
	}
	for _, file := range []string{"package.json", "package-lock.json", "smoke.js"} {
		data, err := os.ReadFile(filepath.Join(here, "node", file))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(work, file), data, 0o600); err != nil {
			return err
		}
	}
	if err := command(ctx, work, "npm", "ci", "--no-audit", "--no-fund", "--silent").Run(); err != nil {
		return fmt.Errorf("installing the clients: %w", err)
	}
	stop, err := port{address: "localhost:2116"}.serve(ctx, work, server)
	if err != nil {
		return err
	}
	defer stop()
	for _, client := range nodeClients {
		cmd := exec.CommandContext(ctx, "node", "smoke.js", client)
		cmd.Dir, cmd.Stdout, cmd.Stderr = work, os.Stdout, os.Stderr
		cmd.Env = append(os.Environ(), "EVENTSTORE=esdb://127.0.0.1:2116?tls=false")
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", client, err)
		}
	}
	return nil
}
