package postgres

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// readPassword returns the password in the data folder, and makes it first if
// there is none. It is written whole before a cluster is made with it.
func readPassword(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err == nil && len(bytes.TrimSpace(text)) > 0 {
		return string(bytes.TrimSpace(text)), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("postgres: %w", err)
	}
	password := rand.Text()
	if err := writeSynced(path, password+"\n"); err != nil {
		return "", fmt.Errorf("postgres: %w", err)
	}
	return password, nil
}

// writeSynced writes a file of mode 0600 that is there whole or not at all,
// after a power cut too.
func writeSynced(path, text string) error {
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// makeCluster runs initdb unless there is a cluster. initdb works in a scratch
// folder, and the cluster takes its place by a rename: a kill in the middle
// leaves nothing but a scratch folder, which the next start throws away.
func (s *Server) makeCluster(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(s.cfg.cluster(), "PG_VERSION")); err == nil {
		return s.checkVersion()
	}
	scratch := s.cfg.scratch()
	if err := os.RemoveAll(scratch); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	if err := os.Mkdir(scratch, 0o700); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	secret, made := filepath.Join(scratch, "password"), filepath.Join(scratch, "cluster")
	if err := os.WriteFile(secret, []byte(s.secret), 0o600); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	if err := errors.Join(s.account.own(scratch), s.account.own(secret)); err != nil {
		return err
	}
	if err := s.initdb(ctx, made, secret); err != nil {
		return err
	}
	if err := os.Rename(made, s.cfg.cluster()); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	return syncFolder(s.cfg.Data)
}

// initdb prefers C.UTF-8: it orders by code point, which no upgrade of the C
// library changes, and it folds case in all of Unicode. An index in ICU's or a
// language's order would have to be rebuilt after some upgrades; a list that is
// to be sorted for people says COLLATE "und-x-icu". Where the C library does not
// know C.UTF-8, ICU stands in.
func (s *Server) initdb(ctx context.Context, folder, secret string) error {
	common := []string{
		"--pgdata=" + folder, "--username=" + superuser, "--pwfile=" + secret,
		"--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums",
	}
	out, err := s.runInitdb(ctx, append(common, "--locale=C.UTF-8"))
	if err != nil && strings.Contains(out, "invalid locale name") {
		out, err = s.runInitdb(ctx, append(common, "--locale=C", "--locale-provider=icu", "--icu-locale=und"))
	}
	if err != nil && out != "" {
		return fmt.Errorf("postgres: initdb: %w: %s", err, oneLine(out))
	} else if err != nil {
		return fmt.Errorf("postgres: initdb: %w", err)
	}
	return nil
}

func (s *Server) runInitdb(ctx context.Context, args []string) (string, error) {
	cmd := s.account.command(filepath.Join(s.native, "bin", "initdb"), args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := s.launch(cmd); err != nil {
		return "", err
	}
	stop := context.AfterFunc(ctx, func() { _ = cmd.Process.Kill() })
	defer stop()
	if err := cmd.Wait(); err != nil {
		return out.String(), errors.Join(ctx.Err(), err)
	}
	return out.String(), nil
}

// explain says what to do if the account's programs cannot be started.
func (s *Server) explain(err error) error {
	if !s.account.reach || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("the user %s, who runs Postgres for root, may not pass the folders on the way to %s or %s, and this system does not let root allow it: move Daybook and its data elsewhere, or chmod o+x the folders (%w)", s.account.name, s.native, s.cfg.Data, err)
}

// major is the version of Postgres whose clusters this package opens.
const major = "16"

func (s *Server) checkVersion() error {
	text, err := os.ReadFile(filepath.Join(s.cfg.cluster(), "PG_VERSION"))
	if err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	if version := strings.TrimSpace(string(text)); version != major {
		return fmt.Errorf("postgres: %s was made by Postgres %s, this is %s: dump it with the old version and load it here", s.cfg.cluster(), version, major)
	}
	return nil
}

// syncFolder makes a rename in folder survive a power cut.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	return f.Sync()
}
