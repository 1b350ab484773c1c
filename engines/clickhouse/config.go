package clickhouse

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
)

// ServeConfig is what a server needs. Data and Password are required.
type ServeConfig struct {
	Packages string // where the npm packages stand; "" searches, see engines.Packages
	Data     string // the data folder; one process at a time
	Listen   string // default 127.0.0.1:0, a free port
	User     string // default "default"
	Password string

	Memory   int64 // bytes the engine may use in all; default 1 GiB
	Sessions int   // statements side by side; default 8, further ones wait

	Ready  io.Writer // gets the line "listening ADDR"; default os.Stdout
	Logger *slog.Logger

	child bool // of Start: there is a parent, which is to end this process
}

func (c *ServeConfig) fill() error {
	c.Listen = cmp.Or(c.Listen, "127.0.0.1:0")
	c.User = cmp.Or(c.User, usual)
	c.Memory = cmp.Or(c.Memory, 1<<30)
	c.Sessions = cmp.Or(c.Sessions, 8)
	c.Logger = cmp.Or(c.Logger, slog.Default())
	if c.Ready == nil {
		c.Ready = os.Stdout
	}
	var problems []error
	if c.Data == "" {
		problems = append(problems, errors.New("clickhouse: Data, the data folder, is not set"))
	}
	if c.Password == "" {
		problems = append(problems, errors.New("clickhouse: Password is not set"))
	}
	if c.Memory < 256<<20 {
		problems = append(problems, fmt.Errorf("clickhouse: Memory is %d bytes, it takes at least 256 MiB", c.Memory))
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	data, err := filepath.Abs(c.Data)
	c.Data = data
	return err
}

// engineArgs are the options of the engine itself and of every session.
func (c *ServeConfig) engineArgs(file string) []string {
	bytes := func(n int64) string { return strconv.FormatInt(n, 10) }
	args := []string{
		"--path=" + c.Data, "--config-file=" + file,
		// Over all statements and merges; one that wants more fails with code
		// 241, and the process lives.
		"--max_server_memory_usage=" + bytes(c.Memory),
		"--max_memory_usage=" + bytes(c.Memory/2),
		// Large sorts and groups go to disk well before that.
		"--max_bytes_before_external_group_by=" + bytes(c.Memory/4),
		"--max_bytes_before_external_sort=" + bytes(c.Memory/4),
		// The default of 5 GiB is meant for a machine of its own.
		"--mark_cache_size=" + bytes(c.Memory/16),
	}
	for _, s := range standingSettings {
		args = append(args, "--"+s.name+"="+s.value)
	}
	return args
}

// usual is the name of the user and of the database that ClickHouse takes when
// none is given.
const usual = "default"

// handover is the environment variable in which a parent hands its child the
// configuration. Not the arguments: they are there for every user to read.
const handover = "DAYBOOK_ENGINE_CLICKHOUSE"

type handedOver struct {
	Packages, Data, Listen, User, Password string
	Memory                                 int64
	Sessions                               int
}

// Inherited returns the configuration that Start hands to its child, and false
// in a process that was not started that way.
func Inherited() (ServeConfig, bool) {
	var h handedOver
	if json.Unmarshal([]byte(os.Getenv(handover)), &h) != nil {
		return ServeConfig{}, false
	}
	return ServeConfig{
		Packages: h.Packages, Data: h.Data, Listen: h.Listen, User: h.User, Password: h.Password,
		Memory: h.Memory, Sessions: h.Sessions, child: true,
	}, true
}

func (h handedOver) environment() string {
	text, err := json.Marshal(h) //nolint:gosec // the password is what is handed over
	if err != nil {
		panic(err) // strings and numbers
	}
	return handover + "=" + string(text)
}
