package main

import (
	"context"
	"errors"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// ours is an embedded server, and an official client of it over loopback.
type ours struct {
	server *esdbserver.Server
	client *esdb.Client
}

func openOurs(_ context.Context, dir string) (*ours, error) {
	server, err := esdbserver.Open(dir, esdbserver.Options{Logger: quiet})
	if err != nil {
		return nil, err
	}
	client, err := connect(server.URL())
	if err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return &ours{server, client}, nil
}

func connect(url string) (*esdb.Client, error) {
	config, err := esdb.ParseConnectionString(url)
	if err != nil {
		return nil, err
	}
	config.Logger = esdb.NoopLogging()
	config.DefaultDeadline = new(time.Minute) // slow is slow, and no failure
	return esdb.NewClient(config)
}

func (o *ours) append(ctx context.Context, w *writer, events []event) error {
	expected := esdb.ExpectedRevision(esdb.NoStream{})
	if w.revision >= 0 {
		expected = esdb.Revision(uint64(w.revision))
	}
	_, err := o.client.AppendToStream(ctx, w.stream, esdb.AppendToStreamOptions{ExpectedRevision: expected}, proposed(events)...)
	return err
}

// proposed is events in the client's words.
func proposed(events []event) []esdb.EventData {
	list := make([]esdb.EventData, len(events))
	for i, e := range events {
		list[i] = esdb.EventData{EventID: e.id, EventType: eventType, ContentType: esdb.ContentTypeJson, Data: e.data}
	}
	return list
}

const eventType = "measured"

func (o *ours) close() error { return errors.Join(o.client.Close(), o.server.Close()) }
