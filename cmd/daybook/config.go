package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/joho/godotenv"
	"github.com/spf13/pflag"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/auth"
)

// embedded, as the URL of an engine, means the one that Daybook brings along.
const embedded = "embedded"

// Config is everything that can be configured. Each field is set by a flag,
// else by an environment variable, else by the file, else by its default.
type Config struct {
	File              string
	Addr              string
	Data              string
	Engines           string
	EventStore        string
	Postgres          string
	ClickHouse        string
	ClickHouseHTTP    string
	ClickHouseCluster string
	Redis             string
	Bus               string
	MasterKeyFile     string
	AdminEmail        string
	AdminPassword     string
	Tenant            string
	RateLimits        string
	Introspection     string
	Persisted         string
	Roles             string
	AutoIndex         string
	LogLevel          string
	DebugAddr         string
	Demo              bool // fill in the demo company
	ReadOnly          bool // serve a replay
	FirstPipeline     bool // a first start makes a pipeline to begin with

	set map[string]bool // the settings that somebody has set
}

// named says whether somebody has set a setting, to whatever value.
func (c *Config) named(setting string) bool { return c.set[setting] }

// setting is one line of the configuration: the flag --name, the variable
// DAYBOOK_NAME.
type setting struct {
	name, initial, usage string
	value                *string
}

func (s setting) env() string {
	return "DAYBOOK_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

func (c *Config) settings() []setting {
	return []setting{
		{"addr", "127.0.0.1:8080", "where to serve", &c.Addr},
		{"data", "./data", "where the embedded engines keep their files", &c.Data},
		{"engines", "", "where the engine packages are, if not beside the program", &c.Engines},
		{"eventstore", embedded, "embedded, or esdb://user:pass@host:2113?tls=true", &c.EventStore},
		{"postgres", embedded, "embedded, or postgres://…", &c.Postgres},
		{"clickhouse", embedded, "embedded, or clickhouse://… or http(s)://…", &c.ClickHouse},
		{"clickhouse-http", "", "with clickhouse://…: the same server's http(s)://user:password@host:8123/, for analysts' statements", &c.ClickHouseHTTP},
		{"clickhouse-cluster", "", "with clickhouse://… or http(s)://…: the name of the cluster (one shard of replicas) on which tables are made", &c.ClickHouseCluster},
		{"redis", "", "not in this version: sessions are in Postgres, limits in memory", &c.Redis},
		{"bus", "eventstore", "eventstore; others are not in this version", &c.Bus},
		{"master-key-file", "", "the key that wraps all keys; default: master.key under the data folder, made on first start", &c.MasterKeyFile},
		{"admin-email", "", "first start only: who administers the first tenant", &c.AdminEmail},
		{"admin-password", "", "first start only: the admin's password; unset: made up and printed once", &c.AdminPassword},
		{"tenant", "main", "first start only: the id of the first tenant", &c.Tenant},
		{"rate-limits", "on", "on, or off for load tests", &c.RateLimits},
		{"introspection", "on", "on, or off: clients cannot read the schema of the API", &c.Introspection},
		{"persisted-queries", "", "a JSON file {SHA-256 in hex: operation}; only these are answered, the web app's have to be among them; unset: any operation", &c.Persisted},
		{"roles", "api,projector,worker", "what this process does; several processes share the engines", &c.Roles},
		{"auto-index", "200", "projector: after how many uses by lists, or two seconds of them, a custom field gets an index in the background; 0: never", &c.AutoIndex},
		{"debug-addr", "", "where to serve profiles (/debug/pprof/); unset: nowhere", &c.DebugAddr},
		{"log-level", "info", "debug, info, warn or error", &c.LogLevel},
	}
}

// flags declares the flags. Their defaults are shown, but set last, by load.
func (c *Config) flags(set *pflag.FlagSet) {
	for _, s := range c.settings() {
		set.StringVar(s.value, s.name, s.initial, fmt.Sprintf("%s ($%s)", s.usage, s.env()))
	}
	set.StringVar(&c.File, "config", "", "a file of lines NAME=value, named like the variables ($DAYBOOK_CONFIG)")
}

// load fills in what no flag has set: from the environment, then the file.
func (c *Config) load(set *pflag.FlagSet) error {
	if !set.Changed("config") {
		c.File = os.Getenv("DAYBOOK_CONFIG")
	}
	file := map[string]string{}
	if c.File != "" {
		var err error
		if file, err = readFile(c.File); err != nil {
			return err
		}
	}
	var unknown []error
	for name := range file {
		if !slices.ContainsFunc(c.settings(), func(s setting) bool { return s.env() == name }) {
			unknown = append(unknown, fmt.Errorf("%s: there is no setting %s", c.File, name))
		}
	}
	c.set = map[string]bool{}
	for _, s := range c.settings() {
		value, inEnvironment := os.LookupEnv(s.env())
		if !inEnvironment {
			value = file[s.env()]
		}
		_, inFile := file[s.env()]
		c.set[s.name] = set.Changed(s.name) || inEnvironment || inFile
		if c.set[s.name] && !set.Changed(s.name) {
			*s.value = value
		}
	}
	return errors.Join(append(unknown, c.Validate())...)
}

func readFile(path string) (map[string]string, error) {
	values, err := godotenv.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the configuration file %s does not exist", path)
	}
	if err != nil {
		return nil, fmt.Errorf("the configuration file %s: %w", path, err)
	}
	return values, nil
}

