// Package reporting is what analysts and reports read: ClickHouse tables, in
// a database a tenant, that a projection writes. Everything in it can be
// deleted and is built anew from the log.
//
// It holds no personal data, ever: no name, address, phone number, title or
// other text that somebody typed about a person; only ids, numbers, dates and
// the words of short lists (a lead's status, a company's industry).
//
// ClickHouse has no transaction over several tables and removes duplicates
// only when it gets round to it. So correctness rests on three rules:
//
//   - A row is written whole, with the log position of the last event that it
//     shows as its version. Of two rows with one key the higher version
//     holds; two with the same version are the same.
//   - Every read resolves duplicates itself (FINAL, or the newest row of an
//     id), whether or not they were merged.
//   - The checkpoint is written after the rows, so it never promises rows
//     that are not there. Rows without their checkpoint are harmless: the
//     events come again and are seen to be old.
package reporting

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"sync"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// Store is a ClickHouse server, or a cluster of replicas. It is safe for concurrent use.
type Store struct {
	conn    driver.Conn
	cluster cluster // or empty; see OnCluster
	aside   bool    // its databases are built beside those that serve
	at      string  // the name of its checkpoints; empty for those of today's generation
	known   *known  // nil where others write the tables too

	migrating sync.Mutex
	migrated  map[database]bool // by this process; see Migrate
	types     sync.Map          // of columns, by table; see typed
}

// Open connects to ClickHouse and makes the shared database when there is
// none. The URL's scheme chooses the protocol: http or https, or clickhouse
// for the native one.
func Open(ctx context.Context, address string, with ...Option) (*Store, error) {
	s := &Store{migrated: map[database]bool{}}
	for _, option := range with {
		if err := option(s); err != nil {
			return nil, err
		}
	}
	options, err := parse(address)
	if err != nil {
		return nil, err
	}
	if options.Settings == nil {
		options.Settings = clickhouse.Settings{}
	}
	maps.Copy(options.Settings, s.cluster.together())
	if s.conn, err = clickhouse.Open(options); err != nil {
		return nil, fmt.Errorf("open ClickHouse: %w", err)
	}
	if err := s.bootstrap(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open ClickHouse at %s: %w", options.Addr[0], err), s.conn.Close())
	}
	return s, nil
}

// Close ends the connections.
func (s *Store) Close() error { return s.conn.Close() }

// parse reads the URL. Its errors never show the URL, which holds a password.
func parse(address string) (*clickhouse.Options, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("the ClickHouse URL is not of the form clickhouse://user:password@host:port/ or http(s)://…")
	}
	if u.Scheme == "https" { // the client wants to be told twice
		query := u.Query()
		query.Set("secure", "true")
		u.RawQuery = query.Encode()
	}
	options, err := clickhouse.ParseDSN(u.String())
	if err != nil {
		return nil, errors.New("the ClickHouse URL has an option that is not understood")
	}
	options.DialTimeout = dialTimeout
	options.MaxOpenConns, options.MaxIdleConns = maxConns, maxConns
	if options.Compression == nil && options.Protocol == clickhouse.Native {
		options.Compression = &clickhouse.Compression{Method: clickhouse.CompressionLZ4}
	}
	return options, nil
}

const (
	dialTimeout = 5 * time.Second
	maxConns    = 8
)
