package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

// reads is what there is to read: more than the server's cache holds.
const reads = 500_000

// reading measures how fast one client reads a long stream, and $all.
func (b *bench) reading(ctx context.Context) (err error) {
	dir := b.dir + "/reading"
	if err := fill(ctx, dir, reads, reads); err != nil {
		return err
	}
	o, err := openOurs(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	stream, err := b.rate(func() (*esdb.ReadStream, error) {
		return o.client.ReadStream(ctx, streamName(0), esdb.ReadStreamOptions{}, reads)
	})
	if err != nil {
		return err
	}
	all, err := b.rate(func() (*esdb.ReadStream, error) {
		return o.client.ReadAll(ctx, esdb.ReadAllOptions{}, reads)
	})
	if err != nil {
		return err
	}
	row{what: "reading a stream, events/s", measured: whole(stream), target: whole(120_000)}.print()
	row{what: "reading `$all`, events/s", measured: whole(all), target: whole(120_000)}.print()
	return nil
}

// rate reads from beginning to end, once to warm up and then again and again,
// and returns the events a second.
func (b *bench) rate(open func() (*esdb.ReadStream, error)) (float64, error) {
	if _, err := readOnce(open); err != nil {
		return 0, err
	}
	n, start := 0, time.Now()
	for time.Since(start) < b.during {
		some, err := readOnce(open)
		if err != nil {
			return 0, err
		}
		n += some
	}
	return float64(n) / time.Since(start).Seconds(), nil
}

func readOnce(open func() (*esdb.ReadStream, error)) (int, error) {
	read, err := open()
	if err != nil {
		return 0, err
	}
	return drain(read)
}

func drain(read *esdb.ReadStream) (n int, err error) {
	defer read.Close()
	for {
		_, err := read.Recv()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		n++
	}
}
