package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/claims"
	"github.com/daybook-crm/daybook/privacy/keyring"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// core is what every role and every tool stands on: the log with its codec,
// the way to write to it, and the read sides.
type core struct {
	pool      *pgxpool.Pool
	secrets   *keyring.Secrets
	keys      *keyring.Keyring
	log       eventstore.Log
	codec     *codec.Codec
	bus       *commands.Bus
	reads     *readmodels.Store
	reports   *reporting.Store
	accounts  *auth.Accounts
	tokens    *auth.Tokens
	newMaster string // the path of the master key, when it was just made
	opened    stack  // the clients
}

// maxConns is how many connections to Postgres a process holds. A query takes
// a core for most of its time, so that a few a core keep Postgres busy; who
// waits for one waits in turn, in this process. With 24 on two cores as many
// servers fell over each other, and everybody waited longer for everything
// (docs/adr/0024-two-cores.md). Not fewer than that slow searches leave some
// to others, and never near Postgres' own limit.
func maxConns() int32 { return int32(min(max(8, 4*runtime.GOMAXPROCS(0)), 32)) }

// openCore opens the clients of the engines and brings the schemas up to date.
func openCore(ctx context.Context, c *Config, at endpoints, observe commands.Middleware, logger *slog.Logger) (*core, error) {
	k, err := openReadSides(ctx, c, at)
	if err != nil {
		return nil, err
	}
	log, err := esdb.Open(at.EventStore)
	if err != nil {
		k.close()
		return nil, err
	}
	k.opened.push(log.Close)
	k.log, k.codec = log, codec.New(k.keys)
	for _, e := range catalog.Events {
		k.codec.Register(e.Version, e.Zero, catalog.Upcasters[e.Zero.EventType()])
	}
	k.bus = commands.New(log, k.codec, claims.New(k.pool, k.secrets), logger,
		observe, commands.Authorize(auth.Allowed), commands.RetryOnConflict)
	return k, nil
}

// openReadSides opens what there is without the log: the read sides, the keys
// and the accounts.
func openReadSides(ctx context.Context, c *Config, at endpoints) (_ *core, err error) {
	k := &core{}
	defer func() {
		if err != nil {
			k.close()
		}
	}()
	if k.pool, err = openPool(ctx, at.Postgres); err != nil {
		return nil, err
	}
	k.opened.push(func() error { k.pool.Close(); return nil })
	for _, migrate := range []func(context.Context, *pgxpool.Pool) error{privacy.Migrate, auth.Migrate} {
		if err := migrate(ctx, k.pool); err != nil {
			return nil, err
		}
	}
	k.reads = readmodels.NewStore(k.pool)
	if err := k.reads.Migrate(ctx); err != nil {
		return nil, err
	}
	if k.reports, err = reporting.Open(ctx, at.ClickHouse, reporting.OnCluster(c.ClickHouseCluster)); err != nil {
		return nil, fmt.Errorf("open ClickHouse: %w", err)
	}
	k.opened.push(k.reports.Close)
	if err := k.openVault(c); err != nil {
		return nil, err
	}
	return k, k.openAccounts(ctx, c)
}

func openPool(ctx context.Context, url string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("URL of Postgres: %w", err)
	}
	config.MaxConns = maxConns()
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open Postgres: %w", err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("no answer from Postgres: %w", err)
	}
	return pool, nil
}

// openVault opens the keys under the master key, which is made on first start
// unless its place was configured: a key that is named must be there.
func (k *core) openVault(c *Config) error {
	master, made, err := keyring.OpenMaster(c.masterKey(), c.MasterKeyFile == "")
	if err != nil {
		return err
	}
	if made {
		k.newMaster = c.masterKey()
	}
	k.secrets = keyring.NewSecrets(k.pool, master)
	k.keys = keyring.New(k.pool, k.secrets)
	return nil
}

func (k *core) openAccounts(ctx context.Context, c *Config) error {
	secret, err := k.secrets.Get(ctx, "", "tokens")
	if err != nil {
		return err
	}
	if k.tokens, err = auth.NewTokens(secret); err != nil {
		return err
	}
	k.accounts = auth.NewAccounts(k.pool, k.tokens, directory{k.reads}, c.limits())
	return nil
}

// limits are those of the configuration.
func (c *Config) limits() auth.Limits {
	limits := auth.DefaultLimits()
	limits.Off = c.RateLimits == "off"
	return limits
}

// directory tells auth what the read models know of a member.
type directory struct{ reads *readmodels.Store }

func (d directory) Role(ctx context.Context, tenant, member string) (identity.Role, bool, error) {
	m, err := d.reads.Member(ctx, tenant, member)
	if err != nil || m == nil {
		return "", false, err
	}
	return identity.Role(m.Role), m.Active, nil
}

// close closes the clients; the engines go on.
func (k *core) close() { _ = k.opened.unwind() } // they only leave
