package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/bench/load"
)

// writer appends to a stream of its own.
type writer struct {
	number   int
	stream   string
	revision int64 // of the stream's last event; -1 if there is none
}

// eventLog is written to by many at once.
type eventLog interface {
	// append adds events to the writer's stream, all or none, provided the
	// stream ends where the writer believes it to. They are on disk when it
	// returns.
	append(ctx context.Context, w *writer, events []event) error
	close() error
}

// shape is a way of writing.
type shape struct {
	name           string
	writers, batch int
	target         float64 // events a second
}

// maxWriters is the most that a shape has.
const maxWriters = 200

var shapes = []shape{
	{name: "one writer", writers: 1, batch: 1},
	{name: "200 writers", writers: maxWriters, batch: 1, target: 15_000},
	{name: "10 writers, batches of 100", writers: 10, batch: 100, target: 80_000},
}

// beside are the logs to be compared, ours first.
type beside struct{ ours, disk, pebble, postgres eventLog }

func (b *beside) open(ctx context.Context, dir string) (err error) {
	if b.ours, err = openOurs(dir + "/ours"); err != nil {
		return err
	}
	if b.disk, err = openDisk(dir + "/disk"); err != nil {
		return err
	}
	if b.pebble, err = openPebble(dir + "/pebble"); err != nil {
		return err
	}
	b.postgres, err = openPostgres(ctx, dir+"/postgres")
	return err
}

func (b *beside) close() (err error) {
	for _, l := range []eventLog{b.ours, b.disk, b.pebble, b.postgres} {
		if l != nil {
			err = errors.Join(err, l.close())
		}
	}
	return err
}

// writers measures each shape on all four logs, one right after the other.
func (b *bench) writers(ctx context.Context) (err error) {
	var logs beside
	defer func() { err = errors.Join(err, logs.close()) }()
	if err := logs.open(ctx, b.dir); err != nil {
		return err
	}
	for _, s := range shapes {
		var results [4]load.Result
		for i, l := range []eventLog{logs.ours, logs.disk, logs.pebble, logs.postgres} {
			if results[i], err = b.write(ctx, l, s); err != nil {
				return err
			}
		}
		if s.writers == 1 {
			latencies(s, results).print()
		}
		rates(s, results).print()
	}
	return nil
}

// write measures a shape on one log, after a little warming up.
func (b *bench) write(ctx context.Context, l eventLog, s shape) (load.Result, error) {
	writers := make([]writer, s.writers)
	for i := range writers {
		writers[i] = writer{number: i, stream: fmt.Sprintf("%s-%d", s.name, i), revision: -1}
	}
	call := func(ctx context.Context, client, _ int) error {
		w := &writers[client]
		if err := l.append(ctx, w, newEvents(s.batch)); err != nil {
			return err
		}
		w.revision += int64(s.batch)
		return nil
	}
	if warm := load.Run(ctx, s.name, s.writers, b.during/4, call); warm.FirstErr != nil {
		return warm, warm.FirstErr
	}
	result := load.Run(ctx, s.name, s.writers, b.during, call)
	return result, errors.Join(result.FirstErr, ctx.Err())
}

// latencies is the row of what a writer waits for. The target is a millisecond
// beyond the disk's own sync.
func latencies(s shape, of [4]load.Result) row {
	p50 := func(i int) string { return millis(of[i].Quantile(0.5)) }
	return row{
		what: s.name + ", p50 ms", measured: p50(0), target: millis(1e6 + of[1].Quantile(0.5)),
		disk: p50(1), pebble: p50(2), postgres: p50(3),
	}
}

// rates is the row of events a second.
func rates(s shape, of [4]load.Result) row {
	rate := func(i int) float64 { return of[i].Rate() * float64(s.batch) }
	r := row{
		what: s.name + ", events/s", measured: whole(rate(0)), disk: whole(rate(1)),
		pebble: whole(rate(2)), ofPebble: times(rate(0), rate(2)),
		postgres: whole(rate(3)), ofPostgres: times(rate(0), rate(3)),
	}
	if s.target > 0 {
		r.target = whole(s.target)
	}
	return r
}