// Validate reports every problem at once.
func (c *Config) Validate() error {
	var problems []error
	problem := func(name, format string, args ...any) {
		problems = append(problems, fmt.Errorf("--"+name+": "+format, args...))
	}
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		problem("addr", "%q is not HOST:PORT", c.Addr)
	}
	checkURL := func(name, value string, schemes ...string) {
		scheme, _, ok := strings.Cut(value, "://")
		if value != embedded && (!ok || !slices.Contains(schemes, scheme)) {
			problem(name, "must be embedded or begin with %s://", strings.Join(schemes, ":// or "))
		}
	}
	checkURL("eventstore", c.EventStore, "esdb", "esdb+discover", "kurrentdb")
	checkURL("postgres", c.Postgres, "postgres", "postgresql")
	checkURL("clickhouse", c.ClickHouse, "clickhouse", "http", "https")
	if c.ClickHouseHTTP != "" {
		checkURL("clickhouse-http", c.ClickHouseHTTP, "http", "https")
	}
	if c.ClickHouseCluster != "" && c.ClickHouse == embedded {
		problem("clickhouse-cluster", "is for a ClickHouse of one's own: say --clickhouse as well")
	}
	if c.Redis != "" {
		problem("redis", "this version keeps sessions in Postgres only; leave it unset")
	}
	if c.Bus != "eventstore" {
		problem("bus", "this version knows only eventstore")
	}
	if !tenant.ValidID(c.Tenant) {
		problem("tenant", "%q must be 1 to 31 lower-case letters and digits, a letter first", c.Tenant)
	}
	if c.AdminPassword != "" && auth.CheckPassword(c.AdminPassword) != nil {
		problem("admin-password", "has fewer than %d characters", auth.MinPassword)
	}
	checkOneOf := func(name, value string, known ...string) {
		if !slices.Contains(known, value) {
			problem(name, "%q is none of %s", value, strings.Join(known, ", "))
		}
	}
	checkOneOf("rate-limits", c.RateLimits, "on", "off")
	checkOneOf("introspection", c.Introspection, "on", "off")
	checkOneOf("log-level", c.LogLevel, "debug", "info", "warn", "error")
	if c.Persisted != "" {
		if _, err := graphql.ReadAllowed(c.Persisted); err != nil {
			problem("persisted-queries", "%w", err)
		}
	}
	for role := range strings.SplitSeq(c.Roles, ",") {
		checkOneOf("roles", role, "api", "projector", "worker")
	}
	if _, err := strconv.ParseUint(c.AutoIndex, 10, 31); err != nil {
		problem("auto-index", "%q is not a number from 0 on", c.AutoIndex)
	}
	return errors.Join(problems...)
}

// has says whether the process has a role.
func (c *Config) has(role string) bool {
	return slices.Contains(strings.Split(c.Roles, ","), role)
}

// leastUses is after how many uses a custom field gets an index; 0 is never.
func (c *Config) leastUses() int64 {
	n, _ := strconv.ParseInt(c.AutoIndex, 10, 64) // Validate has seen it
	return n
}

// masterKey gives the path of the master key file.
func (c *Config) masterKey() string {
	if c.MasterKeyFile != "" {
		return c.MasterKeyFile
	}
	return filepath.Join(c.Data, "master.key")
}
