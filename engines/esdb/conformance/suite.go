package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// suite is the tests of one client in one mode.
type suite struct {
	name, module, version string
	tests                 string // their folder in the module
	packages              []string
	replaced              string // the file that is ours, "" if none
	environment           []string
	ports                 []port // servers that the tests expect on fixed ports
}

// The packages of the two clients, which are the schemes of their URLs as well. The older one has its tests
// beside it.
const (
	esdb      = "esdb"
	kurrentdb = "kurrentdb"
)

var suites = []suite{
	{
		name: "v4", module: "github.com/EventStore/EventStore-Client-Go/v4", version: "v4.2.0", tests: esdb,
		packages: []string{esdb}, replaced: "containers_test.go", environment: []string{"EVENTSTORE_INSECURE=true"},
	},
	{
		name: "v4-tls", module: "github.com/EventStore/EventStore-Client-Go/v4", version: "v4.2.0", tests: esdb,
		packages: []string{esdb}, replaced: "containers_test.go", environment: []string{"EVENTSTORE_INSECURE=false"},
	},
	{
		name: kurrentdb, module: "github.com/kurrent-io/KurrentDB-Client-Go", version: "v1.0.1", tests: "test",
		packages: []string{kurrentdb}, ports: []port{{"localhost:2114", false}, {"localhost:2115", true}},
	},
}

// run prepares a module and runs its tests. Those that fail run once more, each alone.
func (s suite) run(ctx context.Context, here, work, server string, left []exception) error {
	if err := s.prepare(ctx, here, work); err != nil {
		return fmt.Errorf("preparing: %w", err)
	}
	skip := "-skip=" + skipPattern(left)
	r, err := s.test(ctx, work, server, skip)
	if err != nil {
		return err
	}
	r.print(s.name, left)
	if !r.complete { // a test that is out of time may end the whole program, and those behind it never begin
		fmt.Printf("%s: broke off, once more from the start\n", s.name)
		if r, err = s.test(ctx, work, server, skip); err != nil {
			return err
		}
		r.print(s.name, nil)
	}
	switch {
	case !r.complete:
		return fmt.Errorf("the tests broke off; %d failed until then", len(r.failed))
	case r.passed == 0:
		return errors.New("no test ran")
	}
	return s.again(ctx, work, server, skip, r.failed)
}

// again runs the tests that failed once more, each alone: they have deadlines of a few seconds, which are
// not ours to change and which a busy machine misses. One that fails alone as well has failed.
func (s suite) again(ctx context.Context, work, server, skip string, tests []string) error {
	var failures []error
	for _, test := range tests {
		alone, err := s.test(ctx, work, server, skip, "-run="+testPattern(test))
		if err != nil {
			return err
		}
		if alone.passed == 0 || len(alone.failed) > 0 || !alone.complete {
			alone.print(s.name+", alone", nil)
			failures = append(failures, fmt.Errorf("%s failed, and failed again alone", test))
			continue
		}
		fmt.Printf("  AGAIN    %s failed under load, passed alone\n", test)
	}
	return errors.Join(failures...)
}

// test starts what the tests expect and runs them, one after the other.
func (s suite) test(ctx context.Context, work, server string, which ...string) (*results, error) {
	for _, p := range s.ports {
		data, err := os.MkdirTemp(work, "data-")
		if err != nil {
			return nil, err
		}
		_, stop, err := p.serve(ctx, work, data, server)
		if err != nil {
			return nil, err
		}
		defer stop()
	}
	arguments := append([]string{"test", "-json", "-count=1", "-parallel=1", "-timeout=20m", "-overlay=overlay.json"}, which...)
	cmd := exec.CommandContext(ctx, "go", append(arguments, "./tests")...)
	cmd.Dir, cmd.Stderr = work, os.Stderr
	cmd.Env = append(os.Environ(), append(s.environment, "SERVER="+server, "CERTS="+filepath.Join(work, "certs"))...)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	r := readResults(out)
	if err := cmd.Wait(); err != nil && len(r.failed) == 0 {
		r.complete = false
	}
	return r, nil
}

// prepare makes a module with the client in it, certificates, and the overlay.
func (s suite) prepare(ctx context.Context, here, work string) error {
	tests := filepath.Join(work, "tests")
	if err := os.MkdirAll(tests, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, "go.mod"), []byte("module conformance\n\ngo 1.24\n"), 0o600); err != nil {
		return err
	}
	get := []string{"get", "github.com/stretchr/testify/suite@v1.10.0", "github.com/stretchr/testify/require@v1.10.0", "github.com/google/uuid@v1.6.0"}
	for _, p := range s.packages {
		get = append(get, s.module+"/"+p+"@"+s.version)
	}
	if err := command(ctx, work, "go", get...).Run(); err != nil {
		return err
	}
	list := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", s.module)
	list.Dir = work
	out, err := list.Output()
	if err != nil {
		return err
	}
	source := strings.TrimSpace(string(out))
	if err := os.Symlink(filepath.Join(source, "resources"), filepath.Join(work, "resources")); err != nil {
		return err
	}
	if err := writeCertificates(filepath.Join(work, "certs")); err != nil {
		return err
	}
	return s.overlay(here, work, filepath.Join(source, s.tests))
}

// overlay puts the client's test files, and our fixture, into the package of the new module.
func (s suite) overlay(here, work, source string) error {
	files, err := filepath.Glob(filepath.Join(source, "*_test.go"))
	if err != nil {
		return err
	}
	replace := map[string]string{}
	for _, f := range files {
		replace[filepath.Join(work, "tests", filepath.Base(f))] = f
	}
	if s.replaced != "" {
		replace[filepath.Join(work, "tests", s.replaced)] = filepath.Join(here, "fixture", "containers.go.txt")
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(work, "overlay.json"), data, 0o600)
}

// command is one whose errors are shown.
func command(ctx context.Context, dir, name string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, arguments...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	return cmd
}

// packageFolder is where this package's files are.
func packageFolder(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}", "github.com/daybook-crm/daybook/engines/esdb/conformance").Output()
	return strings.TrimSpace(string(out)), err
}
