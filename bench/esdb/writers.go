package main

import (
	"context"
	"errors"
	"fmt"
	"time"

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

// opener makes a log in a folder.
type opener func(ctx context.Context, dir string) (eventLog, error)

// opening is an opener of a certain log.
func opening[L eventLog](open func(ctx context.Context, dir string) (L, error)) opener {
	return func(ctx context.Context, dir string) (eventLog, error) { return open(ctx, dir) }
}

// The columns of the table. Each log is opened, measured and closed before the
// next, so that none of them works in another's time.
const (
	inOurs = iota
	onDisk
	inPebble
	inPostgres
	columns
)

var openers = [columns]opener{
	inOurs: opening(openOurs), onDisk: opening(openDisk), inPebble: opening(openPebble), inPostgres: opening(openPostgres),
}

// writers measures each shape on each log.
func (b *bench) writers(ctx context.Context) error {
	results := make([][columns]load.Result, len(shapes))
	for column, open := range openers {
		l, err := open(ctx, fmt.Sprintf("%s/%d", b.dir, column))
		if err != nil {
			return err
		}
		for i, s := range shapes {
			if results[i][column], err = b.write(ctx, l, s); err != nil {
				return errors.Join(err, l.close())
			}
		}
		if err := l.close(); err != nil {
			return err
		}
	}
	latencies(shapes[0], results[0]).print()
	for i, s := range shapes {
		rates(s, results[i]).print()
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
func latencies(s shape, of [columns]load.Result) row {
	p50 := func(i int) string { return millis(of[i].Quantile(0.5)) }
	return row{
		what: s.name + ", p50 ms", measured: p50(inOurs), target: millis(time.Millisecond + of[onDisk].Quantile(0.5)),
		disk: p50(onDisk), pebble: p50(inPebble), postgres: p50(inPostgres),
	}
}

// rates is the row of events a second.
func rates(s shape, of [columns]load.Result) row {
	rate := func(i int) float64 { return of[i].Rate() * float64(s.batch) }
	r := row{
		what: s.name + ", events/s", measured: whole(rate(inOurs)), disk: whole(rate(onDisk)),
		pebble: whole(rate(inPebble)), ofPebble: times(rate(inOurs), rate(inPebble)),
		postgres: whole(rate(inPostgres)), ofPostgres: times(rate(inOurs), rate(inPostgres)),
	}
	if s.target > 0 {
		r.target = whole(s.target)
	}
	return r
}
