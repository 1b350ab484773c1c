package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/engines/postgres"
)

// postgresLog is a table of events in the Postgres that Daybook brings along.
//
// It promises a little less than a log: a later position may become visible
// before an earlier one, so who follows the table would miss events.
type postgresLog struct {
	server *postgres.Server
	pool   *pgxpool.Pool
}

const createTable = `
CREATE TABLE events (
	position bigserial PRIMARY KEY,
	stream   text NOT NULL,
	revision bigint NOT NULL,
	id       uuid NOT NULL,
	type     text NOT NULL,
	data     bytea NOT NULL,
	metadata bytea NOT NULL,
	UNIQUE (stream, revision)
)`

// appendRows is a transaction of one statement: it adds nothing if the stream
// does not end at revision $2, and fails if somebody else was faster.
const appendRows = `
INSERT INTO events (stream, revision, id, type, data, metadata)
SELECT $1, $2 + n, id, $3, data, ''
FROM unnest($4::uuid[], $5::bytea[]) WITH ORDINALITY AS new (id, data, n)
WHERE coalesce((SELECT max(revision) FROM events WHERE stream = $1), -1) = $2
ORDER BY n`

// connections are fewer than 200 writers, who take turns: each is a process.
const connections = 64

func openPostgres(ctx context.Context, dir string) (_ *postgresLog, err error) {
	p := &postgresLog{}
	if p.server, err = postgres.Start(ctx, postgres.Config{Data: dir, Logger: quiet}); err != nil {
		return nil, err
	}
	if err := p.prepare(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

func (p *postgresLog) prepare(ctx context.Context) (err error) {
	if p.pool, err = pgxpool.New(ctx, fmt.Sprintf("%s&pool_max_conns=%d", p.server.URL(), connections)); err != nil {
		return err
	}
	var promises string
	const ask = `SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes')`
	if err := p.pool.QueryRow(ctx, ask).Scan(&promises); err != nil {
		return err
	}
	if strings.ReplaceAll(promises, "on", "") != "" {
		return fmt.Errorf("this Postgres does not promise that a commit is on disk: %s", promises)
	}
	_, err = p.pool.Exec(ctx, createTable)
	return err
}

func (p *postgresLog) append(ctx context.Context, w *writer, events []event) error {
	ids, data := make([][16]byte, len(events)), make([][]byte, len(events))
	for i, e := range events {
		ids[i], data[i] = e.id, e.data
	}
	tag, err := p.pool.Exec(ctx, appendRows, w.stream, w.revision, eventType, ids, data)
	if err != nil {
		return err
	}
	if tag.RowsAffected() != int64(len(events)) {
		return fmt.Errorf("the stream %s does not end at revision %d", w.stream, w.revision)
	}
	return nil
}

func (p *postgresLog) close() error {
	if p.pool != nil {
		p.pool.Close()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return p.server.Stop(ctx)
}
