package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// script is a program of ours that tries a client whose own tests cannot be had. Its folder holds it and
// the list of what it needs, each in one pinned version.
type script struct {
	suite   string
	clients []client
	// install makes the client ready in the folder and returns the command that runs the script; a
	// reason instead says that this machine cannot.
	install func(ctx context.Context, folder, client string) (command []string, reason string, err error)
}

type client struct {
	name   string
	scheme string // of its URLs
}

// node is a program and the folder of its script.
const node = "node"

var scripts = []script{
	{
		suite: node, install: installNode,
		clients: []client{{"@eventstore/db-client", esdb}, {"@kurrent/kurrentdb-client", kurrentdb}},
	},
	{
		suite: "python", install: installPython,
		clients: []client{{"esdbclient", esdb}, {"kurrentdbclient", kurrentdb}},
	},
}

// run tries each client without and with TLS, each pair on a server of its own.
func (s script) run(ctx context.Context, here, work, server string) error {
	if err := copyFiles(filepath.Join(here, s.suite), work); err != nil {
		return err
	}
	if err := writeCertificates(filepath.Join(work, "certs")); err != nil {
		return err
	}
	var failures []error
	for _, c := range s.clients {
		command, reason, err := s.install(ctx, work, c.name)
		switch {
		case err != nil:
			return fmt.Errorf("installing %s: %w", c.name, err)
		case reason != "":
			fmt.Printf("%s: SKIPPED: %s\n", c.name, reason)
			continue
		}
		for _, secure := range []bool{false, true} {
			if err := s.try(ctx, c, command, secure, work, server); err != nil {
				failures = append(failures, fmt.Errorf("%s, TLS %t: %w", c.name, secure, err))
			}
		}
	}
	return errors.Join(failures...)
}

// copyFiles copies what lies in a folder, without the folders in it: somebody may have installed there.
func copyFiles(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, entry.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, entry.Name()), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (s script) try(ctx context.Context, c client, command []string, secure bool, work, server string) error {
	data, err := os.MkdirTemp(work, "data-")
	if err != nil {
		return err
	}
	address, stop, err := port{"localhost:0", secure}.serve(ctx, work, data, server)
	if err != nil {
		return err
	}
	defer stop()
	url, authority := c.scheme+"://"+address+"?tls=false", ""
	if secure {
		url, authority = c.scheme+"://admin:changeit@"+address, filepath.Join(work, "certs", "ca", "ca.crt")
	}
	cmd := exec.CommandContext(ctx, command[0], append(command[1:], c.name)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = work, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "EVENTSTORE="+url, "EVENTSTORE_CA="+authority)
	return cmd.Run()
}

// installNode installs both clients at once; the second time there is nothing left to do.
func installNode(ctx context.Context, folder, _ string) (run []string, reason string, err error) {
	run = []string{node, "smoke.js"}
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err == nil {
		return run, "", nil
	}
	return run, "", command(ctx, folder, "npm", "ci", "--no-audit", "--no-fund", "--silent", "--fetch-retries=10").Run()
}

// installPython makes an environment for each client: they want gRPC in different versions.
func installPython(ctx context.Context, folder, client string) (run []string, reason string, err error) {
	python, err := exec.LookPath("python3")
	if err != nil {
		return nil, "there is no python3 on this machine", nil //nolint:nilerr // that is the reason
	}
	environment := filepath.Join(folder, "env-"+client)
	if out, err := exec.CommandContext(ctx, python, "-m", "venv", environment).CombinedOutput(); err != nil {
		return nil, "python3 cannot make an environment (Debian: install python3-venv): " + lastLine(out), nil //nolint:nilerr // likewise
	}
	python = filepath.Join(environment, "bin", "python")
	install := command(ctx, folder, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
		"--timeout=60", "--retries=10", "-r", client+".txt")
	return []string{python, "smoke.py"}, "", install.Run()
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}
