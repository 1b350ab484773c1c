package main

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/readmodels"
)

const (
	// indexEvery is how often the projector role looks whether lists want an index.
	indexEvery = time.Minute
	// indexAfter is how long lists may have taken together by a field before it
	// gets an index, however seldom it was used: in a large table a few do.
	indexAfter = 2 * time.Second
	// mostIndexes of one table are made without being asked for: each write of
	// a row pays for every one of them.
	mostIndexes = 12
)

// startIndexer makes, in the background, the indexes that lists want.
func (m *Main) startIndexer(ctx context.Context) error {
	least := m.Config.leastUses()
	if least == 0 || !m.Config.has("projector") {
		return nil
	}
	indexer := &readmodels.Indexer{
		Store: m.core.reads, Rule: readmodels.IndexRule{Least: least, Spent: indexAfter, Most: mostIndexes}, Every: indexEvery, Logger: m.Logger,
	}
	if err := indexer.Start(ctx); err != nil {
		return err
	}
	m.running.push(func() error { indexer.Stop(); return nil })
	return nil
}
