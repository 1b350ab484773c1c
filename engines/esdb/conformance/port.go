package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// port is where a server is to be.
type port struct {
	address string
	secure  bool
}

// serve runs a server at the address that the tests name, with the certificates in the folder of work, and
// returns where it is to be dialled: port 0 becomes a free one.
func (p port) serve(ctx context.Context, work, data, server string) (address string, stop func(), err error) {
	host, number, err := net.SplitHostPort(p.address)
	if err != nil {
		return "", nil, err
	}
	arguments := []string{"-listen", "127.0.0.1:" + number, "-data", data}
	if p.secure {
		node := filepath.Join(work, "certs", "node", "node")
		arguments = append(arguments, "-tls-cert", node+".crt", "-tls-key", node+".key")
	}
	cmd := exec.CommandContext(ctx, server, arguments...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n') // it says when it is ready, and where
	ready, urlErr := url.Parse(strings.TrimSpace(strings.TrimPrefix(line, "ready ")))
	if err := errors.Join(err, urlErr); err != nil {
		return "", nil, errors.Join(fmt.Errorf("the server at %s did not start: %w", p.address, err), cmd.Wait())
	}
	return net.JoinHostPort(host, ready.Port()), func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	}, nil
}
